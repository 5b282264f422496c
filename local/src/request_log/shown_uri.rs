//! URLs of requests without secrets.

use axum::http::Uri;
use url::{Url, form_urlencoded};

use crate::state;

/// How many characters of a URL are kept.
const LENGTH: usize = 300;

/// The parameters whose values are shown: they have no secrets.
const SHOWN: [&str; 12] = [
    "_clerk_session_id",
    "format",
    "handshake_reason",
    "__clerk_hs_reason",
    "limit",
    "offset",
    "order_by",
    "organization_id",
    "paginated",
    "role",
    "status",
    "user_id",
];

/// The parameters with URLs, of which only the query may have secrets.
const URLS: [&str; 3] = ["redirect_url", "__clerk_redirect_url", "__clerk_satellite_url"];

/// What only the transport needs.
const LEFT_OUT: [&str; 4] = ["__clerk_api_version", "_clerk_js_version", "_method", "__clerk_db_jwt"];

/// The path, and the query as far as it may be shown: of other parameters, only the names.
pub(super) fn shown(uri: &Uri) -> String {
    let mut text = uri.path().to_owned();
    let parameters: Vec<String> = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes())
        .filter(|(name, _)| !LEFT_OUT.contains(&name.as_ref()))
        .map(|(name, value)| match name.as_ref() {
            name if SHOWN.contains(&name) => format!("{name}={value}"),
            name if URLS.contains(&name) => format!("{name}={}", without_query(&value)),
            name => format!("{name}=…"),
        })
        .collect();
    if !parameters.is_empty() {
        text.push('?');
        text.push_str(&parameters.join("&"));
    }
    state::redacted(&text).chars().take(LENGTH).collect()
}

fn without_query(text: &str) -> String {
    let Ok(mut url) = Url::parse(text) else { return "…".to_owned() };
    let _ = url.set_password(None);
    let mark = if url.query().is_some() { "?…" } else { "" };
    url.set_query(None);
    url.set_fragment(None);
    format!("{url}{mark}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_known_to_be_harmless_is_shown() {
        for (sent, expected) in [
            ("/v1/client?__clerk_api_version=2026-05-12&__clerk_db_jwt=dvb_secret", "/v1/client"),
            ("/v1/me?_method=PATCH&_clerk_session_id=sess_1", "/v1/me?_clerk_session_id=sess_1"),
            ("/v1/clients/handshake_payload?nonce=secret", "/v1/clients/handshake_payload?nonce=…"),
            (
                "/v1/client/handshake?redirect_url=http%3A%2F%2Fu%3Ap%40localhost%2Fa%3Fcode%3D1%23x&format=nonce",
                "/v1/client/handshake?redirect_url=http://u@localhost/a?…&format=nonce",
            ),
            ("/sign-in?redirect_url=%2Fa%3Fcode%3D1", "/sign-in?redirect_url=…"),
            ("/v1/users?query=ada%40example.com&limit=3", "/v1/users?query=…&limit=3"),
        ] {
            assert_eq!(shown(&sent.parse().expect("a URI")), expected);
        }
        let long = format!("/{}", "a/".repeat(1_000)).parse().expect("a URI");
        assert_eq!(shown(&long).len(), LENGTH);
    }
}
