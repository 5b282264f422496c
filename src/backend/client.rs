//! Sends the calls of one instance.

use std::future::{Future, poll_fn};
use std::hash::{Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use http::HeaderMap;
use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue, USER_AGENT as USER_AGENT_HEADER};

use super::call_options::CallOptions;
use super::credentials::Credentials;
use super::operation::Operation;
use super::outcome::{self, Answer, CallError};
use super::request::Call;
use super::retry::{Attempted, Retry};
use crate::error::{ConfigurationError, ConfigurationErrorCode};
use crate::instance::{BackendAddress, BackendApi};
use crate::transport::{
    BoxFuture, CLERK_API_VERSION, Limits, Redirects, Request, Transport, TransportError, TransportErrorKind,
    USER_AGENT,
};

/// The default time limit of an attempt.
pub const DEFAULT_TIMEOUT: Duration = Duration::from_secs(10);

/// Limits of one attempt. The body limit keeps a broken server from filling memory: the largest list has 500
/// users with bounded metadata, and stays well below it.
const LIMITS: Limits =
    Limits { timeout: DEFAULT_TIMEOUT, body_bytes: 32 * 1024 * 1024, redirects: Redirects::Follow };

/// A client of one instance's Backend API.
#[derive(Debug)]
pub struct BackendClient {
    address: BackendAddress,
    credentials: Credentials,
    transport: Arc<dyn Transport>,
    headers: HeaderMap,
    timeout: Duration,
    retry: Option<Retry>,
}

/// The options of a [`BackendClient`].
#[derive(Clone, Debug)]
pub struct BackendClientOptions {
    /// The URL of the Backend API.
    pub address: BackendAddress,
    /// The available keys.
    pub credentials: Credentials,
    /// The `User-Agent`; `None` means this package's default.
    pub user_agent: Option<String>,
    /// The time limit of each attempt.
    pub timeout: Duration,
    /// How calls are retried; `None` disables retries.
    pub retry: Option<Retry>,
}

/// The result of a call, and statistics about it.
#[derive(Debug)]
pub struct Report {
    /// The response, or why there is none.
    pub result: Result<Answer, CallError>,
    /// The status of the last response, if there was one.
    pub status: Option<u16>,
    /// The number of requests.
    pub attempts: u32,
}

impl BackendClient {
    /// A client that calls `api` through `transport` with this package's `User-Agent` and without retries:
    /// for calls that an incoming request waits for.
    pub fn new(api: BackendApi, transport: Arc<dyn Transport>) -> Self {
        let (address, secret_key) = (api.address().clone(), Some(api.secret_key().clone()));
        let credentials = Credentials { secret_key, ..Credentials::default() };
        let headers = headers(HeaderValue::from_static(USER_AGENT));
        Self { address, credentials, transport, headers, timeout: DEFAULT_TIMEOUT, retry: None }
    }

    /// A client with these options.
    ///
    /// # Errors
    /// `user-agent-invalid` for a string that is not valid in a header.
    pub fn with_options(
        options: BackendClientOptions,
        transport: Arc<dyn Transport>,
    ) -> Result<Self, ConfigurationError> {
        let BackendClientOptions { address, credentials, user_agent, timeout, retry } = options;
        let user_agent =
            HeaderValue::from_str(user_agent.as_deref().unwrap_or(USER_AGENT)).map_err(|_| {
                ConfigurationError::new(
                    ConfigurationErrorCode::UserAgentInvalid,
                    "Clerk: the option `userAgent` contains a character that is not allowed in an HTTP header, such as a line \
                     break.",
                )
            })?;
        Ok(Self { address, credentials, transport, headers: headers(user_agent), timeout, retry })
    }

    /// Hashes everything that responses depend on besides the call: the URL and the keys.
    pub(super) fn hash_scope<State: Hasher>(&self, state: &mut State) {
        self.address.hash(state);
        self.credentials.secret_key.hash(state);
        self.credentials.machine_secret_key.hash(state);
    }

