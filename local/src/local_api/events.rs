//! `GET /local/events`: what happened.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use crate::local_clerk::LocalClerk;

/// Responds with the last 1,000 events, the newest first.
pub(super) async fn list(State(local): State<Arc<LocalClerk>>) -> Json<Value> {
    let events = local.store().events();
    let data: Vec<_> = events.newest_first().collect();
    Json(json!({ "data": data, "total_count": data.len() }))
}
