//! `/local/webhooks`: where webhooks are sent, what was sent, and waiting for what will be.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::backend_api::{Parameters, RequestBody};
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::webhook_endpoint::WebhookEndpoint;
use crate::webhooks::Message;

/// How long a client waits for a message at most.
const MAX_WAIT: Duration = Duration::from_secs(60);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WantedEndpoint {
    url: Option<String>,
    /// The types of the events; by default all.
    #[serde(default)]
    events: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct Question {
    #[serde(rename = "type")]
    kind: Option<String>,
    /// The ID of the last message that the client knows.
    after: Option<String>,
    /// How long to wait, up to a minute; five seconds by default.
    wait_seconds: Option<u64>,
}

/// `POST /local/webhooks/endpoints`
pub(super) async fn add_endpoint(
    State(local): State<Arc<LocalClerk>>,
    RequestBody(wanted): RequestBody<WantedEndpoint>,
) -> Result<Json<Value>, ApiError> {
    let url = wanted.url.ok_or_else(|| ApiError::parameter_missing("url"))?;
    let url = WebhookEndpoint::parse_url(&url)
        .map_err(|expected| ApiError::parameter_invalid("url", format!("is {url:?}, {expected}")))?;
    let endpoint = WebhookEndpoint::new(url.as_str(), wanted.events);
    local.change(|state| state.webhook_endpoints.insert(endpoint.clone()));
    Ok(Json(json!(endpoint)))
}

/// `GET /local/webhooks/endpoints`
pub(super) async fn list_endpoints(State(local): State<Arc<LocalClerk>>) -> Json<Value> {
    let state = local.state();
    Json(json!({ "data": state.webhook_endpoints, "total_count": state.webhook_endpoints.len() }))
}

/// `DELETE /local/webhooks/endpoints/{id}`
pub(super) async fn remove_endpoint(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    local
        .change(|state| state.webhook_endpoints.remove(&id))
        .map(|endpoint| Json(json!(endpoint)))
        .ok_or_else(|| ApiError::not_found(format!("There is no webhook endpoint with the id {id:?}.")))
}

/// `GET /local/webhooks`: the last 1,000 messages, the newest first.
pub(super) async fn list(
    State(local): State<Arc<LocalClerk>>,
    Parameters(question): Parameters<Question>,
) -> Json<Value> {
    let messages = local.webhooks().messages();
    let data: Vec<&Message> =
        messages.after(question.after.as_deref()).filter(|message| question.wants(message)).rev().collect();
    Json(json!({ "data": data, "total_count": data.len() }))
}

/// `GET /local/webhooks/next`: the first message after the known one, as soon as there is one.
pub(super) async fn next(
    State(local): State<Arc<LocalClerk>>,
    Parameters(question): Parameters<Question>,
) -> Result<Json<Value>, ApiError> {
    let mut news = local.webhooks().news();
    let find = || {
        let messages = local.webhooks().messages();
        let mut after = messages.after(question.after.as_deref());
        after.find(|message| question.wants(message)).cloned()
    };
    let wait = Duration::from_secs(question.wait_seconds.unwrap_or(5)).min(MAX_WAIT);
    let found = timeout(wait, async {
        loop {
            match find() {
                Some(message) => return message,
                // The sender lives as long as `local`.
                None => {
                    let _ = news.changed().await;
                }
            }
        }
    });
    match found.await {
        Ok(message) => Ok(Json(json!(message))),
        Err(_) => Err(ApiError::not_found(format!(
            "There was no webhook{} within {} s.",
            question.kind.map_or_else(String::new, |kind| format!(" of the type {kind:?}")),
            wait.as_secs()
        ))),
    }
}

/// `POST /local/webhooks/{id}/replay`: sends a message again, to all endpoints.
pub(super) async fn replay(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
) -> Result<(StatusCode, Json<Value>), ApiError> {
    let endpoints: Vec<WebhookEndpoint> = local.state().webhook_endpoints.iter().cloned().collect();
    if local.webhooks().replay(&id, &endpoints) {
        Ok((StatusCode::ACCEPTED, Json(json!({}))))
    } else {
        Err(ApiError::not_found(format!("There is no message with the id {id:?}; the last 1,000 are kept.")))
    }
}

impl Question {
    fn wants(&self, message: &Message) -> bool {
        self.kind.as_ref().is_none_or(|kind| *kind == message.kind)
    }
}
