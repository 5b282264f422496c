//! The public key: `GET /v1/jwks` and `GET /.well-known/jwks.json`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::Value;

use crate::local_clerk::LocalClerk;

/// The JSON Web Key Set.
pub async fn show(State(local): State<Arc<LocalClerk>>) -> Json<Value> {
    Json(local.signing_key().to_jwks())
}
