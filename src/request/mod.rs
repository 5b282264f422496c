//! A view of what an authentication reads from an HTTP request (`authentication.md` §2).

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

use self::url::Address;

/// An HTTP request as far as an authentication looks at it.
pub struct Request {
    texts: Texts,
    connection: Connection,
    /// See [`RequestUrl`]. Boxed, because few requests need it.
    address: OnceLock<Box<Address>>,
    all_headers: OnceLock<Vec<(String, String)>>,
}

impl Request {
    /// The target among the texts is the request target as it came (`req.originalUrl`).
    ///
    /// # Errors
    /// [`BadRequest`] for a target that is no URL, and for methods that Fetch forbids (`authentication.md` §2.1).
    pub fn parse(mut texts: Texts, connection: Connection) -> Result<Self, BadRequest> {
        texts.make_method_uppercase();
        if matches!(texts.method(), "CONNECT" | "TRACE" | "TRACK") {
            return Err(BadRequest);
        }
        url::check_target(texts.target(), connection)?;
        Ok(Self { texts, connection, address: OnceLock::new(), all_headers: OnceLock::new() })
    }

    /// The method in upper case.
    pub fn method(&self) -> &str {
        self.texts.method()
    }

    /// The address that the client asked for.
    pub fn url(&self) -> RequestUrl<'_> {
        RequestUrl::new(&self.texts, self.connection, &self.address)
    }

    /// The headers that an authentication reads.
    pub fn headers(&self) -> Headers<'_> {
        Headers::of(&self.texts)
    }

    /// The texts alone.
    pub fn into_texts(self) -> Texts {
        self.texts
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
