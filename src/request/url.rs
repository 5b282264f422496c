//! The URL that the client requested, reconstructed from proxy headers (`authentication.md` §2.1).

use std::fmt;
use std::sync::OnceLock;

use url::{Url, form_urlencoded};

use super::connection::Connection;
use super::header_name::HeaderName;
use super::headers::Headers;
use super::texts::Texts;

/// A valid request target, and the URL that it forms with the request's headers.
///
/// The URL is parsed on first use: most requests never need it.
#[derive(Clone, Copy)]
pub struct RequestUrl<'r> {
    texts: &'r Texts,
    connection: Connection,
    resolved_url: &'r OnceLock<Box<ResolvedUrl>>,
}

impl<'r> RequestUrl<'r> {
    /// `resolved_url` is initialized on first use.
    pub(super) fn new(
        texts: &'r Texts,
        connection: Connection,
        resolved_url: &'r OnceLock<Box<ResolvedUrl>>,
    ) -> Self {
        Self { texts, connection, resolved_url }
    }

    /// The whole URL; `None` if `Host` and `x-forwarded-*` do not form an `http` or `https` origin. Path and
    /// query come from the target, which cannot change the origin.
    pub fn public(self) -> Option<&'r Url> {
        let ResolvedUrl { url, has_origin } = self.resolved();
        has_origin.then_some(url)
    }

    /// The path, which does not depend on the origin.
    pub fn path(self) -> &'r str {
        self.resolved().url.path()
    }

    /// Scheme, host and port of [`Self::public`], as in an `Origin` header.
    pub fn origin(self) -> Option<String> {
        self.public().map(|url| url.origin().ascii_serialization())
    }

    /// [`Self::public`] without these query parameters. The remaining query is reserialized like a browser's
    /// `URLSearchParams`, even if nothing is removed (`authentication.md` §3.7).
    pub fn public_without(self, parameters: &[&str]) -> Option<Url> {
        let mut url = self.public()?.clone();
        let kept: Vec<(String, String)> =
            url.query_pairs().into_owned().filter(|(name, _)| !parameters.contains(&name.as_str())).collect();
        if kept.is_empty() {
            url.set_query(None);
        } else {
            url.query_pairs_mut().clear().extend_pairs(kept);
        }
        Some(url)
    }

    /// The first value of a query parameter, decoded; `None` if it is missing or empty.
    pub fn query_parameter(self, name: &str) -> Option<String> {
        self.first_value(name).filter(|value| !value.is_empty())
    }

    /// Whether the query has the parameter, even without a value.
    pub fn has_query_parameter(self, name: &str) -> bool {
        self.first_value(name).is_some()
    }

    fn first_value(self, name: &str) -> Option<String> {
        let target = self.target();
        // Nearly every request returns here without parsing the URL: a name is present either literally or
        // encoded.
        if !target.contains('?') || !(target.contains(name) || target.contains('%')) {
            return None;
        }
        let query = self.resolved().url.query()?;
        form_urlencoded::parse(query.as_bytes())
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.into_owned())
    }

    fn resolved(self) -> &'r ResolvedUrl {
        self.resolved_url.get_or_init(|| Box::new(ResolvedUrl::of(self.texts, self.connection)))
    }

    fn target(self) -> &'r str {
        self.texts.target()
    }
}

/// The request cannot be expressed in the Fetch standard. It gets a bare 400 response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadRequest;

/// The resolved target.
pub(super) struct ResolvedUrl {
    /// Its origin is only meaningful with `has_origin`; otherwise it is that of [`base`] or of an absolute target.
    url: Url,
    has_origin: bool,
}

impl ResolvedUrl {
    fn of(texts: &Texts, connection: Connection) -> Self {
        let target = resolve(texts.target(), connection).unwrap_or_else(|| base(connection));
        match forwarded_origin(connection, Headers::of(texts)).as_deref().and_then(parse_origin) {
            Some(mut url) => {
                url.set_fragment(None);
                url.set_path(target.path());
                url.set_query(target.query());
                Self { url, has_origin: true }
            }
            None => Self { url: target, has_origin: false },
        }
    }
}

