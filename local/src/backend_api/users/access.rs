//! Bans and lockouts of users.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::post;
use axum::{Json, Router};
use serde_json::Value;

use super::respond::respond;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::store::Change;

type Local = State<Arc<LocalClerk>>;

/// The paths of these operations.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/users/{user_id}/ban", post(ban))
        .route("/users/{user_id}/unban", post(unban))
        .route("/users/{user_id}/lock", post(lock))
        .route("/users/{user_id}/unlock", post(unlock))
}

/// `POST /v1/users/{user_id}/ban`
async fn ban(State(local): Local, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    change(&local, &id, |state| state.ban_user(&id))
}

/// `POST /v1/users/{user_id}/unban`
async fn unban(State(local): Local, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    change(&local, &id, |state| state.unban_user(&id))
}

/// `POST /v1/users/{user_id}/lock`
async fn lock(State(local): Local, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    change(&local, &id, |state| state.lock_user(&id))
}

/// `POST /v1/users/{user_id}/unlock`
async fn unlock(State(local): Local, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    change(&local, &id, |state| state.unlock_user(&id))
}

fn change(
    local: &LocalClerk,
    id: &str,
    change: impl FnOnce(&mut Change<'_>) -> Result<(), ApiError>,
) -> Result<Json<Value>, ApiError> {
    local.change(change)?;
    respond(local, id)
}
