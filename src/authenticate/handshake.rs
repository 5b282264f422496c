//! Redirects a browser to the Frontend API and back, for fresh cookies (`authentication.md` §3.7).

mod location;
mod nonce;
pub(super) mod resolve;

pub(super) use location::Destination;

use super::context::Context;
use super::notice::Notice;
use super::reason::Reason;
use super::state::{Handshake, SignedOut, State};
use crate::request::HeaderName;

/// Redirects the browser to fetch fresh cookies. If it cannot be redirected, it is signed out for the same
/// reason, unless the configuration is unusable for the request.
pub(super) fn send_or_sign_out(
    context: &mut Context<'_>,
    reason: Reason,
    message: String,
    destination: Destination,
) -> State {
    if !is_eligible(context) {
        return State::SignedOut(SignedOut::new(reason, message));
    }
    if context.is_redirect_loop() {
        let is_satellite_sync = reason == Reason::SatelliteNeedsSyncing;
        context.notices.push(Notice::RedirectLoop { is_satellite_sync });
        return State::SignedOut(SignedOut::new(reason, message));
    }
    let location = match location::of(context, &reason, destination) {
        Ok(Some(location)) => location,
        Ok(None) => {
            context.notices.push(Notice::AddressUnknown);
            return State::SignedOut(SignedOut::new(reason, message));
        }
        Err(fault) => return State::unusable(fault, context.notices),
    };
    // Counting for the whole site and for two seconds distinguishes loops from consecutive visits.
    let count = context.redirect_count();
    let count = if count.is_finite() { count + 1.0 } else { 1.0 };
    let count = format!("__clerk_redirect_count={count}; SameSite=Lax; HttpOnly; Max-Age=2; Path=/");
    let headers =
        vec![("cache-control", "no-store".to_owned()), ("location", location.into()), ("set-cookie", count)];
    State::Handshake(Handshake { reason, message, headers })
}

