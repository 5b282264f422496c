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
    /// The revision that the page shows.
    after: String,
}

/// Responds with the revision when there is another one, or after 25 seconds.
pub(super) async fn wait(
    State(local): State<Arc<LocalClerk>>,
    Query(Question { after }): Query<Question>,
) -> Json<Value> {
    let mut requests = local.store().requests();
    let mut webhooks = local.webhooks().news();
    let happens = async {
        while revision(&local) == after {
            // Both senders live as long as `local`.
            tokio::select! {
                _ = requests.changed() => {}
                _ = webhooks.changed() => {}
            }
        }
    };
    let _ = timeout(PATIENCE, happens).await;
    Json(json!({ "revision": revision(&local) }))
}

/// Changes when something happens: the last event, and the number of times that a webhook was sent.
pub(super) fn revision(local: &LocalClerk) -> String {
    let sent: usize = local.webhooks().messages().after(None).map(|message| message.attempts.len()).sum();
    format!("{}-{sent}", local.store().events().last_id())
}
