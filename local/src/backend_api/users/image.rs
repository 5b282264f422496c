//! Pictures of users.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::post;
use axum::{Json, Router};
use serde_json::Value;

use super::respond::respond;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::upload::{Upload, body_limit};

type Local = State<Arc<LocalClerk>>;

/// The path of these operations.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new().route("/users/{user_id}/profile_image", post(set).delete(remove).layer(body_limit()))
}

/// `POST /v1/users/{user_id}/profile_image`
async fn set(State(local): Local, Path(id): Path<String>, upload: Upload) -> Result<Json<Value>, ApiError> {
    local.change(|state| {
        state.user(&id)?;
        state.set_image(&id, &upload.0)
    })?;
    respond(&local, &id)
}

/// `DELETE /v1/users/{user_id}/profile_image`
async fn remove(State(local): Local, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    local.change(|state| {
        state.user(&id)?;
        state.remove_image(&id)
    })?;
    respond(&local, &id)
}