impl fmt::Debug for RequestUrl<'_> {
    /// Omits the query, which can contain tokens.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.target().split(['?', '#']).next().unwrap_or_default())
    }
}

/// # Errors
/// [`BadRequest`] if the target is not a valid URL, or has credentials, which Fetch rejects.
pub(super) fn check_target(target: &str, connection: Connection) -> Result<(), BadRequest> {
    if is_plain_path(target) {
        return Ok(());
    }
    let url = resolve(target, connection).ok_or(BadRequest)?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(BadRequest);
    }
    Ok(())
}

/// Whether the target is certain to be valid without parsing it.
fn is_plain_path(target: &str) -> bool {
    let bytes = target.as_bytes();
    bytes.first() == Some(&b'/')
        && !matches!(bytes.get(1), Some(b'/' | b'\\'))
        && bytes.iter().all(|&byte| byte > b' ')
}

/// The base for resolving targets to find path and query. Its origin never leaves this module.
fn base(connection: Connection) -> Url {
    let text = match connection {
        Connection::Plain => "http://target.invalid",
        Connection::Encrypted => "https://target.invalid",
    };
    Url::parse(text).expect("a constant URL")
}

fn resolve(target: &str, connection: Connection) -> Option<Url> {
    base(connection).join(target).ok().filter(|url| !url.cannot_be_a_base())
}

fn forwarded_origin(connection: Connection, headers: Headers<'_>) -> Option<String> {
    let first = |value: &str| value.split(',').next().unwrap_or_default().to_owned();
    let host = match headers.get_even_empty(HeaderName::ForwardedHost) {
        Some(forwarded) => first(forwarded),
        None => headers.get(HeaderName::Host)?.to_owned(),
    };
    // Only a scheme is accepted: anything after it would be parsed as the host. Proxies such as Traefik send
    // `ws` and `wss` for WebSockets.
    let scheme = match headers.get_even_empty(HeaderName::ForwardedProto) {
        Some(forwarded) => match first(forwarded).trim().to_ascii_lowercase().as_str() {
            "http" | "ws" => "http",
            "https" | "wss" => "https",
            _ => return None,
        },
        None if connection == Connection::Encrypted => "https",
        None => "http",
    };
    (!host.is_empty()).then(|| format!("{scheme}://{host}"))
}

fn parse_origin(origin: &str) -> Option<Url> {
    let is_plain = |url: &Url| url.username().is_empty() && url.password().is_none();
    Url::parse(origin).ok().filter(|url| matches!(url.scheme(), "http" | "https") && is_plain(url))
}

#[cfg(test)]
mod tests {
    use super::super::Request;
    use super::*;

    fn parse(target: &str, host: Option<&str>, forwarded: [Option<&str>; 2]) -> Result<Request, BadRequest> {
        let texts = Texts::new("GET", target, |name| match name {
            "host" => host,
            "x-forwarded-host" => forwarded[0],
            "x-forwarded-proto" => forwarded[1],
            _ => None,
        });
        Request::parse(texts, Connection::Plain)
    }

    fn public(target: &str, host: Option<&str>, forwarded: [Option<&str>; 2]) -> Option<String> {
        let request = parse(target, host, forwarded).expect("a good target");
        request.url().public().map(Url::to_string)
    }

    fn request(target: &str) -> Request {
        parse(target, Some("a.com"), [None, None]).expect("a good target")
    }

    #[test]
    fn the_url_is_derived_from_host_and_forwarded_headers() {
        for (target, host, forwarded, expected) in [
            ("/x?y", Some("a.com"), [None, None], "http://a.com/x?y"),
            ("/x?y", Some("a.com"), [Some("b.com, c.com"), Some("https,http")], "https://b.com/x?y"),
            ("/x?y", Some("a.com"), [Some("a.com/zz?"), None], "http://a.com/x?y"),
            ("/x#fragment", Some("a.com"), [None, None], "http://a.com/x"),
            ("", Some("a.com"), [None, None], "http://a.com/"),
            ("/x", Some("a.com:8080"), [None, None], "http://a.com:8080/x"),
        ] {
            assert_eq!(public(target, host, forwarded).as_deref(), Some(expected), "{target} {forwarded:?}");
        }
    }

