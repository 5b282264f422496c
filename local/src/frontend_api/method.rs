//! `_method`: Clerk's scripts send only GET and POST, so that browsers need no preflight request.

use axum::extract::Request;
use axum::http::Method;
use url::form_urlencoded;

/// Gives a POST request the method that its query asks for.
pub(crate) fn override_method(mut request: Request) -> Request {
    if request.method() == Method::POST {
        let query = request.uri().query().unwrap_or_default();
        let wanted = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "_method");
        let method = match wanted.as_ref().map(|(_, method)| method.as_ref()) {
            Some("PATCH") => Method::PATCH,
            Some("PUT") => Method::PUT,
            Some("DELETE") => Method::DELETE,
            _ => Method::POST,
        };
        *request.method_mut() = method;
    }
    request
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    #[test]
    fn only_a_post_request_gets_another_method() {
        for (method, query, becomes) in [
            ("POST", "_method=PATCH", "PATCH"),
            ("POST", "a=b&_method=DELETE", "DELETE"),
            ("POST", "_method=CONNECT", "POST"),
            ("POST", "", "POST"),
            ("GET", "_method=DELETE", "GET"),
        ] {
            let request = Request::builder().method(method).uri(format!("/v1/client?{query}"));
            let request = override_method(request.body(Body::empty()).expect("a request"));
            assert_eq!(request.method(), becomes, "{method} {query}");
        }
    }
}
