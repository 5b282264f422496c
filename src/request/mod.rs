//! A view of what an authentication reads from an HTTP request (`authentication.md` §2).

mod authorization;
mod cookies;
mod headers;
mod url;

pub use self::authorization::bearer_token;
pub use self::cookies::{Cookies, Variants};
pub use self::headers::{HeaderName, Headers};
pub use self::url::RequestUrl;

/// An HTTP request as far as an authentication looks at it.
#[derive(Debug)]
pub struct Request {
    method: String,
    url: RequestUrl,
    headers: Headers,
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
        Ok(Self { method, url, headers })
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
