//! Where key sets come from: one trait, and the Backend API as its production implementation.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue, USER_AGENT as USER_AGENT_HEADER};
use http::{HeaderMap, Method};
use serde::Deserialize;

use super::KeySet;
use super::set::KeySetError;
use crate::instance::BackendApi;
use crate::transport::{
    BoxFuture, CLERK_API_VERSION, Limits, Redirects, Request, Response, Transport, TransportError,
    TransportErrorKind, USER_AGENT,
};

/// Bounds of one attempt. Keys are fetched where they are said to be: a redirect is not followed.
const LIMITS: Limits =
    Limits { timeout: Duration::from_secs(5), body_bytes: 256 * 1024, redirects: Redirects::Refuse };

/// Loads an instance's key set.
pub trait Source: fmt::Debug + Send + Sync {
    /// The set as it is now.
    ///
    /// # Errors
    /// See [`FetchError`].
    fn fetch(&self) -> BoxFuture<'static, Result<KeySet, FetchError>>;
}

/// Why no key set could be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// Clerk refused the secret key.
    SecretKeyInvalid,
    /// The endpoint answered, but not with usable keys. The text tells with what.
    NoKeys(String),
    /// The endpoint gave no answer, or one that is not JSON. The text is for operators.
    Unexpected(String),
}

/// `GET /jwks` of the Backend API.
#[derive(Debug)]
pub struct BackendApiSource {
    api: BackendApi,
    transport: Arc<dyn Transport>,
}

impl BackendApiSource {
    /// Asks `api` through `transport`.
    pub fn new(api: BackendApi, transport: Arc<dyn Transport>) -> Self {
        Self { api, transport }
    }

    fn request(&self) -> Request {
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, self.api.secret_key().to_authorization());
        headers.insert(
            HeaderName::from_static("clerk-api-version"),
            HeaderValue::from_static(CLERK_API_VERSION),
        );
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(USER_AGENT_HEADER, HeaderValue::from_static(USER_AGENT));
        Request { method: Method::GET, url: self.api.url(["jwks"]), headers, body: None, limits: LIMITS }
    }
}

impl Source for BackendApiSource {
    fn fetch(&self) -> BoxFuture<'static, Result<KeySet, FetchError>> {
        let transport = Arc::clone(&self.transport);
        let request = self.request();
        Box::pin(async move {
            let first = transport.send(request.clone()).await;
            // One more try where another one can help: not after an answer that will be the same again.
            let answer = match &first {
                Err(error) if error.kind != TransportErrorKind::TooLarge => {
                    transport.send(request.clone()).await
                }
                Ok(response) if response.status.is_server_error() => transport.send(request.clone()).await,
                _ => first,
            };
            read(&request, answer)
        })
    }
}

fn read(request: &Request, answer: Result<Response, TransportError>) -> Result<KeySet, FetchError> {
    let response = match answer {
        Ok(response) => response,
        Err(error) if error.kind == TransportErrorKind::TooLarge => {
            return Err(FetchError::NoKeys(error.message));
        }
        Err(error) => return Err(FetchError::Unexpected(error.message)),
    };
    if response.status.is_success() {
        return KeySet::parse(&response.body).map_err(|error| match error {
            KeySetError::Malformed => {
                FetchError::Unexpected(format!("{request:?} did not answer with a JWK set"))
            }
            KeySetError::Empty => FetchError::NoKeys(format!("{request:?} answered without any key")),
            KeySetError::TooMany(count) => {
                FetchError::NoKeys(format!("{request:?} answered with {count} keys"))
            }
        });
    }
    let refused =
        FetchError::NoKeys(format!("{request:?} answered with status {}", response.status.as_u16()));
    if response.status.is_redirection() {
        return Err(refused);
    }
    // Clerk tells its errors in JSON. Anything else comes from something in between, and says nothing about the keys.
    match serde_json::from_slice::<ErrorBody>(&response.body) {
        Err(_) => Err(FetchError::Unexpected(format!(
            "{request:?} answered with status {} and no JSON",
            response.status.as_u16()
        ))),
        Ok(body) if body.has("clerk_key_invalid") => Err(FetchError::SecretKeyInvalid),
        Ok(_) => Err(refused),
    }
}

#[derive(Deserialize)]
struct ErrorBody {
    #[serde(default)]
    errors: Vec<ErrorEntry>,
}

#[derive(Deserialize)]
struct ErrorEntry {
    #[serde(default)]
    code: String,
}

impl ErrorBody {
    fn has(&self, code: &str) -> bool {
        self.errors.iter().any(|error| error.code == code)
    }
}
