//! `/v1/me/totp`, `/v1/me/backup_codes`, and phone numbers as second factors.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::{patch, post};
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::errors::ApiError;
use crate::frontend_api::form::Form;
use crate::frontend_api::me::Me;
use crate::local_clerk::LocalClerk;
use crate::state::contact::Contact;
use crate::state::second_factors::Totp;
use crate::state::users::PhoneNumberChange;

/// The paths of these resources.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/me/totp", post(enrol_totp).delete(remove_totp))
        .route("/me/totp/attempt_verification", post(verify_totp))
        .route("/me/backup_codes", post(create_backup_codes))
        // As Clerk's scripts send it.
        .route("/me/backup_codes/", post(create_backup_codes))
        .route("/me/phone_numbers/{id}", patch(change_phone_number))
}

/// `POST /v1/me/totp`: a new secret, which is not shown again.
async fn enrol_totp(State(local): State<Arc<LocalClerk>>, me: Me) -> Result<Json<Value>, ApiError> {
    let totp = me.change_sensitive(&local, |state| state.enrol_totp(&me.user_id))?;
    me.caller.reply(|view| {
        let state = view.state();
        let user = state.user(&me.user_id)?;
        let account = user.identifier().unwrap_or(&user.id);
        let mut payload = totp_payload(&totp);
        payload["secret"] = json!(totp.secret.to_base32());
        payload["uri"] = json!(totp.uri(&state.instance.application_name, account));
        Ok(payload)
    })
}

/// `POST /v1/me/totp/attempt_verification`
async fn verify_totp(
    State(local): State<Arc<LocalClerk>>,
    me: Me,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    form.only(&["code"])?;
    let code = form.required("code")?;
    let (totp, backup_codes) = local.change(|state| state.verify_totp(&me.user_id, code))?;
    me.caller.reply(|_| {
        let mut payload = totp_payload(&totp);
        payload["backup_codes"] = json!(backup_codes);
        Ok(payload)
    })
}

/// `DELETE /v1/me/totp`
async fn remove_totp(State(local): State<Arc<LocalClerk>>, me: Me) -> Result<Json<Value>, ApiError> {
    let totp = me.change_sensitive(&local, |state| state.remove_totp(&me.user_id))?;
    me.caller.reply(|_| Ok(json!({ "object": "totp", "id": totp.id, "deleted": true })))
}

/// `POST /v1/me/backup_codes`: new ones, which are not shown again.
async fn create_backup_codes(State(local): State<Arc<LocalClerk>>, me: Me) -> Result<Json<Value>, ApiError> {
    let (codes, texts) = me.change_sensitive(&local, |state| state.create_backup_codes(&me.user_id))?;
    me.caller.reply(|_| {
        Ok(json!({
            "object": "backup_code",
            "id": codes.id,
            "codes": texts,
            "created_at": codes.created_at,
            "updated_at": codes.updated_at,
        }))
    })
}

/// `PATCH /v1/me/phone_numbers/{id}`
async fn change_phone_number(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    me: Me,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    form.only(&["reserved_for_second_factor", "default_second_factor"])?;
    let change = PhoneNumberChange {
        reserved_for_second_factor: form.flag("reserved_for_second_factor")?,
        default_second_factor: form.flag("default_second_factor")?,
    };
    let codes = local.change(|state| {
        // Which of them is offered first is not sensitive: Clerk's components change it without asking.
        if change.reserved_for_second_factor.is_some() {
            state.check_reverified(&me.session_id, state.now_ms())?;
        }
        state.change_phone_number(&me.user_id, &id, change)
    })?;
    me.caller.reply(|view| {
        let mut payload = view.contact(view.state().user(&me.user_id)?, Contact::PhoneNumber, &id)?;
        payload["backup_codes"] = json!(codes);
        Ok(payload)
    })
}

fn totp_payload(totp: &Totp) -> Value {
    json!({
        "object": "totp",
        "id": totp.id,
        "verified": totp.verified,
        "backup_codes": null,
        "created_at": totp.created_at,
        "updated_at": totp.updated_at,
    })
}
