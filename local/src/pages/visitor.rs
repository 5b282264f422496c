//! The browser that visits a page, known by its cookie.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;

use crate::cookies;
use crate::local_clerk::LocalClerk;
use crate::state::State;
use crate::state::client::Client;
use crate::state::session::Session;

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

    /// Its last active session.
    pub(super) fn session<'s>(&self, state: &'s State, now_ms: i64) -> Option<&'s Session> {
        state.session_of(self.client(state)?, now_ms)
    }
}

impl FromRequestParts<Arc<LocalClerk>> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, local: &Arc<LocalClerk>) -> Result<Self, Infallible> {
        let token = cookies::dev_browser(local, &parts.headers);
        Ok(Self { token, headers: parts.headers.clone() })
    }
}
