//! The public URL of a request. The lines of the input are the target, `Host`, `X-Forwarded-Host` and
//! `X-Forwarded-Proto`; an empty line is a missing header.

use clerk_express_native::request::{BadRequest, Connection, Request, Texts};
use url::Url;

/// Panics if something does not hold for this input.
pub(crate) fn check(text: &str) {
    let mut lines = text.split('\n');
    let target = lines.next().unwrap_or_default();
    let headers =
        ["host", "x-forwarded-host", "x-forwarded-proto"].map(|name| (name, lines.next().unwrap_or("")));
    for connection in [Connection::Plain, Connection::Encrypted] {
        let Ok(request) = parse(target, &headers, connection) else { continue };
        let root = parse("/", &headers, connection).expect("a good target");
        let url = request.url();
        assert_eq!(
            url.public().is_some(),
            root.url().public().is_some(),
            "the target decides about the origin"
        );
        let Some(public) = url.public() else { continue };
        assert!(matches!(public.scheme(), "http" | "https") && public.has_host());
        assert_eq!((public.username(), public.password(), public.fragment()), ("", None, None));
        assert_eq!(Url::parse(public.as_str()).as_ref(), Ok(public), "printed and parsed, it is another URL");
        assert_eq!(url.origin(), root.url().origin(), "the target changes the origin");
        // Parsers write hosts in lower case.
        assert!(
            !public.as_str().contains("target.invalid") || text.to_ascii_lowercase().contains(".invalid")
        );
        // Nothing is resolved twice: the path is what a browser requests when it follows the URL.
        assert_eq!(url.path(), public.path());
        let without = url.public_without(&["__clerk_handshake", "a"]).expect("it has a URL");
        assert_eq!((without.origin(), without.path()), (public.origin(), public.path()));
        assert!(without.query_pairs().all(|(name, _)| name != "__clerk_handshake" && name != "a"));
        let others = |url: &Url| -> Vec<(String, String)> {
            url.query_pairs()
                .into_owned()
                .filter(|(name, _)| name != "__clerk_handshake" && name != "a")
                .collect()
        };
        assert_eq!(others(&without), others(public), "the other parameters are kept");
        // Names are constants of letters and underscores, and Node rejects targets with control characters.
        let is_name = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let is_from_node = !target.bytes().any(|byte| byte.is_ascii_control());
        for (name, value) in public.query_pairs().filter(|(name, _)| is_from_node && is_name(name)) {
            assert!(url.has_query_parameter(&name), "{name:?} is in the query");
            if public.query_pairs().find(|(other, _)| *other == name).is_some_and(|(_, first)| first == value)
            {
                assert_eq!(url.query_parameter(&name).unwrap_or_default(), value);
            }
        }
    }
}

fn parse(target: &str, headers: &[(&str, &str)], connection: Connection) -> Result<Request, BadRequest> {
    let header = |name| {
        headers.iter().find(|(other, value)| *other == name && !value.is_empty()).map(|(_, value)| *value)
    };
    Request::parse(Texts::new("GET", target, header), connection)
}
