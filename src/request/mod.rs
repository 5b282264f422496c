//! The parts of an HTTP request that authentication reads (`authentication.md` §2).

mod authorization;
mod connection;
mod cookies;
mod header_name;
mod headers;
mod number;
mod texts;
mod url;

use std::fmt;
use std::future::poll_fn;
use std::sync::OnceLock;
use std::task::Poll;

pub use self::authorization::bearer_token;
pub use self::connection::Connection;
pub use self::cookies::{Cookies, Variants};
pub use self::header_name::HeaderName;
pub use self::headers::Headers;
pub use self::number::{parse_integer, parse_number};
pub use self::texts::{TEXT_COUNT, Texts};
pub use self::url::{BadRequest, RequestUrl};

use self::url::ResolvedUrl;

/// The parts of an HTTP request that authentication reads.
pub struct Request {
    texts: Texts,
    connection: Connection,
    /// See [`RequestUrl`]. Boxed, because few requests need it.
    resolved_url: OnceLock<Box<ResolvedUrl>>,
    all_headers: OnceLock<Vec<(String, String)>>,
}

impl Request {
    /// Validates method and target. The target is the request target as received (`req.originalUrl`).
    ///
    /// # Errors
    /// [`BadRequest`] for a target that is not a valid URL, and for methods that Fetch forbids
    /// (`authentication.md` §2.1).
    pub fn parse(mut texts: Texts, connection: Connection) -> Result<Self, BadRequest> {
        texts.make_method_uppercase();
        if matches!(texts.method(), "CONNECT" | "TRACE" | "TRACK") {
            return Err(BadRequest);
        }
        url::check_target(texts.target(), connection)?;
        Ok(Self { texts, connection, resolved_url: OnceLock::new(), all_headers: OnceLock::new() })
    }

    /// The uppercase method.
    pub fn method(&self) -> &str {
        self.texts.method()
    }

    /// The requested URL.
    pub fn url(&self) -> RequestUrl<'_> {
        RequestUrl::new(&self.texts, self.connection, &self.resolved_url)
    }

    /// The headers that authentication reads.
    pub fn headers(&self) -> Headers<'_> {
        Headers::of(&self.texts)
    }

    /// The underlying strings.
    pub fn into_texts(self) -> Texts {
        self.texts
    }

    /// Provides all headers, sorted by lowercase name. Called only when a decision waits: few decisions need
    /// all headers, and reading them costs more than most decisions.
    pub fn provide_all_headers(&self, headers: Vec<(String, String)>) {
        // The first value wins: a decision may be reading it.
        let _ = self.all_headers.set(headers);
    }

    /// All headers. Pending until [`Self::provide_all_headers`] is called, without a waker: its caller polls
    /// again.
    pub async fn all_headers(&self) -> &[(String, String)] {
        poll_fn(|_| match self.all_headers.get() {
            Some(headers) => Poll::Ready(headers.as_slice()),
            None => Poll::Pending,
        })
        .await
    }
}

impl fmt::Debug for Request {
    /// Omits the values of headers.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {:?} {:?}", self.method(), self.url(), self.headers())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(method: &str, target: &str) -> Result<Request, BadRequest> {
        Request::parse(Texts::new(method, target, |_| None), Connection::Plain)
    }

    #[test]
    fn methods_that_fetch_forbids_are_bad_requests_in_any_letter_case() {
        for method in ["TRACE", "trace", "CONNECT", "Track"] {
            assert_eq!(parse(method, "/").expect_err(method), BadRequest);
        }
    }

    #[test]
    fn methods_are_converted_to_uppercase() {
        assert_eq!(parse("get", "/").expect("a good request").method(), "GET");
    }
}
