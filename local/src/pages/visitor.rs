//! The browser that visits a page, known by its cookie.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;

use crate::cookies;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::State;
use crate::state::client::Client;
use crate::state::session::{Ending, Session};
use crate::state::store::Change;
use crate::state::user::User;

/// A visiting browser.
pub(super) struct Visitor {
    /// The token in its cookie, which may be unknown.
    pub(super) token: Option<String>,
    /// The headers of the request.
    pub(super) headers: HeaderMap,
}

impl Visitor {
    /// The browser, if it is known.
    pub(super) fn client<'s>(&self, state: &'s State) -> Option<&'s Client> {
        state.clients.get(self.token.as_ref()?)
    }

    /// Its last active session, and whose it is.
    pub(super) fn session<'s>(&self, state: &'s State, now_ms: i64) -> Option<(&'s Session, &'s User)> {
        let session = state.session_of(self.client(state)?, now_ms)?;
        Some((session, state.users.get(&session.user_id)?))
    }

    /// Its active sessions.
    pub(super) fn sessions<'s>(&self, state: &'s State, now_ms: i64) -> Vec<&'s Session> {
        let ids = self.client(state).map(|client| &client.session_ids);
        let sessions = ids.into_iter().flatten().filter_map(|id| state.sessions.get(id));
        sessions.filter(|session| session.is_active(now_ms)).collect()
    }
}

impl FromRequestParts<Arc<LocalClerk>> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, local: &Arc<LocalClerk>) -> Result<Self, Infallible> {
        let token = cookies::dev_browser(local, &parts.headers);
        Ok(Self { token, headers: parts.headers.clone() })
    }
}

/// The cookies for the app at this origin, after the sessions of a browser have changed.
///
/// # Errors
/// 401 if the browser is unknown, 404 if the user does not exist.
pub(super) fn current_cookies(
    local: &LocalClerk,
    state: &State,
    client_token: &str,
    app: String,
) -> Result<Vec<String>, ApiError> {
    let client = state.clients.get(client_token).ok_or_else(ApiError::dev_browser_unknown)?;
    match state.session_of(client, local.now_ms()) {
        Some(session) => cookies::signed_in(local, state, client, session, app),
        None => Ok(cookies::signed_out(local, client)),
    }
}

/// Ends all sessions of a browser.
pub(super) fn end_sessions(state: &mut Change<'_>, client: &Client) {
    for id in &client.session_ids {
        state.end_session(id, Ending::Ended);
    }
}
