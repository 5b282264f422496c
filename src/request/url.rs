//! The address that the client asked for, as seen behind proxies (`authentication.md` §2.1).

use std::fmt;

use url::{Url, form_urlencoded};

use super::{BadRequest, Connection, HeaderName, Headers, Request};

/// A request target that is known to be a URL, and the address that it makes with the request's headers.
///
/// The address is put together when it is first asked for: most requests never need it.
#[derive(Clone, Copy)]
pub struct RequestUrl<'r> {
    request: &'r Request,
}

impl<'r> RequestUrl<'r> {
    pub(super) fn of(request: &'r Request) -> Self {
        Self { request }
    }

    /// The whole address. Its origin comes from `x-forwarded-*` and `Host`, and is `http://clerk-dummy` where those
    /// make no `http` or `https` origin; its path and query come from the target, which cannot change the origin.
    pub fn public(self) -> &'r Url {
        self.request.public_url.get_or_init(|| {
            let connection = self.request.connection;
            let initial = resolve(self.target(), connection).unwrap_or_else(|| base(connection));
            let origin = forwarded_origin(connection, self.request.headers());
            let Some(mut url) = origin.as_deref().and_then(parse_origin) else {
                return Box::new(with_origin_of(base(connection), &initial));
            };
            url.set_fragment(None);
            Box::new(with_origin_of(url, &initial))
        })
    }

    /// Scheme, host and port of [`Self::public`], as they stand in an `Origin` header.
    pub fn origin(self) -> String {
        self.public().origin().ascii_serialization()
    }

    /// [`Self::public`] without these query parameters. What is left of the query is written anew, in the form in
    /// which a browser's `URLSearchParams` writes it, even where nothing is taken out (`authentication.md` §3.7).
    pub fn public_without(self, parameters: &[&str]) -> Url {
        let mut url = self.public().clone();
        let kept: Vec<(String, String)> =
            url.query_pairs().into_owned().filter(|(name, _)| !parameters.contains(&name.as_str())).collect();
        if kept.is_empty() {
            url.set_query(None);
        } else {
            url.query_pairs_mut().clear().extend_pairs(kept);
        }
        url
    }

    /// The first value of a query parameter, decoded, or `None` where it is missing or empty.
    pub fn query_parameter(self, name: &str) -> Option<String> {
        self.first_value(name).filter(|value| !value.is_empty())
    }

    /// Whether the query has the parameter, even without a value.
    pub fn has_query_parameter(self, name: &str) -> bool {
        self.first_value(name).is_some()
    }

    fn first_value(self, name: &str) -> Option<String> {
        let target = self.target();
        // Nearly every request ends here, without a URL being parsed: a name stands there as it is, or is encoded.
        if !target.contains('?') || !(target.contains(name) || target.contains('%')) {
            return None;
        }
        let query = self.public().query()?;
        form_urlencoded::parse(query.as_bytes())
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.into_owned())
    }

    fn target(self) -> &'r str {
        self.request.texts.target()
    }
}

impl fmt::Debug for RequestUrl<'_> {
    /// Leaves the query out: it can hold tokens.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.target().split(['?', '#']).next().unwrap_or_default())
    }
}

/// # Errors
/// [`BadRequest`] where the target is no URL, or one with credentials, which Fetch refuses.
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

/// A target of this form can be parsed for certain, so that it need not be parsed to know.
fn is_plain_path(target: &str) -> bool {
    let bytes = target.as_bytes();
    bytes.first() == Some(&b'/')
        && !matches!(bytes.get(1), Some(b'/' | b'\\'))
        && bytes.iter().all(|&byte| byte > b' ')
}

