//! `GET /v1/clients/handshake_payload`: for browsers that return from a handshake.

use std::sync::Arc;

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Parameters;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;

/// The paths of this resource.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new().route("/clients/handshake_payload", get(handshake_payload))
}

#[derive(Deserialize)]
struct Question {
    nonce: Option<String>,
}

/// Returns the cookies of a handshake, once.
async fn handshake_payload(
    State(local): State<Arc<LocalClerk>>,
    Parameters(question): Parameters<Question>,
) -> Result<Json<Value>, ApiError> {
    let nonce = question.nonce.ok_or_else(|| ApiError::parameter_missing("nonce"))?;
    let now_ms = local.now_ms();
    let directives = local.change(|state| state.nonces.take(&nonce, now_ms)).ok_or_else(|| {
        ApiError::not_found("This handshake nonce is unknown: it was used already, or is too old.".to_owned())
    })?;
    Ok(Json(json!({ "directives": directives })))
}
