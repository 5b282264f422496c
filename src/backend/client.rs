//! Sends the calls of one instance.

use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;
use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue, USER_AGENT as USER_AGENT_HEADER};

use super::operation::Operation;
use super::outcome::{self, Answer, CallError};
use super::request::Call;
use crate::error::ConfigurationError;
use crate::instance::BackendApi;
use crate::transport::{CLERK_API_VERSION, Limits, Redirects, Request, Transport, USER_AGENT};

/// Bounds of one attempt. The body's is there to keep a broken server from filling the memory; no list of Clerk's
/// comes near it.
const LIMITS: Limits =
    Limits { timeout: Duration::from_secs(10), body_bytes: 64 * 1024 * 1024, redirects: Redirects::Follow };

/// A client of one instance's Backend API.
#[derive(Debug)]
pub struct BackendClient {
    api: BackendApi,
    transport: Arc<dyn Transport>,
    headers: HeaderMap,
}

impl BackendClient {
    /// Calls `api` through `transport`. Without `user_agent`, calls name this package.
    ///
    /// # Errors
    /// `user-agent-invalid` for a text that no header can carry.
    pub fn new(
        api: BackendApi,
        transport: Arc<dyn Transport>,
        user_agent: Option<&str>,
    ) -> Result<Self, ConfigurationError> {
        let user_agent =
            HeaderValue::from_str(user_agent.unwrap_or(USER_AGENT)).map_err(|_| ConfigurationError {
                code: "user-agent-invalid",
                message:
                    "Clerk: the option `userAgent` holds a character that an HTTP header cannot carry, such \
                          as a line break."
                        .to_owned(),
            })?;
        let headers = HeaderMap::from_iter([
            (AUTHORIZATION, api.secret_key().to_authorization()),
            (HeaderName::from_static("clerk-api-version"), HeaderValue::from_static(CLERK_API_VERSION)),
            (CONTENT_TYPE, HeaderValue::from_static("application/json")),
            (USER_AGENT_HEADER, user_agent),
        ]);
        Ok(Self { api, transport, headers })
    }

    /// Makes the request of `operation` once and reads the answer. `arguments` is the JSON text of an array with the
    /// method's positional arguments, as `JSON.stringify` writes it.
    ///
    /// # Errors
    /// See [`CallError`].
    pub async fn call(&self, operation: &Operation, arguments: &str) -> Result<Answer, CallError> {
        let Call { method, url, body } = Call::prepare(operation, arguments, &self.api)?;
        let request = Request { method, url, headers: self.headers.clone(), body, limits: LIMITS };
        let response = self.transport.send(request).await.map_err(CallError::Transport)?;
        outcome::read(response)
    }
}
