//! Who sent a request: a backend, or a browser and the user who is signed in to it.

use axum::extract::Request;
use axum::http::header::AUTHORIZATION;
use url::form_urlencoded;

use crate::cookies;
use crate::local_clerk::LocalClerk;

/// The sender.
pub(super) struct Sender {
    is_backend: bool,
    /// The tokens of browsers in the request.
    tokens: Vec<String>,
    /// The ID of the browser, if it is known.
    pub(super) client_id: Option<String>,
    user: Option<User>,
}

struct User {
    id: String,
    name: String,
}

impl Sender {
    /// The sender, as far as the request shows it.
    pub(super) fn of(local: &LocalClerk, request: &Request) -> Self {
        let query = request.uri().query().unwrap_or_default().as_bytes();
        // In the query if a cookie would belong to another site.
        let in_query = form_urlencoded::parse(query).find(|(name, _)| name == cookies::DEV_BROWSER);
        let in_query = in_query.map(|(_, token)| token.into_owned());
        let mut sender = Self {
            is_backend: request.headers().contains_key(AUTHORIZATION),
            tokens: in_query.into_iter().chain(cookies::dev_browser(local, request.headers())).collect(),
            client_id: None,
            user: None,
        };
        sender.look_up(local);
        sender
    }

    /// The same after the request, which may have signed a user in or out, or met the browser for the first time.
    pub(super) fn after(mut self, local: &LocalClerk, met: Option<String>) -> Self {
        self.tokens.splice(..0, met);
        self.look_up(local);
        self
    }

    /// `backend`, `browser` or `unknown browser`.
    pub(super) fn kind(&self) -> &'static str {
        match (self.is_backend, &self.client_id) {
            (true, _) => "backend",
            (false, Some(_)) => "browser",
            (false, None) => "unknown browser",
        }
    }

    /// The ID of the user, or else of the browser.
    pub(super) fn id(&self) -> Option<String> {
        self.user_id().map(str::to_owned).or_else(|| self.client_id.clone())
    }

    /// The ID of the user.
    pub(super) fn user_id(&self) -> Option<&str> {
        self.user.as_ref().map(|user| user.id.as_str())
    }

    /// The name of the user.
    pub(super) fn user_name(&self) -> Option<&str> {
        self.user.as_ref().map(|user| user.name.as_str())
    }

    /// A user who was found before stays: signing out concerns that user.
    fn look_up(&mut self, local: &LocalClerk) {
        let state = local.state();
        let Some(client) = self.tokens.iter().find_map(|token| state.clients.get(token)) else { return };
        self.client_id = Some(client.id.clone());
        let session = state.session_of(client, local.now_ms());
        if let Some(user) = session.and_then(|session| state.users.get(&session.user_id)) {
            self.user = Some(User { id: user.id.clone(), name: user.display_name() });
        }
    }
}
