//! `POST /local/cookies`: a new browser that is signed in.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::backend_api::RequestBody;
use crate::cookies;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use axum_extra::extract::cookie::Cookie;

/// Who is signed in; by default, the first user.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WantedBrowser {
    user_id: Option<String>,
    /// Instead of `user_id`: any identifier of the user.
    email_address: Option<String>,
    /// The active organization; by default, the user's first one.
    organization_id: Option<String>,
    /// The origin of the app; by default, that of `--app-url`.
    authorized_party: Option<String>,
}

/// Responds with the cookies that the browser has to send, in the form that Playwright takes.
pub(super) async fn create(
    State(local): State<Arc<LocalClerk>>,
    RequestBody(wanted): RequestBody<WantedBrowser>,
) -> Result<Json<Value>, ApiError> {
    let authorized_party = wanted.authorized_party.unwrap_or_else(|| local.app_origin());
    local.change(|state| {
        let user = match (&wanted.user_id, &wanted.email_address) {
            (Some(id), _) => state.user(id)?,
            (None, Some(address)) => state.user_by_identifier(address).ok_or_else(|| {
                ApiError::not_found(format!("There is no user with the email address {address:?}."))
            })?,
            (None, None) => {
                state.users.iter().next().ok_or_else(|| ApiError::parameter_missing("user_id"))?
            }
        };
        let user_id = user.id.clone();
        let client = state.meet([]);
        let organization_id = wanted.organization_id.as_deref();
        let session = state.start_session(&user_id, &client.token, organization_id, &authorized_party)?;
        let directives = cookies::signed_in(&local, state, &client, &session, authorized_party)?;
        let cookies: Vec<Value> = directives.iter().filter_map(|line| cookie(line)).collect();
        Ok(Json(json!({
            "user_id": user_id,
            "session_id": session.id,
            "client_id": client.id,
            "cookies": cookies,
        })))
    })
}

fn cookie(directive: &str) -> Option<Value> {
    let cookie = Cookie::parse(directive).ok()?;
    Some(json!({
        "name": cookie.name(),
        "value": cookie.value(),
        "path": "/",
        "sameSite": "Lax",
        "httpOnly": cookie.http_only().unwrap_or(false),
    }))
}
