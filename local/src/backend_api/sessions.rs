//! Sessions and their tokens, <https://clerk.com/docs/reference/backend-api/tag/sessions>.

use std::ops::RangeInclusive;
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
use crate::state;
use crate::state::session::{Ending, Session};
use crate::token::{session_token, template_token};
use crate::views::View;

/// The lifetimes that may be requested; the maximum is ten years.
const TOKEN_SECONDS: RangeInclusive<u32> = 30..=315_360_000;

/// The paths of this resource.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/sessions", get(list).post(create))
        .route("/sessions/{session_id}", get(show))
        .route("/sessions/{session_id}/revoke", post(revoke))
        .route("/sessions/{session_id}/verify", post(verify))
        .route("/sessions/{session_id}/tokens", post(create_token))
        .route("/sessions/{session_id}/tokens/{template}", post(create_template_token))
}

#[derive(Deserialize)]
struct CreateSession {
    user_id: Option<String>,
    active_organization_id: Option<String>,
}

#[derive(Deserialize)]
struct CreateToken {
    expires_in_seconds: Option<i64>,
}

#[derive(Deserialize)]
struct Filter {
    client_id: Option<String>,
    user_id: Option<String>,
    status: Option<String>,
}

#[derive(Deserialize)]
struct Verification {
    token: String,
}

/// `GET /v1/sessions`
async fn list(
    State(local): State<Arc<LocalClerk>>,
    Parameters(listing): Parameters<Listing>,
    Parameters(filter): Parameters<Filter>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let view = View::backend(&local, &state);
    let sessions = state.sessions.iter().filter(|session| {
        filter.client_id.as_ref().is_none_or(|id| *id == session.client_id)
            && filter.user_id.as_ref().is_none_or(|id| *id == session.user_id)
            && filter.status.as_ref().is_none_or(|status| status == session.status(local.now_ms()))
    });
    Ok(Json(listing.page_or_array(sessions.map(|session| view.session(session)).collect(), &[])?))
}

/// `POST /v1/sessions/{session_id}/revoke`
async fn revoke(
    State(local): State<Arc<LocalClerk>>,
    Path(session_id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| {
        active_session(state, &session_id, state.now_ms())?;
        state.end_session(&session_id, Ending::Revoked);
        Ok::<_, ApiError>(())
    })?;
    Ok(Json(View::backend(&local, &local.state()).session_with_id(&session_id)?))
}

/// `POST /v1/sessions/{session_id}/verify`: the token has to be one of the session.
async fn verify(
    State(local): State<Arc<LocalClerk>>,
    Path(session_id): Path<String>,
    RequestBody(Verification { token }): RequestBody<Verification>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let session = active_session(&state, &session_id, local.now_ms())?;
    if sid(&token).as_ref() != Some(&session.id) {
        return Err(ApiError::parameter_invalid("token", "is not a token of this session".to_owned()));
    }
    Ok(Json(View::backend(&local, &state).session(session)))
}

/// `POST /v1/sessions`
async fn create(
    State(local): State<Arc<LocalClerk>>,
    RequestBody(wanted): RequestBody<CreateSession>,
) -> Result<Json<Value>, ApiError> {
    let user_id = wanted.user_id.ok_or_else(|| ApiError::parameter_missing("user_id"))?;
    let organization_id = wanted.active_organization_id.as_deref();
    let session = local
        .change(|state| state.start_session_in_new_client(&user_id, organization_id, &local.app_origin()))?;
    Ok(Json(View::backend(&local, &local.state()).session(&session)))
}

/// `GET /v1/sessions/{session_id}`
async fn show(
    State(local): State<Arc<LocalClerk>>,
    Path(session_id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    Ok(Json(View::backend(&local, &state).session(state.session(&session_id)?)))
}

/// `POST /v1/sessions/{session_id}/tokens`
async fn create_token(
    State(local): State<Arc<LocalClerk>>,
    Path(session_id): Path<String>,
    RequestBody(wanted): RequestBody<CreateToken>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let session = active_session(&state, &session_id, local.now_ms())?;
    let seconds = wanted.lifetime_seconds(local.settings().session_token_seconds)?;
    let user = state.user(&session.user_id)?;
    Ok(Json(token_answer(session_token(&local, &state, user, session, seconds).sign(local.signing_key()))))
}

/// `POST /v1/sessions/{session_id}/tokens/{template}`
async fn create_template_token(
    State(local): State<Arc<LocalClerk>>,
    Path((session_id, name)): Path<(String, String)>,
    RequestBody(wanted): RequestBody<CreateToken>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let session = active_session(&state, &session_id, local.now_ms())?;
    let template = state.jwt_template(&name)?;
    let seconds = wanted.lifetime_seconds(template.lifetime_seconds)?;
    let user = state.user(&session.user_id)?;
    Ok(Json(token_answer(
        template_token(&local, &state, user, session, template, seconds).sign(local.signing_key()),
    )))
}

impl CreateToken {
    fn lifetime_seconds(&self, default: u32) -> Result<u32, ApiError> {
        let Some(wanted) = self.expires_in_seconds else { return Ok(default) };
        u32::try_from(wanted).ok().filter(|seconds| TOKEN_SECONDS.contains(seconds)).ok_or_else(|| {
            let (least, most) = (TOKEN_SECONDS.start(), TOKEN_SECONDS.end());
            ApiError::parameter_invalid("expires_in_seconds", format!("must be between {least} and {most}"))
        })
    }
}

/// Returns the session if it is active.
///
/// # Errors
/// 404 if it is not active or does not exist.
pub(super) fn active_session<'s>(
    state: &'s state::State,
    session_id: &str,
    now_ms: i64,
) -> Result<&'s Session, ApiError> {
    let session = state.session(session_id)?;
    match session.status(now_ms) {
        "active" | "pending" => Ok(session),
        status => {
            Err(ApiError::not_found(format!("The session {session_id:?} is no longer active: {status}.")))
        }
    }
}

fn token_answer(jwt: String) -> Value {
    json!({ "object": "token", "jwt": jwt })
}
