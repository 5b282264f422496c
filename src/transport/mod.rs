//! HTTP access of the core: a trait, so that tests and users can provide their own transport.

mod authorities;
mod reqwest;
pub mod system_code;

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Method};
use url::Url;

pub use self::authorities::Authorities;
pub use self::reqwest::ReqwestTransport;

/// The default `User-Agent` of every call to Clerk.
pub const USER_AGENT: &str = concat!("clerk-express-native@", env!("CARGO_PKG_VERSION"));

/// The version of Clerk's Backend API that this crate implements, sent as `Clerk-API-Version`.
pub const CLERK_API_VERSION: &str = "2026-05-12";

/// A boxed future, for trait objects.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends an HTTP request and reads the whole response.
pub trait Transport: fmt::Debug + Send + Sync {
    /// Returns the response, whatever its status.
    ///
    /// # Errors
    /// If there is no response within the request's limits: see [`TransportErrorKind`].
    fn send(&self, request: Request) -> BoxFuture<'static, Result<Response, TransportError>>;
}

/// A request with the limits for its response.
#[derive(Clone)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The absolute URL.
    pub url: Url,
    /// Headers in addition to those that HTTP requires. Secrets are marked sensitive, so that `Debug` hides
    /// them.
    pub headers: HeaderMap,
    /// The body, if there is one.
    pub body: Option<Bytes>,
    /// The limits for the response.
    pub limits: Limits,
}

impl fmt::Debug for Request {
    /// Omits query and body, which can contain personal data.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}{}", self.method, self.url.origin().ascii_serialization(), self.url.path())
    }
}

/// Limits of one exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// From the first byte sent to the last byte received.
    pub timeout: Duration,
    /// Maximum size of the decoded body.
    pub body_bytes: usize,
    /// What to do with a redirect.
    pub redirects: Redirects,
}

/// What to do with a redirect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Redirects {
    /// Return the 3xx response to the caller.
    Refuse,
    /// Follow up to ten redirects.
    Follow,
}

/// A complete response.
#[derive(Clone, Debug)]
pub struct Response {
    /// The status code.
    pub status: http::StatusCode,
    /// The reason phrase; empty if the server sent none.
    pub reason_phrase: String,
    /// The headers.
    pub headers: HeaderMap,
    /// The body after content decoding.
    pub body: Bytes,
}

/// There was no usable response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransportError {
    /// Why there was none.
    pub kind: TransportErrorKind,
    /// For operators: host, cause and limit. Never contains secrets, queries or bodies.
    pub message: String,
    /// The system's code, such as `ECONNREFUSED`, if there is one.
    pub system_code: Option<&'static str>,
}

/// Why there was no usable response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransportErrorKind {
    /// No connection: connection refused, name resolution failed, or TLS failed.
    Connect,
    /// The time limit was exceeded.
    Timeout,
    /// The body exceeded the size limit.
    TooLarge,
    /// The connection was interrupted, or the server did not speak HTTP.
    Interrupted,
}

impl fmt::Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for TransportError {}
