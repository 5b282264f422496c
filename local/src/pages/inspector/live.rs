//! `GET /inspector/changes?after=…`: waits until something happens, so that pages show it immediately.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::{Query, State};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::local_clerk::LocalClerk;

/// How long a page waits for one response, at most.
const PATIENCE: Duration = Duration::from_secs(25);

#[derive(Deserialize)]
pub(super) struct Question {
    /// The last event that the page shows.
    after: u64,
}

/// Responds with the last event when there is another one, or after 25 seconds.
pub(super) async fn wait(
    State(local): State<Arc<LocalClerk>>,
    Query(Question { after }): Query<Question>,
) -> Json<Value> {
    let mut requests = local.store().requests();
    let last = || local.store().events().last_id();
    let happens = async {
        while last() == after {
            // An error would mean that the store is gone.
            if requests.changed().await.is_err() {
                break;
            }
        }
    };
    let _ = timeout(PATIENCE, happens).await;
    Json(json!({ "last_event": last() }))
}
