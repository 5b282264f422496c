//! `POST /v1/sessions/{session_id}/refresh`: a fresh session token for an expired one (`authentication.md`
//! §3.11).

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::post;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};
use url::Url;

use super::RequestBody;
use super::session_id::sid;
use super::sessions::active_session;
use crate::cookies;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;

/// The path of this operation.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new().route("/sessions/{session_id}/refresh", post(refresh))
}

/// What is wanted.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Format {
    /// The token alone.
    #[default]
    Token,
    /// The cookies for the browser.
    Cookie,
}

#[derive(Deserialize)]
struct Question {
    #[serde(default)]
    format: Option<Format>,
    expired_token: Option<String>,
    refresh_token: Option<String>,
    request_origin: Option<String>,
}

/// Returns a token for the requested origin, or the cookies for the browser with it.
async fn refresh(
    State(local): State<Arc<LocalClerk>>,
    Path(session_id): Path<String>,
    RequestBody(question): RequestBody<Question>,
) -> Result<Json<Value>, ApiError> {
    let expired_token = question.expired_token.ok_or_else(|| ApiError::parameter_missing("expired_token"))?;
    let refresh_token = question.refresh_token.ok_or_else(|| ApiError::parameter_missing("refresh_token"))?;
    let origin = question.request_origin.ok_or_else(|| ApiError::parameter_missing("request_origin"))?;
    let origin = Url::parse(&origin).map_err(|error| {
        ApiError::parameter_invalid("request_origin", format!("is not an origin: {error}"))
    })?;
    let state = local.state();
    let session = active_session(&state, &session_id, local.now_ms())?;
    if refresh_token != session.refresh_token || sid(&expired_token).as_ref() != Some(&session.id) {
        return Err(ApiError::refresh_token_wrong());
    }
    let origin = origin.origin().ascii_serialization();
    Ok(Json(match question.format.unwrap_or_default() {
        Format::Token => {
            let jwt = cookies::fresh_token(&local, &state, session, origin)?;
            json!({ "object": "token", "jwt": jwt })
        }
        Format::Cookie => {
            let cookies = cookies::refreshed(&local, &state, session, origin)?;
            json!({ "object": "cookies", "cookies": cookies })
        }
    }))
}
