//! Visitors of the primary app who come from another origin, such as a satellite (`authentication.md` §3.6
//! row 17).

use url::Url;

use super::context::Context;
use crate::instance::is_legacy_development_host;
use crate::request::HeaderName;

/// Host name suffixes of development instances.
const DEVELOPMENT_SUFFIXES: [&str; 3] = [".accounts.dev", ".accountsstage.dev", ".accounts.lclclerk.com"];

/// Whether the session may have changed elsewhere, so that the browser must fetch its current state: the
/// request is for a page of the primary app, its referrer is neither the app nor Clerk, and it is not a
/// redirect.
pub(super) fn may_have_missed_a_change(context: &Context<'_>) -> bool {
    context.sessions.redirects
        && context.site.satellite().is_none()
        && context.is_document_navigation()
        && context.redirect_count() == 0.0
        && has_foreign_referrer(context)
}

fn has_foreign_referrer(context: &Context<'_>) -> bool {
    let referrer = context.request.headers().get(HeaderName::Referer).and_then(|text| Url::parse(text).ok());
    referrer.is_some_and(|referrer| {
        Some(referrer.origin().ascii_serialization()) != context.request.url().origin()
            && !is_clerk_page(&referrer, context)
    })
}

/// Whether the page is the Frontend API or its account portal.
fn is_clerk_page(referrer: &Url, context: &Context<'_>) -> bool {
    let Some(frontend_api) = context.frontend_api() else { return false };
    let host = referrer.host_str().unwrap_or_default();
    let is_frontend_api = if frontend_api.starts_with("http") {
        match Url::parse(&frontend_api) {
            Ok(url) => url.host_str() == Some(host),
            // As in Clerk's SDK, an invalid URL ends the check.
            Err(_) => return false,
        }
    } else {
        frontend_api == host
    };
    is_frontend_api
        || (context.is_development() && is_development_portal(host))
        || Url::parse(&account_portal(&frontend_api)).is_ok_and(|portal| portal.origin() == referrer.origin())
}

fn is_development_portal(host: &str) -> bool {
    let is_legacy = || host.starts_with("accounts.") && is_legacy_development_host(host);
    let is_current = |suffix: &&str| host.strip_suffix(*suffix).is_some_and(|name| !name.ends_with(".clerk"));
    is_legacy() || DEVELOPMENT_SUFFIXES.iter().any(is_current)
}

