//! `/v1/client/sign_ins`: how users sign in.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::Value;

use super::caller::Caller;
use super::factor_form::{IGNORED, link_target, response, strategy};
use super::form::Form;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::sign_ins::NewSignIn;

/// The paths of sign-ins.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/client/sign_ins", post(create))
        .route("/client/sign_ins/{id}", get(show))
        .route("/client/sign_ins/{id}/prepare_first_factor", post(prepare_first_factor))
        .route("/client/sign_ins/{id}/attempt_first_factor", post(attempt_first_factor))
        .route("/client/sign_ins/{id}/prepare_second_factor", post(prepare_second_factor))
        .route("/client/sign_ins/{id}/attempt_second_factor", post(attempt_second_factor))
        .route("/client/sign_ins/{id}/reset_password", post(reset_password))
}

/// `POST /v1/client/sign_ins`
async fn create(
    State(local): State<Arc<LocalClerk>>,
    caller: Caller,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    let known = ["identifier", "strategy", "password", "ticket", "redirect_url", "transfer"];
    form.only(&[&known[..], &IGNORED].concat())?;
    if form.flag("transfer")? == Some(true) {
        return Err(ApiError::nothing_to_transfer());
    }
    let wanted = NewSignIn {
        identifier: form.filled("identifier"),
        strategy: strategy(&form)?,
        password: form.filled("password"),
        ticket: form.filled("ticket"),
        link_target: link_target(&local, &form)?,
    };
    let id = local.change(|state| state.create_sign_in(caller.page(), &wanted))?;
    caller.reply(|view| view.sign_in_of(&caller.token, &id))
}

/// `GET …/{id}`, with the client: a page that waits for a link to be followed learns of the session by it.
async fn show(caller: Caller, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    caller.reply(|view| view.sign_in_of(&caller.token, &id))
}

/// `POST …/prepare_first_factor`
async fn prepare_first_factor(
    State(local): State<Arc<LocalClerk>>,
    caller: Caller,
    Path(id): Path<String>,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    form.only(&["strategy", "email_address_id", "phone_number_id", "redirect_url", "default", "channel"])?;
    let strategy = strategy(&form)?.ok_or_else(|| ApiError::parameter_missing("strategy"))?;
    let recipient = form.filled("email_address_id").or_else(|| form.filled("phone_number_id"));
    let target = link_target(&local, &form)?;
    local.change(|state| {
        state.prepare_first_factor(caller.page(), &id, strategy, recipient, target.as_ref())
    })?;
    caller.reply(|view| view.sign_in_of(&caller.token, &id))
}

/// `POST …/attempt_first_factor`
async fn attempt_first_factor(
    State(local): State<Arc<LocalClerk>>,
    caller: Caller,
    Path(id): Path<String>,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    form.only(&["strategy", "password", "code"])?;
    let response = response(&form)?;
    local.change(|state| {
        state.attempt_first_factor(caller.page(), &id, response)?;
        // A code can be sent along with the new password.
        match form.filled("password") {
            Some(password) if response.strategy.resets_password() => {
                state.reset_password(caller.page(), &id, password, false)
            }
            _ => Ok(()),
        }
    })?;
    caller.reply(|view| view.sign_in_of(&caller.token, &id))
}

/// `POST …/prepare_second_factor`
async fn prepare_second_factor(
    State(local): State<Arc<LocalClerk>>,
    caller: Caller,
    Path(id): Path<String>,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    form.only(&["strategy", "phone_number_id", "default", "channel"])?;
    let strategy = strategy(&form)?.ok_or_else(|| ApiError::parameter_missing("strategy"))?;
    let recipient = form.filled("phone_number_id");
    local.change(|state| state.prepare_second_factor(caller.page(), &id, strategy, recipient))?;
    caller.reply(|view| view.sign_in_of(&caller.token, &id))
}

/// `POST …/attempt_second_factor`
async fn attempt_second_factor(
    State(local): State<Arc<LocalClerk>>,
    caller: Caller,
    Path(id): Path<String>,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    form.only(&["strategy", "code"])?;
    let response = response(&form)?;
    local.change(|state| state.attempt_second_factor(caller.page(), &id, response))?;
    caller.reply(|view| view.sign_in_of(&caller.token, &id))
}

/// `POST …/reset_password`
async fn reset_password(
    State(local): State<Arc<LocalClerk>>,
    caller: Caller,
    Path(id): Path<String>,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    form.only(&["password", "sign_out_of_other_sessions"])?;
    let password = form.required("password")?;
    let ends_others = form.flag("sign_out_of_other_sessions")?.unwrap_or(false);
    local.change(|state| state.reset_password(caller.page(), &id, password, ends_others))?;
    caller.reply(|view| view.sign_in_of(&caller.token, &id))
}
