//! Clients, <https://clerk.com/docs/reference/backend-api/tag/clients>.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::listing::Listing;
use super::session_id::sid;
use super::{Parameters, RequestBody};
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::views::View;

/// The paths of this resource.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/clients", get(list))
        .route("/clients/verify", post(verify))
        .route("/clients/handshake_payload", get(handshake_payload))
        .route("/clients/{client_id}", get(show))
}

#[derive(Deserialize)]
struct Verification {
    token: String,
}

/// `GET /v1/clients`
async fn list(
    State(local): State<Arc<LocalClerk>>,
    Parameters(listing): Parameters<Listing>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let view = View::backend(&local, &state);
    let payloads = state.clients.iter().map(|client| view.client_for_backends(client)).collect();
    Ok(Json(listing.page_or_array(payloads, &[])?))
}

/// `GET /v1/clients/{client_id}`
async fn show(State(local): State<Arc<LocalClerk>>, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let client = state.client_with_id(&id).ok_or_else(|| unknown(&id))?;
    Ok(Json(View::backend(&local, &state).client_for_backends(client)))
}

/// `POST /v1/clients/verify`: the token is that of a browser, or one of its session tokens.
async fn verify(
    State(local): State<Arc<LocalClerk>>,
    RequestBody(Verification { token }): RequestBody<Verification>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let session = sid(&token).and_then(|id| state.sessions.get(&id));
    let of_session = session.filter(|session| session.is_active(local.now_ms()));
    let client = state
        .clients
        .get(&token)
        .or_else(|| state.client_with_id(&of_session?.client_id))
        .ok_or_else(|| ApiError::parameter_invalid("token", "is not that of a client".to_owned()))?;
    Ok(Json(View::backend(&local, &state).client_for_backends(client)))
}

fn unknown(id: &str) -> ApiError {
    ApiError::not_found(format!("There is no client with the id {id:?}."))
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
