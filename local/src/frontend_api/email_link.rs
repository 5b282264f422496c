//! `GET /v1/verify`: the links in emails, which people open in any browser.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use crate::backend_api::Parameters;
use crate::cookies;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::trusted_url::trusted_url;

/// What Clerk's scripts look for in the query of the page to which the link leads.
const STATUS: &str = "__clerk_status";
const CREATED_SESSION: &str = "__clerk_created_session";

#[derive(Deserialize)]
pub(super) struct Link {
    token: Option<String>,
    sign_in_id: Option<String>,
    sign_up_id: Option<String>,
    redirect_url: Option<String>,
}

/// Verifies, and redirects to the page with the result in its query.
pub(super) async fn follow(
    State(local): State<Arc<LocalClerk>>,
    headers: HeaderMap,
    Parameters(link): Parameters<Link>,
) -> Result<Response, ApiError> {
    let token = link.token.ok_or_else(|| ApiError::parameter_missing("token"))?;
    let redirect_url = link.redirect_url.ok_or_else(|| ApiError::parameter_missing("redirect_url"))?;
    let mut location = trusted_url(&local, &redirect_url).ok_or_else(ApiError::redirect_url_not_trusted)?;
    let origin = location.origin().ascii_serialization();
    let browser = cookies::dev_browser(&local, &headers);
    let followed = local.change(|state| {
        let follower = browser.and_then(|token| Some(state.clients.get(&token)?.id.clone()));
        match (&link.sign_in_id, &link.sign_up_id) {
            (Some(id), _) => Ok(state.follow_sign_in_link(id, &token, follower.as_deref(), &origin)),
            (None, Some(id)) => Ok(state.follow_sign_up_link(id, &token, follower.as_deref(), &origin)),
            (None, None) => Err(ApiError::parameter_missing("sign_in_id")),
        }
    })?;
    let session_id = followed.created_session_id.unwrap_or_default();
    location.query_pairs_mut().append_pair(STATUS, followed.status).append_pair(CREATED_SESSION, &session_id);
    Ok(([(CACHE_CONTROL, "no-store")], Redirect::to(location.as_str())).into_response())
}
