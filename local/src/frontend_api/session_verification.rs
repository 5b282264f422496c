//! `/v1/client/sessions/{session_id}/verify`: reverification.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::post;
use axum::{Json, Router};
use serde_json::Value;

use super::caller::Caller;
use super::factor_form::{response, strategy};
use super::form::Form;
use super::sessions::own_session;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::session_verification::{Level, SessionVerificationStatus as Step};

/// The paths of reverifications.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    let path = |step: &str| format!("/client/sessions/{{session_id}}/verify{step}");
    Router::new()
        .route(&path(""), post(start))
        .route(&path("/prepare_first_factor"), post(prepare_first_factor))
        .route(&path("/attempt_first_factor"), post(attempt_first_factor))
        .route(&path("/prepare_second_factor"), post(prepare_second_factor))
        .route(&path("/attempt_second_factor"), post(attempt_second_factor))
}

/// `POST …/verify`
async fn start(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    caller: Caller,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    form.only(&["level"])?;
    let level = match form.filled("level") {
        None | Some("first_factor") => Level::FirstFactor,
        Some("second_factor") => Level::SecondFactor,
        Some("multi_factor") => Level::MultiFactor,
        Some(other) => {
            let fault =
                format!("must be \"first_factor\", \"second_factor\" or \"multi_factor\", not {other:?}");
            return Err(ApiError::parameter_invalid("level", fault));
        }
    };
    local.change(|state| {
        own_session(state, &caller, &id, state.now_ms())?;
        state.start_reverification(&id, level)
    })?;
    caller.reply(|view| view.session_verification(&id))
}

/// `POST …/verify/prepare_first_factor`
async fn prepare_first_factor(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    caller: Caller,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    prepare(&local, &caller, &id, Step::NeedsFirstFactor, &form)
}

/// `POST …/verify/attempt_first_factor`
async fn attempt_first_factor(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    caller: Caller,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    attempt(&local, &caller, &id, Step::NeedsFirstFactor, &form)
}

/// `POST …/verify/prepare_second_factor`
async fn prepare_second_factor(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    caller: Caller,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    prepare(&local, &caller, &id, Step::NeedsSecondFactor, &form)
}

/// `POST …/verify/attempt_second_factor`
async fn attempt_second_factor(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    caller: Caller,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    attempt(&local, &caller, &id, Step::NeedsSecondFactor, &form)
}

fn prepare(
    local: &LocalClerk,
    caller: &Caller,
    id: &str,
    step: Step,
    form: &Form,
) -> Result<Json<Value>, ApiError> {
    form.only(&["strategy", "email_address_id", "phone_number_id", "default", "channel"])?;
    let strategy = strategy(form)?.ok_or_else(|| ApiError::parameter_missing("strategy"))?;
    let recipient = form.filled("email_address_id").or_else(|| form.filled("phone_number_id"));
    local.change(|state| {
        own_session(state, caller, id, state.now_ms())?;
        state.prepare_reverification(id, step, strategy, recipient)
    })?;
    caller.reply(|view| view.session_verification(id))
}

fn attempt(
    local: &LocalClerk,
    caller: &Caller,
    id: &str,
    step: Step,
    form: &Form,
) -> Result<Json<Value>, ApiError> {
    form.only(&["strategy", "password", "code"])?;
    let response = response(form)?;
    local.change(|state| {
        own_session(state, caller, id, state.now_ms())?;
        state.attempt_reverification(id, step, response)
    })?;
    caller.reply(|view| view.session_verification(id))
}