    /// A key for `purpose` that only holders of this client's secret key can derive, and that differs for each URL of
    /// the API; `None` without a secret key.
    pub fn derive_key(&self, purpose: &str) -> Option<[u8; 32]> {
        let secret_key = self.credentials.secret_key.as_ref()?;
        Some(secret_key.derive(&format!("{purpose}\n{}", self.address.url([]))))
    }

    /// Sends the request of `operation` and reads the response. `arguments` is a JSON array of the method's
    /// positional arguments, as written by `JSON.stringify`.
    ///
    /// # Errors
    /// See [`CallError`].
    pub async fn call(&self, operation: &Operation, arguments: &str) -> Result<Answer, CallError> {
        self.call_with(operation, arguments, &CallOptions::default()).await.result
    }

    /// Like [`Self::call`], with options for this call and a report. A panic is reported as a call without a
    /// response, so that the caller learns which call failed.
    pub async fn call_with(&self, operation: &Operation, arguments: &str, options: &CallOptions) -> Report {
        // Boxed, so that the code is not duplicated in every caller.
        let attempt: BoxFuture<'_, Report> = Box::pin(self.attempt(operation, arguments, options));
        let report = unless_panicking(attempt).await;
        report.unwrap_or_else(|| Report::unsent(CallError::Transport(broken())))
    }

    async fn attempt(&self, operation: &Operation, arguments: &str, options: &CallOptions) -> Report {
        let call = match Call::prepare(operation, arguments, options, &self.address) {
            Ok(call) => call,
            Err(error) => return Report::unsent(error),
        };
        let is_idempotent = call.is_idempotent;
        let request = match self.request(call, options) {
            Ok(request) => request,
            Err(error) => return Report::unsent(CallError::Configuration(error)),
        };
        let transport = options.transport.as_ref().unwrap_or(&self.transport);
        let Attempted { outcome, attempts } = match &self.retry {
            Some(retry) if is_idempotent => {
                retry.send(&**transport, request, options.retries.unwrap_or(retry.retries)).await
            }
            _ => Attempted { outcome: transport.send(request).await, attempts: 1 },
        };
        let status = outcome.as_ref().ok().map(|response| response.status.as_u16());
        Report { result: outcome.map_err(CallError::Transport).and_then(outcome::read), status, attempts }
    }

    fn request(&self, call: Call, options: &CallOptions) -> Result<Request, ConfigurationError> {
        let mut headers = self.headers.clone();
        if let Some(value) = self.credentials.authorization(call.credential, options.secret_key.as_ref())? {
            headers.insert(AUTHORIZATION, value);
        }
        for name in call.headers.keys() {
            headers.remove(name);
        }
        headers.extend(call.headers);
        let body = call.body.map(|body| {
            headers.insert(CONTENT_TYPE, body.media_type);
            body.bytes
        });
        let limits = Limits { timeout: options.timeout.unwrap_or(self.timeout), ..LIMITS };
        Ok(Request { method: call.method, url: call.url, headers, body, limits })
    }
}

impl Report {
    fn unsent(error: CallError) -> Self {
        Self { result: Err(error), status: None, attempts: 0 }
    }
}

/// The output of a future; `None` if it panics, after which it is not polled again.
async fn unless_panicking<Output>(future: impl Future<Output = Output>) -> Option<Output> {
    let mut future = pin!(future);
    poll_fn(|context| {
        let polled = catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context)));
        polled.map_or(Poll::Ready(None), |polled| polled.map(Some))
    })
    .await
}

fn broken() -> TransportError {
    TransportError {
        kind: TransportErrorKind::Interrupted,
        message: "the call failed because of a bug in clerk-express-native; please report it".to_owned(),
        system_code: None,
    }
}

/// The headers of every call.
fn headers(user_agent: HeaderValue) -> HeaderMap {
    HeaderMap::from_iter([
        (HeaderName::from_static("clerk-api-version"), HeaderValue::from_static(CLERK_API_VERSION)),
        (CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (USER_AGENT_HEADER, user_agent),
    ])
}

#[cfg(test)]
mod tests;