/// The URL of a Frontend API's account portal: for `clerk.example.com` it is `accounts.example.com`.
fn account_portal(frontend_api: &str) -> String {
    let host = frontend_api.replacen("clerk.accountsstage.", "accountsstage.", 1);
    let first = ["clerk.accounts.", "clerk."]
        .into_iter()
        .filter_map(|name| host.find(name).map(|at| (at, name)))
        .min_by_key(|&(at, name)| (at, std::cmp::Reverse(name.len())));
    let host = match first {
        Some((at, name)) => format!("{}accounts.{}", &host[..at], &host[at + name.len()..]),
        None => host,
    };
    format!("https://{host}")
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{BROWSER, PAGE, decide, instance_with, make_satellite, outcome, request};
    use super::*;
    use crate::instance::{InstanceType, Site};
    use crate::test_token::{NOW, Token};

    const SENT: &str = "handshake primary-domain-cross-origin-sync";

    struct Visit<'v> {
        kind: InstanceType,
        proxy_url: Option<&'v str>,
        given: Vec<(&'v str, &'v str)>,
        cookies: &'v str,
        redirects: bool,
    }

    impl Default for Visit<'_> {
        fn default() -> Self {
            Self {
                kind: InstanceType::Production,
                proxy_url: None,
                given: vec![PAGE],
                cookies: "",
                redirects: true,
            }
        }
    }

    fn outcome_for(referrer: &str, visit: &Visit<'_>) -> String {
        let cookies = format!(
            "{BROWSER}{}__client_uat={}; __session={}",
            visit.cookies,
            NOW - 60,
            Token::good().sign()
        );
        let mut given =
            vec![("cookie", cookies.as_str()), ("host", "app.example.com"), ("referer", referrer)];
        given.extend(&visit.given);
        let instance = instance_with(visit.kind, |sessions, site| {
            sessions.redirects = visit.redirects;
            *site = Site::new(None, visit.proxy_url.map(ToOwned::to_owned), None);
        });
        outcome(&decide(&instance, &request("GET", "/", &given)))
    }

    #[test]
    fn row_17_a_signed_in_visitor_from_another_origin_fetches_the_current_state() {
        for referrer in [
            "https://satellite.example.com/page",
            "https://app.example.com/",
            "http://app.example.com:8080/",
            "http://accounts.evil.example/",
            "https://clerk.example.com.evil.example/",
            "about:blank",
        ] {
            assert_eq!(outcome_for(referrer, &Visit::default()), SENT, "{referrer}");
        }
    }

    #[test]
    fn visitors_from_the_app_and_from_clerk_are_not_redirected() {
        for referrer in [
            "http://app.example.com/other?page",
            "https://clerk.example.com/v1/client",
            "http://clerk.example.com/",
            "https://accounts.example.com/sign-in",
            "not an address",
            "",
        ] {
            assert_eq!(outcome_for(referrer, &Visit::default()), "signed-in", "{referrer}");
        }
        assert_eq!(outcome_for("http://accounts.example.com/", &Visit::default()), SENT, "another scheme");
    }

    #[test]
    fn account_portals_of_development_instances_only_count_in_development() {
        for referrer in [
            "https://accounts.foo.lcl.dev/",
            "https://accounts.foo.lclclerk.com/",
            "https://foo-bar-13.accounts.dev/",
            "https://foo.accountsstage.dev/",
        ] {
            let development = Visit { kind: InstanceType::Development, ..Visit::default() };
            assert_eq!(outcome_for(referrer, &development), "signed-in", "{referrer}");
            assert_eq!(outcome_for(referrer, &Visit::default()), SENT, "{referrer}");
        }
        for referrer in
            ["https://foo-bar-13.clerk.accounts.dev/", "https://foo.lcl.dev/", "https://accounts.dev/"]
        {
            let development = Visit { kind: InstanceType::Development, ..Visit::default() };
            assert_eq!(outcome_for(referrer, &development), SENT, "{referrer}");
        }
    }

    #[test]
    fn a_proxy_counts_as_clerk() {
        let proxied = Visit { proxy_url: Some("https://proxy.example.com/__clerk"), ..Visit::default() };
        assert_eq!(outcome_for("https://proxy.example.com/any", &proxied), "signed-in");
        assert_eq!(outcome_for("https://clerk.example.com/", &proxied), SENT);
        let unreadable = Visit { proxy_url: Some("http://a b"), ..Visit::default() };
        assert_eq!(outcome_for("http://app.example.com/", &unreadable), "signed-in");
    }

    #[test]
    fn only_pages_are_redirected_and_only_once() {
        for given in [vec![], vec![("sec-fetch-dest", "iframe")], vec![("accept", "text/html")]] {
            let visit = Visit { given, ..Visit::default() };
            assert_eq!(outcome_for("https://satellite.example.com/", &visit), "signed-in");
        }
        let again = Visit { cookies: "__clerk_redirect_count=1; ", ..Visit::default() };
        assert_eq!(outcome_for("https://satellite.example.com/", &again), "signed-in");
    }

    #[test]
    fn without_redirects_the_session_is_accepted_unchanged() {
        let visit = Visit { redirects: false, ..Visit::default() };
        assert_eq!(outcome_for("https://satellite.example.com/page", &visit), "signed-in");
    }

    #[test]
    fn a_request_without_a_url_has_no_origin_to_compare() {
        for referrer in ["http://target.invalid/", "http://clerk-dummy/", "http://app.example.com/"] {
            let visit = Visit { given: vec![("x-forwarded-host", ""), PAGE], ..Visit::default() };
            assert_eq!(outcome_for(referrer, &visit), "primary-domain-cross-origin-sync", "{referrer}");
        }
    }

    #[test]
    fn a_satellite_does_not_use_this_rule() {
        let session = Token::good().claim("iss", "https://clerk.satellite.example.com").sign();
        let cookies = format!("__client_uat={}; __session={session}", NOW - 60);
        let satellite = instance_with(InstanceType::Production, |_, site| make_satellite(site, false));
        let given = [PAGE, ("cookie", cookies.as_str()), ("referer", "https://primary.example.com/")];
        assert_eq!(outcome(&decide(&satellite, &request("GET", "/", &given))), "signed-in");
    }

    #[test]
    fn the_account_portal_is_derived_from_the_frontend_api() {
        for (frontend_api, portal) in [
            ("clerk.example.com", "https://accounts.example.com"),
            ("foo.clerk.accounts.dev", "https://foo.accounts.dev"),
            ("foo.clerk.accountsstage.dev", "https://foo.accountsstage.dev"),
            ("example.com", "https://example.com"),
            ("clerk.a.clerk.b", "https://accounts.a.clerk.b"),
        ] {
            assert_eq!(account_portal(frontend_api), portal);
        }
    }
}