fn base(connection: Connection) -> Url {
    let text = match connection {
        Connection::Plain => "http://clerk-dummy",
        Connection::Encrypted => "https://clerk-dummy",
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
    // Nothing but a scheme: what follows one would be read as the host.
    let scheme = match headers.get_even_empty(HeaderName::ForwardedProto) {
        Some(forwarded) => match first(forwarded).trim().to_ascii_lowercase().as_str() {
            "http" => "http",
            "https" => "https",
            _ => return None,
        },
        None if connection == Connection::Encrypted => "https",
        None => "http",
    };
    (!host.is_empty()).then(|| format!("{scheme}://{host}"))
}

fn parse_origin(origin: &str) -> Option<Url> {
    Url::parse(origin).ok().filter(|url| matches!(url.scheme(), "http" | "https"))
}

fn with_origin_of(mut url: Url, path_and_query: &Url) -> Url {
    url.set_path(path_and_query.path());
    url.set_query(path_and_query.query());
    url
}

#[cfg(test)]
mod tests {
    use super::super::Texts;
    use super::*;

    fn public(target: &str, host: Option<&str>, forwarded: [Option<&str>; 2]) -> Option<String> {
        let texts = Texts::new("GET", target, |name| match name {
            "host" => host,
            "x-forwarded-host" => forwarded[0],
            "x-forwarded-proto" => forwarded[1],
            _ => None,
        });
        let request = Request::parse(texts, Connection::Plain).ok()?;
        Some(request.url().public().to_string())
    }

    fn request(target: &str) -> Request {
        Request::parse(Texts::new("GET", target, |_| None), Connection::Plain).expect("a good target")
    }

    #[test]
    fn the_address_is_derived_from_host_and_forwarded_headers() {
        for (target, host, forwarded, expected) in [
            ("/x?y", Some("a.com"), [None, None], "http://a.com/x?y"),
            ("/x?y", Some("a.com"), [Some("b.com, c.com"), Some("https,http")], "https://b.com/x?y"),
            ("/x?y", Some("a.com"), [Some(""), None], "http://clerk-dummy/x?y"),
            ("/x?y", Some("a.com"), [Some("a.com/zz?"), None], "http://a.com/x?y"),
            ("/x", None, [None, None], "http://clerk-dummy/x"),
            ("/x#fragment", Some("a.com"), [None, None], "http://a.com/x"),
            ("", Some("a.com"), [None, None], "http://a.com/"),
            ("/x", Some("a.com:8080"), [None, None], "http://a.com:8080/x"),
            ("/x", Some("not a host"), [None, None], "http://clerk-dummy/x"),
        ] {
            assert_eq!(public(target, host, forwarded).as_deref(), Some(expected), "{target} {forwarded:?}");
        }
    }

    #[test]
    fn the_path_never_changes_the_host() {
        for target in
            ["//evil.com/x", "/.//evil.com/x", "http://evil.com/x", "/\\evil.com/x", "\\\\evil.com/x"]
        {
            let url = public(target, Some("a.com"), [None, None]).expect(target);
            assert!(url.starts_with("http://a.com/"), "{target} became {url}");
            let url = public(target, None, [None, None]).expect(target);
            assert!(url.starts_with("http://clerk-dummy/"), "{target} became {url}");
        }
    }

    #[test]
    fn only_http_and_https_come_from_forwarded_headers() {
        for scheme in ["javascript", "file", "ftp", "ws", "data:,", "https://evil.example/", "http:", ""] {
            let url = public("/x", Some("a.com"), [None, Some(scheme)]).expect(scheme);
            assert_eq!(url, "http://clerk-dummy/x", "{scheme}");
        }
    }

    #[test]
    fn a_target_that_is_no_url_is_a_bad_request() {
        for target in ["//", "http://", "//user@host/", "http://[", "javascript:alert(1)"] {
            assert_eq!(public(target, Some("a.com"), [None, None]), None, "{target}");
        }
    }

    #[test]
    fn taking_parameters_out_writes_the_query_anew() {
        for (target, expected) in [
            ("/", "http://clerk-dummy/"),
            ("/?", "http://clerk-dummy/"),
            ("/?a", "http://clerk-dummy/?a="),
            ("/?gone=1&a=b%20c&gone&d=~'()", "http://clerk-dummy/?a=b+c&d=%7E%27%28%29"),
            ("/?%67one=1", "http://clerk-dummy/"),
            ("/?a=%FF&b=%E2%82%AC#gone", "http://clerk-dummy/?a=%EF%BF%BD&b=%E2%82%AC"),
        ] {
            let request = request(target);
            assert_eq!(request.url().public_without(&["gone"]).as_str(), expected, "{target}");
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