/// Whether the client appears to be a browser that loads a page: only such a client follows a redirect to
/// Clerk and keeps the cookies.
fn is_eligible(context: &Context<'_>) -> bool {
    if !context.sessions.redirects || context.request.method() != "GET" {
        return false;
    }
    let headers = context.request.headers();
    match headers.get(HeaderName::SecFetchDest) {
        Some(destination) => matches!(destination, "document" | "iframe"),
        None => headers.get(HeaderName::Accept).is_some_and(|accept| accept.starts_with("text/html")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{
        Instance, PAGE, decide, header, headers, instance, instance_with, location, message, notices,
        outcome, request,
    };
    use super::*;
    use crate::error::ConfigurationErrorCode;
    use crate::instance::{InstanceType, Site};
    use crate::test_token::{NOW, Token};

    const ACTIVE: &str = "__client_uat=5";

    fn answer(method: &str, given: &[(&str, &str)]) -> State {
        let given = [&[("cookie", ACTIVE)], given].concat();
        decide(&instance(InstanceType::Production), &request(method, "/", &given))
    }

    fn counted(count: &str) -> State {
        let cookies = format!("{ACTIVE}; __clerk_redirect_count={count}");
        decide(&instance(InstanceType::Production), &request("GET", "/", &[("cookie", &cookies), PAGE]))
    }

    #[test]
    fn only_browsers_that_load_a_page_are_redirected() {
        for (method, given, is_sent) in [
            ("GET", vec![PAGE], true),
            ("GET", vec![("sec-fetch-dest", "iframe")], true),
            ("GET", vec![("accept", "text/html,*/*")], true),
            ("GET", vec![("sec-fetch-dest", "empty"), ("accept", "text/html")], false),
            ("GET", vec![("sec-fetch-dest", "Document")], false),
            ("GET", vec![("accept", "*/*, text/html")], false),
            ("GET", vec![], false),
            ("HEAD", vec![PAGE], false),
            ("POST", vec![PAGE, ("accept", "text/html")], false),
        ] {
            let reason = if is_sent {
                "handshake client-uat-but-no-session-token"
            } else {
                "client-uat-but-no-session-token"
            };
            let state = answer(method, &given);
            assert_eq!(outcome(&state), reason, "{method} {given:?}");
            assert_eq!(header(&state, "location").len(), usize::from(is_sent));
        }
    }

    #[test]
    fn without_redirects_no_browser_is_redirected() {
        let instance = instance_with(InstanceType::Production, |sessions, _| sessions.redirects = false);
        let state = decide(&instance, &request("GET", "/", &[("cookie", ACTIVE), PAGE]));
        assert_eq!(outcome(&state), "client-uat-but-no-session-token");
        assert!(headers(&state).is_empty());
    }

    #[test]
    fn a_browser_is_redirected_at_most_three_times_in_a_row() {
        for (count, next) in
            [("", 1.0), ("0", 1.0), ("1", 2.0), ("2", 3.0), ("1.5", 2.5), ("0x2", 3.0), ("x", 1.0)]
        {
            let state = counted(count);
            let expected =
                format!("__clerk_redirect_count={next}; SameSite=Lax; HttpOnly; Max-Age=2; Path=/");
            assert_eq!(header(&state, "set-cookie"), [expected], "{count}");
            assert_eq!(header(&state, "cache-control"), ["no-store"]);
        }
        for count in ["3", "4", "1e9", "Infinity"] {
            let state = counted(count);
            assert_eq!(outcome(&state), "client-uat-but-no-session-token", "{count}");
            assert!(headers(&state).is_empty());
        }
    }

    #[test]
    fn a_redirect_loop_causes_a_notice() {
        let cookies = format!("{ACTIVE}; __clerk_redirect_count=3");
        let request = request("GET", "/", &[("cookie", &cookies), PAGE]);
        let expected = [Notice::RedirectLoop { is_satellite_sync: false }];
        assert_eq!(notices(&instance(InstanceType::Production), &request), expected);
    }

    #[test]
    fn the_url_has_all_parameters_in_the_order_of_clerks_sdk() {
        let session = Token::good().sign();
        let cookies = format!("__session={session}; __clerk_db_jwt=browser");
        let given = [("cookie", cookies.as_str()), ("host", "app.example.com"), PAGE];
        let target = "/page?a=b%20c&__clerk_db_jwt=in%20query&__dev_session=old";
        let sent_from = |kind| location(&decide(&instance(kind), &request("GET", target, &given)));

        let (endpoint, query) = sent_from(InstanceType::Production);
        assert_eq!(endpoint, "https://clerk.example.com/v1/client/handshake");
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let mut expected = vec![
            pair("redirect_url", "http://app.example.com/page?a=b+c"),
            pair("__clerk_api_version", "2026-05-12"),
            pair("suffixed_cookies", "false"),
            pair("__clerk_hs_reason", "session-token-but-no-client-uat"),
            pair("format", "nonce"),
            pair("__session", &session),
        ];
        assert_eq!(query, expected);

        expected[3].1 = "dev-browser-sync".to_owned();
        expected.push(pair("__clerk_db_jwt", "in query"));
        assert_eq!(sent_from(InstanceType::Development).1, expected);
    }

    #[test]
    fn an_expired_token_in_the_header_redirects_a_browser_too() {
        let expired = Token::good().claim("exp", NOW - 10).sign();
        let authorization = format!("Bearer {expired}");
        let request = request("GET", "/", &[("authorization", &authorization), PAGE]);
        let state = decide(&instance(InstanceType::Production), &request);
        assert_eq!(outcome(&state), "handshake session-token-expired-refresh-non-eligible-no-refresh-cookie");
        assert!(location(&state).1.contains(&("__session".to_owned(), expired)));
    }

    #[test]
    fn browsers_are_redirected_to_the_path_of_a_proxy() {
        for (proxy_url, endpoint) in [
            ("https://app.example.com/__clerk", "https://app.example.com/__clerk/v1/client/handshake"),
            ("https://app.example.com/__clerk//", "https://app.example.com/__clerk/v1/client/handshake"),
            ("/__clerk", "http://app.example.com/__clerk/v1/client/handshake"),
            ("foo", "https://foo/v1/client/handshake"),
            ("https://app.example.com/__clerk?a=b", "https://app.example.com/v1/client/handshake"),
        ] {
            let instance = instance_with(InstanceType::Production, |_, site| {
                *site = Site::new(None, Some(proxy_url.to_owned()), None);
            });
            let given = [("host", "app.example.com"), ("cookie", ACTIVE), PAGE];
            let state = decide(&instance, &request("GET", "/", &given));
            assert_eq!(location(&state).0, endpoint, "{proxy_url}");
        }
    }

    fn with_proxy(proxy_url: &str) -> Instance {
        instance_with(InstanceType::Production, |_, site| {
            *site = Site::new(None, Some(proxy_url.to_owned()), None);
        })
    }

    #[test]
    fn an_unusable_url_signs_out_and_causes_a_notice() {
        let given = [("host", "app.example.com"), ("cookie", ACTIVE), PAGE];
        let app = with_proxy("https://a b");
        let state = decide(&app, &request("GET", "/", &given));
        assert_eq!(outcome(&state), "configuration-unusable-for-request");
        assert!(headers(&state).is_empty() && !message(&state).contains("proxyUrl"));
        assert!(matches!(&notices(&app, &request("GET", "/", &given))[..], [Notice::Unusable(fault)]
            if fault.code == ConfigurationErrorCode::FrontendApiInvalid));
        let stays = decide(&app, &request("GET", "/", &[("cookie", ACTIVE)]));
        assert_eq!(outcome(&stays), "client-uat-but-no-session-token");
    }

    #[test]
    fn a_browser_is_not_redirected_without_a_url_to_return_to() {
        for (host, forwarded) in [("", "https"), ("][", "https"), ("app.example.com", "ftp")] {
            let given = [("host", host), ("x-forwarded-proto", forwarded), ("cookie", ACTIVE), PAGE];
            let request = request("GET", "/page", &given);
            for app in [instance(InstanceType::Production), with_proxy("/__clerk")] {
                let state = decide(&app, &request);
                assert_eq!(outcome(&state), "client-uat-but-no-session-token", "{host} {forwarded}");
                assert!(headers(&state).is_empty());
                assert_eq!(notices(&app, &request), [Notice::AddressUnknown]);
            }
        }
    }
}
