//! Passwords and second factors of users.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::{delete, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::respond::respond;
use crate::backend_api::RequestBody;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::session::Ending;
use crate::state::users::CodeKind;

type Local = State<Arc<LocalClerk>>;

/// The paths of these operations.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/users/{user_id}/verify_password", post(verify_password))
        .route("/users/{user_id}/remove_password", post(remove_password))
        .route("/users/{user_id}/password/set_compromised", post(set_password_compromised))
        .route("/users/{user_id}/password/unset_compromised", post(unset_password_compromised))
        .route("/users/{user_id}/verify_totp", post(verify_totp))
        .route("/users/{user_id}/totp", delete(remove_totp))
        .route("/users/{user_id}/backup_code", delete(remove_backup_codes))
        .route("/users/{user_id}/mfa", delete(disable_second_factors))
}

#[derive(Deserialize)]
struct PasswordToVerify {
    password: String,
}

#[derive(Deserialize)]
struct PasswordRemoval {
    sign_out_of_other_sessions: Option<bool>,
}

#[derive(Deserialize)]
struct CompromisedPassword {
    revoke_all_sessions: Option<bool>,
}

#[derive(Deserialize)]
struct CodeToVerify {
    code: String,
}

/// `POST /v1/users/{user_id}/verify_password`
async fn verify_password(
    State(local): Local,
    Path(id): Path<String>,
    RequestBody(wanted): RequestBody<PasswordToVerify>,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| state.verify_password(&id, &wanted.password))?;
    Ok(Json(json!({ "verified": true })))
}

/// `POST /v1/users/{user_id}/remove_password`
async fn remove_password(
    State(local): Local,
    Path(id): Path<String>,
    RequestBody(wanted): RequestBody<PasswordRemoval>,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| {
        state.remove_password(&id)?;
        if wanted.sign_out_of_other_sessions == Some(true) {
            state.end_sessions_of(&id, Ending::Revoked);
        }
        Ok::<_, ApiError>(())
    })?;
    respond(&local, &id)
}

/// `POST /v1/users/{user_id}/password/set_compromised`
async fn set_password_compromised(
    State(local): Local,
    Path(id): Path<String>,
    RequestBody(wanted): RequestBody<CompromisedPassword>,
) -> Result<Json<Value>, ApiError> {
    let ends_sessions = wanted.revoke_all_sessions == Some(true);
    local.change(|state| state.set_password_compromised(&id, ends_sessions))?;
    respond(&local, &id)
}

/// `POST /v1/users/{user_id}/password/unset_compromised`
async fn unset_password_compromised(
    State(local): Local,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| state.unset_password_compromised(&id))?;
    respond(&local, &id)
}

/// `POST /v1/users/{user_id}/verify_totp`
async fn verify_totp(
    State(local): Local,
    Path(id): Path<String>,
    RequestBody(wanted): RequestBody<CodeToVerify>,
) -> Result<Json<Value>, ApiError> {
    let kind = match local.change(|state| state.verify_second_factor(&id, &wanted.code))? {
        CodeKind::Totp => "totp",
        CodeKind::BackupCode => "backup_code",
    };
    Ok(Json(json!({ "verified": true, "code_type": kind })))
}

/// `DELETE /v1/users/{user_id}/totp`
async fn remove_totp(State(local): Local, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    local.change(|state| state.remove_totp(&id))?;
    Ok(Json(json!({ "user_id": id })))
}

/// `DELETE /v1/users/{user_id}/backup_code`
async fn remove_backup_codes(State(local): Local, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    local.change(|state| state.remove_backup_codes(&id))?;
    Ok(Json(json!({ "user_id": id })))
}

/// `DELETE /v1/users/{user_id}/mfa`
async fn disable_second_factors(
    State(local): Local,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| state.disable_second_factors(&id))?;
    Ok(Json(json!({ "user_id": id })))
}
