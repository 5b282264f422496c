//! `/v1/client/sign_ups`: how users sign up.

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
use crate::state::sign_ups::SignUpFields;
use crate::state::strategy::Strategy;

/// The paths of sign-ups.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/client/sign_ups", post(create))
        .route("/client/sign_ups/{id}", get(show).patch(update))
        .route("/client/sign_ups/{id}/prepare_verification", post(prepare_verification))
        .route("/client/sign_ups/{id}/attempt_verification", post(attempt_verification))
}

const FIELDS: [&str; 13] = [
    "email_address",
    "phone_number",
    "username",
    "first_name",
    "last_name",
    "password",
    "unsafe_metadata",
    "strategy",
    "transfer",
    "ticket",
    "redirect_url",
    "channel",
    "legal_accepted",
];

/// `POST /v1/client/sign_ups`
async fn create(
    State(local): State<Arc<LocalClerk>>,
    caller: Caller,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    let fields = fields(&form)?;
    let strategy = strategy(&form)?;
    let target = link_target(&local, &form)?;
    let id = local.change(|state| {
        let id = state.create_sign_up(caller.page(), fields)?;
        if let Some(strategy @ (Strategy::EmailCode | Strategy::EmailLink | Strategy::PhoneCode)) = strategy {
            state.prepare_sign_up_verification(caller.page(), &id, strategy, target.as_ref())?;
        }
        Ok::<_, ApiError>(id)
    })?;
    caller.reply(|view| view.sign_up_of(&caller.token, &id))
}

/// `GET …/{id}`, with the client: a page that waits for a link to be followed learns of the session by it.
async fn show(caller: Caller, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    caller.reply(|view| view.sign_up_of(&caller.token, &id))
}

/// `PATCH …/{id}`
async fn update(
    State(local): State<Arc<LocalClerk>>,
    caller: Caller,
    Path(id): Path<String>,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    let fields = fields(&form)?;
    local.change(|state| state.update_sign_up(caller.page(), &id, fields))?;
    caller.reply(|view| view.sign_up_of(&caller.token, &id))
}

/// `POST …/prepare_verification`
async fn prepare_verification(
    State(local): State<Arc<LocalClerk>>,
    caller: Caller,
    Path(id): Path<String>,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    form.only(&["strategy", "redirect_url", "channel"])?;
    let strategy = strategy(&form)?.ok_or_else(|| ApiError::parameter_missing("strategy"))?;
    let target = link_target(&local, &form)?;
    local
        .change(|state| state.prepare_sign_up_verification(caller.page(), &id, strategy, target.as_ref()))?;
    caller.reply(|view| view.sign_up_of(&caller.token, &id))
}

/// `POST …/attempt_verification`
async fn attempt_verification(
    State(local): State<Arc<LocalClerk>>,
    caller: Caller,
    Path(id): Path<String>,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    form.only(&["strategy", "code"])?;
    let response = response(&form)?;
    local.change(|state| state.attempt_sign_up_verification(caller.page(), &id, response))?;
    caller.reply(|view| view.sign_up_of(&caller.token, &id))
}

/// The fields that are filled in. Clerk's components send empty ones too.
fn fields(form: &Form) -> Result<SignUpFields<'_>, ApiError> {
    form.only(&[&FIELDS[..], &IGNORED].concat())?;
    if form.flag("transfer")? == Some(true) {
        return Err(ApiError::nothing_to_transfer());
    }
    if form.text("strategy") == Some(Strategy::Ticket.as_str()) {
        form.required("ticket")?;
    }
    Ok(SignUpFields {
        email_address: form.filled("email_address"),
        phone_number: form.filled("phone_number"),
        username: form.filled("username"),
        first_name: form.filled("first_name"),
        last_name: form.filled("last_name"),
        password: form.filled("password"),
        ticket: form.filled("ticket"),
        locale: form.filled("locale"),
        timezone: form.filled("timezone"),
        legal_accepted: form.flag("legal_accepted")?,
        unsafe_metadata: match form.filled("unsafe_metadata") {
            Some(_) => form.object("unsafe_metadata")?,
            None => None,
        },
    })
}
