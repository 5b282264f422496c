//! How the core reaches HTTP servers: one trait, so that tests and users can put their own transport in its place.

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

/// The value of the `User-Agent` header of every call to Clerk, unless the user sets another.
pub const USER_AGENT: &str = concat!("clerk-express-native@", env!("CARGO_PKG_VERSION"));

/// The version of Clerk's Backend API whose rules this crate follows; the value of `Clerk-API-Version`.
pub const CLERK_API_VERSION: &str = "2026-05-12";

/// A future that a trait object can return.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends one HTTP request and reads the whole answer.
pub trait Transport: fmt::Debug + Send + Sync {
    /// The answer, whatever its status.
    ///
    /// # Errors
    /// No answer within the request's limits: see [`TransportErrorKind`].
    fn send(&self, request: Request) -> BoxFuture<'static, Result<Response, TransportError>>;
}

/// A request with the bounds that its answer has to keep.
#[derive(Clone)]
pub struct Request {
    /// The verb.
    pub method: Method,
    /// The absolute address.
    pub url: Url,
    /// Headers beside those that HTTP itself needs. Secrets are marked sensitive, so that `Debug` hides them.
    pub headers: HeaderMap,
    /// The body, if there is one.
    pub body: Option<Bytes>,
    /// What the answer must keep to.
    pub limits: Limits,
}

impl fmt::Debug for Request {
    /// Leaves the query and the body out: they can hold personal data.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}{}", self.method, self.url.origin().ascii_serialization(), self.url.path())
    }
}

/// Bounds of one exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// From the first byte sent to the last byte received.
    pub timeout: Duration,
    /// Size of the decoded body.
    pub body_bytes: usize,
    /// What to do with a redirecting answer.
    pub redirects: Redirects,
}

/// What to do with a redirecting answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Redirects {
    /// Hand the 3xx answer to the caller.
    Refuse,
    /// Go where it points, ten times at most.
    Follow,
}

/// A complete answer.
#[derive(Clone, Debug)]
pub struct Response {
    /// The status code.
    pub status: http::StatusCode,
    /// The reason phrase that stood behind the status code; empty where the server sent none.
    pub reason_phrase: String,
    /// The headers.
    pub headers: HeaderMap,
    /// The body with its content encoding undone.
    pub body: Bytes,
}

/// No usable answer came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransportError {
    /// What kept it from coming.
    pub kind: TransportErrorKind,
    /// For operators: host, fault and bound. Never a secret, a query or a body.
    pub message: String,
    /// The system's code, such as `ECONNREFUSED`, where it gave one.
    pub system_code: Option<&'static str>,
}

/// What kept an answer from coming.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransportErrorKind {
    /// No connection: refused, unresolvable name, TLS.
    Connect,
    /// The time ran out.
    Timeout,
    /// The body was larger than allowed.
    TooLarge,
    /// The connection broke or spoke something else than HTTP.
    Interrupted,
}

impl fmt::Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for TransportError {}