    #[test]
    fn without_a_usable_host_there_is_a_path_and_a_query_but_no_url() {
        for (host, forwarded) in [
            (None, [None, None]),
            (Some(""), [None, None]),
            (Some("a.com"), [Some(""), None]),
            (Some("not a host"), [None, None]),
            (Some("]["), [None, None]),
            (Some("999.999.999.999"), [None, None]),
        ] {
            for target in ["/x?y=z", "//evil.com/x?y=z", "http://evil.com/x?y=z"] {
                let request = parse(target, host, forwarded).expect("a good target");
                let url = request.url();
                assert_eq!((url.public(), url.origin(), url.public_without(&[])), (None, None, None));
                assert_eq!(url.path(), "/x", "{target}");
                assert_eq!(url.query_parameter("y").as_deref(), Some("z"), "{target}");
            }
        }
    }

    #[test]
    fn the_target_never_changes_the_host() {
        for target in
            ["//evil.com/x", "/.//evil.com/x", "http://evil.com/x", "/\\evil.com/x", "\\\\evil.com/x"]
        {
            let url = public(target, Some("a.com"), [None, None]).expect(target);
            assert!(url.starts_with("http://a.com/"), "{target} became {url}");
            assert_eq!(public(target, None, [None, None]), None, "{target}");
        }
    }

    #[test]
    fn forwarded_websocket_protocols_become_http_protocols() {
        for (forwarded, expected) in [
            ("ws", "http://a.com/x"),
            ("wss", "https://a.com/x"),
            ("WSS", "https://a.com/x"),
            ("wss, http", "https://a.com/x"),
        ] {
            let url = public("/x", Some("a.com"), [None, Some(forwarded)]);
            assert_eq!(url.as_deref(), Some(expected), "{forwarded}");
        }
    }

    #[test]
    fn other_forwarded_protocols_form_no_url() {
        for scheme in ["javascript", "file", "ftp", "data:,", "https://evil.example/", "http:", ""] {
            assert_eq!(public("/x", Some("a.com"), [None, Some(scheme)]), None, "{scheme}");
        }
    }

    #[test]
    fn a_target_that_is_not_a_valid_url_is_a_bad_request() {
        for target in ["//", "http://", "//user@host/", "http://[", "javascript:alert(1)"] {
            assert_eq!(parse(target, Some("a.com"), [None, None]).err(), Some(BadRequest), "{target}");
        }
    }

    #[test]
    fn removing_parameters_reserializes_the_query() {
        for (target, expected) in [
            ("/", "http://a.com/"),
            ("/?", "http://a.com/"),
            ("/?a", "http://a.com/?a="),
            ("/?gone=1&a=b%20c&gone&d=~'()", "http://a.com/?a=b+c&d=%7E%27%28%29"),
            ("/?%67one=1", "http://a.com/"),
            ("/?a=%FF&b=%E2%82%AC#gone", "http://a.com/?a=%EF%BF%BD&b=%E2%82%AC"),
        ] {
            let request = request(target);
            let url = request.url().public_without(&["gone"]).expect("it has a host");
            assert_eq!(url.as_str(), expected, "{target}");
        }
    }

    #[test]
    fn query_parameters_are_decoded_and_the_first_wins() {
        let request = request("/?a=&b=1%202&b=3&c+d=e&%66=g#h");
        let url = request.url();
        assert_eq!(url.query_parameter("a"), None);
        assert!(url.has_query_parameter("a"));
        assert_eq!(url.query_parameter("b").as_deref(), Some("1 2"));
        assert_eq!(url.query_parameter("c d").as_deref(), Some("e"));
        assert_eq!(url.query_parameter("f").as_deref(), Some("g"));
        assert!(!url.has_query_parameter("h"));
    }
}
