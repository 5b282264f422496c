//! Testing tokens, <https://clerk.com/docs/reference/backend-api/tag/testing-tokens>. There is no bot protection here
//! that they could bypass, but tests ask for them.

use std::sync::Arc;

use axum::extract::State;
use axum::routing::post;
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::ids;
use crate::local_clerk::LocalClerk;

/// How long a token is valid, as with Clerk: one hour.
const LIFETIME_MS: i64 = 60 * 60 * 1000;

/// The paths of this resource.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new().route("/testing_tokens", post(create))
}

/// `POST /v1/testing_tokens`
async fn create(State(local): State<Arc<LocalClerk>>) -> Json<Value> {
    let expires_at = local.now_ms() + LIFETIME_MS;
    Json(json!({ "object": "testing_token", "token": ids::ticket(), "expires_at": expires_at }))
}
