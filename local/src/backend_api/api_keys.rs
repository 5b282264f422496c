//! API keys, <https://clerk.com/docs/reference/backend-api/tag/api-keys>.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::collection::deleted;
use super::listing::Listing;
use super::machine_tokens::{expiration, verify};
use super::{Parameters, RequestBody};
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::State as Known;
use crate::state::machine_token::{MachineToken, MachineTokenKind::ApiKey};
use crate::views::View;

type Local = State<Arc<LocalClerk>>;

/// Names are at least this long, as with Clerk.
const MIN_NAME_LENGTH: usize = 3;

/// The paths of this resource.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/api_keys", get(list).post(create))
        .route("/api_keys/verify", post(verify_secret))
        .route("/api_keys/{api_key_id}", get(show).patch(update).delete(delete))
        .route("/api_keys/{api_key_id}/revoke", post(revoke))
        .route("/api_keys/{api_key_id}/secret", get(secret))
}

#[derive(Deserialize)]
struct Filter {
    subject: String,
    #[serde(default)]
    include_invalid: bool,
    query: Option<String>,
}

#[derive(Deserialize)]
struct New {
    name: String,
    subject: String,
    description: Option<String>,
    claims: Option<Map<String, Value>>,
    scopes: Option<Vec<String>>,
    created_by: Option<String>,
    seconds_until_expiration: Option<f64>,
}

#[derive(Deserialize)]
struct Changes {
    subject: Option<String>,
    description: Option<String>,
    claims: Option<Map<String, Value>>,
    scopes: Option<Vec<String>>,
    seconds_until_expiration: Option<f64>,
}

#[derive(Deserialize)]
struct Revocation {
    revocation_reason: Option<String>,
}

#[derive(Deserialize)]
struct Secret {
    secret: String,
}

/// `GET /api_keys`: those of a subject, without invalid ones unless they are asked for.
async fn list(
    State(local): Local,
    Parameters(listing): Parameters<Listing>,
    Parameters(filter): Parameters<Filter>,
) -> Result<Json<Value>, ApiError> {
    let (state, now_ms) = (local.state(), local.now_ms());
    let view = View::backend(&local, &state);
    let keys = state.machine_tokens.iter().filter(|one| {
        one.kind == ApiKey
            && one.subject == filter.subject
            && (filter.include_invalid || one.is_valid(ApiKey, now_ms))
            && filter.query.as_ref().is_none_or(|text| one.name.contains(text) || one.id == *text)
    });
    Ok(Json(listing.page(keys.map(|one| view.machine_token(one)).collect(), &[])?))
}

/// `POST /api_keys`: the answer has the secret.
async fn create(State(local): Local, RequestBody(new): RequestBody<New>) -> Result<Json<Value>, ApiError> {
    if new.name.trim().len() < MIN_NAME_LENGTH {
        let fault = format!("must have at least {MIN_NAME_LENGTH} characters");
        return Err(ApiError::parameter_invalid("name", fault));
    }
    let key = local.change(|state| {
        check_subject(state, &new.subject)?;
        let now_ms = state.now_ms();
        let key = MachineToken {
            name: new.name,
            description: new.description,
            claims: new.claims,
            scopes: new.scopes.unwrap_or_default(),
            created_by: new.created_by,
            expiration: expiration(new.seconds_until_expiration, now_ms)?,
            ..MachineToken::new(ApiKey, &new.subject, now_ms)
        };
        state.machine_tokens.insert(key.clone());
        Ok::<_, ApiError>(key)
    })?;
    let mut payload = View::backend(&local, &local.state()).machine_token(&key);
    payload["secret"] = json!(key.token);
    Ok(Json(payload))
}

/// `GET /api_keys/{api_key_id}`
async fn show(State(local): Local, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let key = state.machine_token_with_id(ApiKey, &id)?;
    Ok(Json(View::backend(&local, &state).machine_token(key)))
}

/// `PATCH /api_keys/{api_key_id}`
async fn update(
    State(local): Local,
    Path(id): Path<String>,
    RequestBody(changes): RequestBody<Changes>,
) -> Result<Json<Value>, ApiError> {
    let key = local.change(|state| {
        let key = state.machine_token_with_id(ApiKey, &id)?;
        if changes.subject.is_some_and(|subject| subject != key.subject) {
            return Err(ApiError::parameter_invalid("subject", "is not that of this API key".to_owned()));
        }
        let end = expiration(changes.seconds_until_expiration, state.now_ms())?;
        state.change_machine_token(ApiKey, &id, |key| {
            key.description = changes.description.or(key.description.take());
            key.claims = changes.claims.or(key.claims.take());
            key.scopes = changes.scopes.unwrap_or_else(|| std::mem::take(&mut key.scopes));
            key.expiration = end.or(key.expiration);
        })
    })?;
    Ok(Json(View::backend(&local, &local.state()).machine_token(&key)))
}

/// `DELETE /api_keys/{api_key_id}`
async fn delete(State(local): Local, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    local.change(|state| {
        let token = state.machine_token_with_id(ApiKey, &id)?.token.clone();
        state.machine_tokens.remove(&token);
        Ok(Json(deleted("api_key", &id)))
    })
}

/// `POST /api_keys/{api_key_id}/revoke`
async fn revoke(
    State(local): Local,
    Path(id): Path<String>,
    RequestBody(Revocation { revocation_reason }): RequestBody<Revocation>,
) -> Result<Json<Value>, ApiError> {
    let key = local.change(|state| state.revoke_machine_token(ApiKey, &id, revocation_reason))?;
    Ok(Json(View::backend(&local, &local.state()).machine_token(&key)))
}

/// `GET /api_keys/{api_key_id}/secret`
async fn secret(State(local): Local, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    Ok(Json(json!({ "secret": state.machine_token_with_id(ApiKey, &id)?.token })))
}

/// `POST /api_keys/verify`
async fn verify_secret(
    State(local): Local,
    RequestBody(Secret { secret }): RequestBody<Secret>,
) -> Result<Json<Value>, ApiError> {
    verify(&local, ApiKey, &secret)
}

/// API keys belong to users and organizations.
fn check_subject(state: &Known, subject: &str) -> Result<(), ApiError> {
    match subject.split_once('_').map(|(prefix, _)| prefix) {
        Some("user") => state.user(subject).map(|_| ()),
        Some("org") => state.organization(subject).map(|_| ()),
        Some("mch") => state.machine(subject).map(|_| ()),
        _ => Err(ApiError::parameter_invalid(
            "subject",
            "must be the ID of a user or an organization".to_owned(),
        )),
    }
}
