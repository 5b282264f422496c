//! `/local/snapshot` and `/local/reset`: the whole state.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use serde_json::{Value, json};

use super::json_stream::json_stream;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state;

/// `GET /local/snapshot`: the state, in the format of a seed.
pub(super) async fn show(State(local): State<Arc<LocalClerk>>) -> impl IntoResponse {
    let mut snapshot = local.state().clone();
    // The keys belong to the running program, and a snapshot may be committed.
    snapshot.secret_key = None;
    snapshot.signing_key = None;
    ([(CONTENT_TYPE, "application/json")], json_stream(snapshot))
}

/// `POST /local/snapshot`: replaces the state. The keys stay the same.
pub(super) async fn restore(
    State(local): State<Arc<LocalClerk>>,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    let text =
        str::from_utf8(&body).map_err(|_| ApiError::body_invalid("The snapshot is not UTF-8.".to_owned()))?;
    let state = state::State::parse(text, "the snapshot")
        .map_err(|error| ApiError::body_invalid(error.to_string()))?;
    local.store().restore(state);
    Ok(Json(json!({})))
}

/// `POST /local/reset`: returns to the state at the start, without faults and with a right clock. The keys stay the
/// same.
pub(super) async fn reset(State(local): State<Arc<LocalClerk>>) -> Json<Value> {
    local.store().reset();
    local.faults().clear();
    local.set_token_offset_ms(0);
    Json(json!({}))
}
