//! Emails of the app, which go into the inbox, <https://clerk.com/docs/reference/backend-api/tag/emails>.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::RequestBody;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::identifiers::email_address;
use crate::state::message::{Content, Message};
use crate::state::store::Change;
use crate::views::View;

type Local = State<Arc<LocalClerk>>;

/// How many emails one request can send.
const MAX_BATCH: usize = 100;

/// The paths of this resource.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/email", post(create))
        .route("/email/batch", post(create_batch))
        .route("/email/{email_id}", get(show))
}

#[derive(Deserialize)]
struct New {
    to: Recipient,
    from: Mailbox,
    subject: String,
    html: Option<String>,
    text: Option<String>,
    idempotency_key: Option<String>,
}

#[derive(Deserialize)]
struct Recipient {
    address: Option<String>,
    user_id: Option<String>,
}

#[derive(Deserialize)]
struct Mailbox {
    address: String,
}

#[derive(Deserialize)]
struct Batch {
    messages: Vec<Value>,
}

/// `POST /v1/email`: sends once for an idempotency key.
async fn create(
    State(local): Local,
    headers: HeaderMap,
    RequestBody(mut new): RequestBody<New>,
) -> Result<Json<Value>, ApiError> {
    let key = headers.get("idempotency-key").and_then(|key| key.to_str().ok()).map(str::to_owned);
    new.idempotency_key = key.or(new.idempotency_key);
    let sent = local.change(|state| send(state, new))?;
    Ok(Json(payload(&local, &sent)))
}

/// `POST /v1/email/batch`: each email succeeds or fails by itself.
async fn create_batch(
    State(local): Local,
    RequestBody(Batch { messages }): RequestBody<Batch>,
) -> Result<Json<Value>, ApiError> {
    if !(1..=MAX_BATCH).contains(&messages.len()) {
        return Err(ApiError::parameter_invalid("messages", format!("must have 1 to {MAX_BATCH} emails")));
    }
    let results = messages.into_iter().enumerate().map(|(index, message)| {
        let sent = serde_json::from_value::<New>(message)
            .map_err(|error| ApiError::body_invalid(format!("The email is not valid: {error}.")))
            .and_then(|new| local.change(|state| send(state, new)));
        match sent {
            Ok(sent) => json!({ "index": index, "email": payload(&local, &sent), "status_code": 200 }),
            Err(error) => {
                json!({ "index": index, "errors": [error.payload()], "status_code": error.status().as_u16() })
            }
        }
    });
    Ok(Json(results.collect()))
}

/// `GET /v1/email/{email_id}`
async fn show(State(local): Local, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let message = state.messages.get(&id).filter(|message| message.is_email());
    let message =
        message.ok_or_else(|| ApiError::not_found(format!("There is no email with the id {id:?}.")))?;
    Ok(Json(View::backend(&local, &state).message(message)))
}

fn send(state: &mut Change<'_>, new: New) -> Result<Message, ApiError> {
    let sent_before = |one: &&Message| {
        let key = one.content.as_ref().and_then(|content| content.idempotency_key.as_ref());
        key.is_some() && key == new.idempotency_key.as_ref()
    };
    if let Some(known) = state.messages.iter().find(sent_before) {
        return Ok(known.clone());
    }
    let (to, user_id) = match (new.to.address, new.to.user_id) {
        (Some(address), None) => (email_address(&address)?, None),
        (None, Some(id)) => {
            let address = state.user(&id)?.primary_email_address().map(str::to_owned);
            let fault = || ApiError::parameter_invalid("to", "is a user without an email address".to_owned());
            (address.ok_or_else(fault)?, Some(id))
        }
        _ => {
            let fault = "must have either \"address\" or \"user_id\"".to_owned();
            return Err(ApiError::parameter_invalid("to", fault));
        }
    };
    if new.html.is_none() && new.text.is_none() {
        return Err(ApiError::parameter_missing("text"));
    }
    let body = new.text.clone().or_else(|| new.html.clone()).unwrap_or_default();
    let mut message = Message::with_text(&to, "custom", new.subject, body, state.now_ms());
    message.content = Some(Content {
        from: email_address(&new.from.address)?,
        html: new.html,
        user_id,
        idempotency_key: new.idempotency_key,
    });
    state.send(message.clone());
    Ok(message)
}

fn payload(local: &LocalClerk, message: &Message) -> Value {
    View::backend(local, &local.state()).message(message)
}
