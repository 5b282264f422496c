//! `POST /v1/dev_browser`: a token for a browser that has none.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use crate::local_clerk::LocalClerk;

/// Registers a new browser and responds with its token, in a bare object as with Clerk.
pub(super) async fn create(State(local): State<Arc<LocalClerk>>) -> Json<Value> {
    let client = local.change(|state| state.meet([]));
    Json(json!({ "object": "dev_browser", "id": client.token, "token": client.token }))
}
