//! Keeps pages of other origins out. Every app on this machine has another port and thus another origin, and so has
//! every site on the internet that is open in the same browser.
//!
//! Other origins may link to the pages, but neither read, frame nor embed them, nor send their forms.

use axum::extract::Request;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, ORIGIN, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

use super::html::problem;

/// Without `form-action`: Chromium also applies it to the redirect to the app after the form.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                      base-uri 'none'; frame-ancestors 'none'";

/// The headers of every page.
const HEADERS: [(HeaderName, &str); 5] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // With "no-referrer", browsers would send the forms of the pages without their origin.
    (REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (CACHE_CONTROL, "no-store"),
];

/// Passes visits, and requests of the pages themselves.
pub(super) async fn keep_others_out(request: Request, next: Next) -> Response {
    let mut response = if is_allowed(request.method(), request.headers()) {
        next.run(request).await
    } else {
        problem(
            StatusCode::FORBIDDEN,
            "Refused",
            "This request came from a page of another site or of another port. Only the pages of clerk-local itself may \
             send their forms and load their content.",
        )
    };
    for (name, value) in HEADERS {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

fn is_allowed(method: &Method, headers: &HeaderMap) -> bool {
    let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let only_looks = [Method::GET, Method::HEAD].contains(method);
    let mode = text(HeaderName::from_static("sec-fetch-mode"));
    match text(HeaderName::from_static("sec-fetch-site")) {
        Some("same-origin") => true,
        Some(_) => only_looks && mode == Some("navigate"),
        // An old browser, which sends its origin with forms, or a program, which has no cookies of others to misuse.
        None => only_looks || text(ORIGIN).is_none_or(|origin| is_own(origin, text(HOST))),
    }
}

fn is_own(origin: &str, host: Option<&str>) -> bool {
    origin.strip_prefix("http://").is_some_and(|authority| Some(authority) == host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn others_may_only_link_to_the_pages() {
        let own = "http://127.0.0.1:4100";
        for (method, site, mode, origin, allowed) in [
            (Method::GET, Some("none"), Some("navigate"), None, true),
            (Method::GET, Some("cross-site"), Some("navigate"), None, true),
            (Method::GET, Some("same-site"), Some("cors"), Some("http://127.0.0.1:3000"), false),
            (Method::GET, Some("cross-site"), Some("no-cors"), None, false),
            (Method::GET, Some("same-origin"), Some("cors"), None, true),
            (Method::GET, None, None, None, true),
            (Method::POST, Some("same-origin"), Some("navigate"), Some(own), true),
            (Method::POST, Some("same-site"), Some("navigate"), Some("http://127.0.0.1:3000"), false),
            (Method::POST, Some("cross-site"), Some("navigate"), Some("https://example.com"), false),
            (Method::POST, Some("none"), Some("navigate"), None, false),
            (Method::DELETE, Some("cross-site"), Some("navigate"), None, false),
            (Method::POST, None, None, Some(own), true),
            (Method::POST, None, None, Some("https://127.0.0.1:4100"), false),
            (Method::POST, None, None, Some("http://127.0.0.1:41000"), false),
            (Method::POST, None, None, Some("null"), false),
            (Method::POST, None, None, None, true),
        ] {
            let mut headers = HeaderMap::new();
            let sent = [("sec-fetch-site", site), ("sec-fetch-mode", mode), ("origin", origin)];
            for (name, value) in sent.into_iter().chain([("host", Some("127.0.0.1:4100"))]) {
                if let Some(value) = value {
                    headers.insert(name, HeaderValue::from_static(value));
                }
            }
            assert_eq!(is_allowed(&method, &headers), allowed, "{method} {site:?} {mode:?} {origin:?}");
        }
    }
}
