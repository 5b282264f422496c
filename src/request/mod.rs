//! A view of what an authentication reads from an HTTP request (`authentication.md` §2).

mod authorization;
mod cookies;
mod headers;
mod number;
mod url;

use std::fmt;
use std::future::poll_fn;
use std::sync::OnceLock;
use std::task::Poll;

pub use self::authorization::bearer_token;
pub use self::cookies::{Cookies, Variants};
pub use self::headers::{HeaderName, Headers};
pub use self::number::{parse_integer, parse_number};
pub use self::url::RequestUrl;

/// An HTTP request as far as an authentication looks at it.
pub struct Request {
    method: String,
    url: RequestUrl,
    headers: Headers,
    all_headers: OnceLock<Vec<(String, String)>>,
}

/// The request is outside of what the Fetch standard can express: it is answered 400 and no more is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadRequest;

/// Whether the connection that carried the request was encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connection {
    /// Plain TCP.
    Plain,
    /// TLS.
    Encrypted,
}

impl Request {
    /// `target` is the request target as it came (`req.originalUrl`).
    ///
    /// # Errors
    /// [`BadRequest`] for a target that is no URL, and for methods that Fetch forbids (`authentication.md` §2.1).
    pub fn parse(
        mut method: String,
        target: String,
        connection: Connection,
        headers: Headers,
    ) -> Result<Self, BadRequest> {
        method.make_ascii_uppercase();
        if matches!(method.as_str(), "CONNECT" | "TRACE" | "TRACK") {
            return Err(BadRequest);
        }
        let url = RequestUrl::parse(target, connection, &headers)?;
        Ok(Self { method, url, headers, all_headers: OnceLock::new() })
    }

    /// The method in upper case.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The address that the client asked for.
    pub fn url(&self) -> &RequestUrl {
        &self.url
    }

    /// The headers that an authentication reads.
    pub fn headers(&self) -> &Headers {
        &self.headers
    }

    /// Hands every header in, sorted by its name in lower case. To be called when a decision has to wait: few
    /// decisions need them all, and reading them costs more than most decisions.
    pub fn provide_all_headers(&self, headers: Vec<(String, String)>) {
        // What was handed in first stays: a decision may be reading it.
        let _ = self.all_headers.set(headers);
    }

    /// Every header, once they have been handed in. Pending until then, without waking anybody: whoever hands them in
    /// polls again.
    pub async fn all_headers(&self) -> &[(String, String)] {
        poll_fn(|_| match self.all_headers.get() {
            Some(headers) => Poll::Ready(headers.as_slice()),
            None => Poll::Pending,
        })
        .await
    }
}

impl fmt::Debug for Request {
    /// Leaves the values of headers out.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {:?} {:?}", self.method, self.url, self.headers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(method: &str, target: &str) -> Result<Request, BadRequest> {
        Request::parse(method.to_owned(), target.to_owned(), Connection::Plain, Headers::default())
    }

    #[test]
    fn methods_that_fetch_forbids_are_bad_requests_in_any_case() {
        for method in ["TRACE", "trace", "CONNECT", "Track"] {
            assert_eq!(parse(method, "/").expect_err(method), BadRequest);
        }
    }

    #[test]
    fn lower_case_methods_are_read_as_upper_case() {
        assert_eq!(parse("get", "/").expect("a good request").method(), "GET");
    }
}
