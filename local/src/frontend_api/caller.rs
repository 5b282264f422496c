//! The browser that calls, and what it gets back.

use std::sync::Arc;

use axum::Json;
use axum::extract::FromRequestParts;
use axum::http::header::{ORIGIN, REFERER, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName};
use serde_json::{Value, json};
use url::{Url, form_urlencoded};

use crate::cookies;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::page::Page;
use crate::views::View;

/// A known browser. Clerk's scripts send its token in the query, where cookies would belong to another site.
pub(crate) struct Caller {
    local: Arc<LocalClerk>,
    /// The token of its client.
    pub(crate) token: String,
    /// The origin of the page that calls: the `azp` of its tokens.
    pub(crate) origin: String,
    /// Its `User-Agent` header.
    pub(crate) user_agent: String,
}

impl Caller {
    /// The page that calls.
    pub(crate) fn page(&self) -> Page<'_> {
        Page { client_token: &self.token, origin: &self.origin }
    }

    /// Responds to a change, with the client as it is now. `response` makes the payload.
    ///
    /// # Errors
    /// Those of `response`.
    pub(crate) fn reply(
        &self,
        response: impl FnOnce(View<'_>) -> Result<Value, ApiError>,
    ) -> Result<Json<Value>, ApiError> {
        let state = self.local.state();
        let view = View::frontend(&self.local, &state);
        let client = state.clients.get(&self.token).map(|client| view.client(client));
        Ok(Json(json!({ "response": response(view)?, "client": client })))
    }

    /// Responds to a question, without the client.
    ///
    /// # Errors
    /// Those of `response`.
    pub(crate) fn answer(
        &self,
        response: impl FnOnce(View<'_>) -> Result<Value, ApiError>,
    ) -> Result<Json<Value>, ApiError> {
        let state = self.local.state();
        Ok(Json(json!({ "response": response(View::frontend(&self.local, &state))?, "client": null })))
    }
}

impl FromRequestParts<Arc<LocalClerk>> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, local: &Arc<LocalClerk>) -> Result<Self, ApiError> {
        let in_query = form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes())
            .find(|(name, _)| name == cookies::DEV_BROWSER)
            .map(|(_, value)| value.into_owned());
        let token = in_query.into_iter().chain(cookies::dev_browser(local, &parts.headers));
        let state = local.state();
        let known = token.into_iter().find(|token| state.clients.get(token).is_some());
        Ok(Self {
            token: known.ok_or_else(ApiError::dev_browser_unknown)?,
            origin: origin(&parts.headers).unwrap_or_else(|| local.app_origin()),
            user_agent: user_agent(&parts.headers),
            local: Arc::clone(local),
        })
    }
}

/// The origin of the calling page: browsers send it with every POST request.
fn origin(headers: &HeaderMap) -> Option<String> {
    let url = |name: HeaderName| Url::parse(headers.get(name)?.to_str().ok()?).ok();
    let url = url(ORIGIN).or_else(|| url(REFERER))?;
    Some(url.origin().ascii_serialization())
}

fn user_agent(headers: &HeaderMap) -> String {
    headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}
