//! Satellites and their primary app (`authentication.md` §3.6 rows 2 to 6).

use url::Url;

use super::context::{Context, DEV_BROWSER};
use super::handshake::{self, Destination};
use super::reason::Reason;
use super::state::State;

/// Whether a satellite was just synchronized (`true`) or must be (`false`).
const SYNCED: &str = "__clerk_synced";

/// The satellite's URL, for the primary app of a development instance.
const REDIRECT_URL: &str = "__clerk_redirect_url";

/// Redirects a browser that loads a page of a satellite to the primary app, if the satellite does not know
/// yet whether the user is signed in. `None` if there is no need.
pub(super) fn ask_primary(context: &mut Context<'_>, has_session_cookies: bool) -> Option<State> {
    let satellite = context.site.satellite()?;
    if !context.is_document_navigation() {
        return None;
    }
    let synced = context.request.url().query_parameter(SYNCED);
    let must_ask = match synced.as_deref() {
        Some("true") => return None,
        Some("false") => true,
        _ => false,
    };
    if !must_ask && has_session_cookies {
        return None;
    }
    if !must_ask && !satellite.auto_sync {
        return Some(State::signed_out(Reason::SessionTokenAndUatMissing));
    }
    let destination = if context.is_development() {
        match satellite.sign_in_url() {
            Ok(sign_in) => Destination::PrimaryApp(sign_in.clone(), REDIRECT_URL),
            Err(fault) => return Some(State::unusable(fault, context.notices)),
        }
    } else {
        Destination::FrontendApi
    };
    Some(handshake::send_or_sign_out(context, Reason::SatelliteNeedsSyncing, String::new(), destination))
}

/// Redirects the browser back to its satellite, with the dev browser token. `None` if no satellite is
/// waiting; an unusable URL is ignored.
pub(super) fn answer_satellite(context: &mut Context<'_>) -> Option<State> {
    if !context.is_development() || context.site.satellite().is_some() {
        return None;
    }
    let back_to = context.request.url().query_parameter(REDIRECT_URL);
    // A URL without a host, such as `javascript:…`, is not a redirect target.
    let back_to = back_to.and_then(|address| Url::parse(&address).ok()).filter(Url::has_host);
    let mut back_to = back_to?;
    let mut query: Vec<(String, String)> = back_to.query_pairs().into_owned().collect();
    if let Some(dev_browser) = context.dev_browser() {
        query.push((DEV_BROWSER.to_owned(), dev_browser.into_owned()));
    }
    set(&mut query, SYNCED, "true");
    back_to.query_pairs_mut().clear().extend_pairs(query);
    let destination = Destination::Url(back_to);
    Some(handshake::send_or_sign_out(context, Reason::PrimaryRespondsToSyncing, String::new(), destination))
}

/// Replaces the first occurrence of a parameter, or else appends it.
fn set(query: &mut Vec<(String, String)>, name: &str, value: &str) {
    let mut is_set = false;
    query.retain_mut(|(other, old)| {
        if other != name {
            return true;
        }
        value.clone_into(old);
        !std::mem::replace(&mut is_set, true)
    });
    if !is_set {
        query.push((name.to_owned(), value.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{
        BROWSER, PAGE, decide, headers, instance, instance_with, location, make_satellite, message, notices,
        outcome, request,
    };
    use super::super::notice::Notice;
    use super::*;
    use crate::error::ConfigurationErrorCode;
    use crate::instance::{InstanceType, Satellite, SignInUrlDemand, Site};
    use crate::test_token::{NOW, Token};

    const BOTH: [InstanceType; 2] = [InstanceType::Development, InstanceType::Production];

    fn on_satellite(kind: InstanceType, auto_sync: bool, target: &str, given: &[(&str, &str)]) -> State {
        let satellite = instance_with(kind, |_, site| make_satellite(site, auto_sync));
        decide(&satellite, &request("GET", target, &[&[("host", "satellite.example.com")], given].concat()))
    }

    #[test]
    fn rows_2_and_4_a_visitor_without_cookies_is_signed_out_without_auto_sync() {
        for kind in BOTH {
            let state = on_satellite(kind, false, "/", &[PAGE]);
            assert_eq!(outcome(&state), "session-token-and-uat-missing");
            assert!(headers(&state).is_empty());
        }
    }

    #[test]
    fn row_3_a_satellite_in_production_redirects_to_its_own_frontend_api() {
        for (auto_sync, target) in
            [(true, "/"), (false, "/?__clerk_synced=false"), (true, "/?__clerk_synced=other")]
        {
            let state = on_satellite(InstanceType::Production, auto_sync, target, &[PAGE]);
            assert_eq!(outcome(&state), "handshake satellite-needs-syncing", "{target}");
            assert_eq!(location(&state).0, "https://clerk.satellite.example.com/v1/client/handshake");
        }
    }

    #[test]
    fn row_5_a_satellite_in_development_redirects_to_the_sign_in_page() {
        for (auto_sync, target) in [(true, "/page?a=b%20c"), (false, "/page?a=b%20c&__clerk_synced=false")] {
            let state = on_satellite(InstanceType::Development, auto_sync, target, &[PAGE]);
            assert_eq!(outcome(&state), "handshake satellite-needs-syncing");
            let (sign_in, query) = location(&state);
            assert_eq!(sign_in, "https://primary.example.com/sign-in");
            let back = format!("http://satellite.example.com{target}");
            assert_eq!(query, [("a".to_owned(), "b".to_owned()), ("__clerk_redirect_url".to_owned(), back)]);
        }
    }

    #[test]
    fn a_satellite_that_was_just_synchronized_does_not_redirect_again() {
        for kind in BOTH {
            let state = on_satellite(kind, true, "/?__clerk_synced=true", &[PAGE, ("cookie", BROWSER)]);
            assert_eq!(outcome(&state), "session-token-and-uat-missing");
        }
    }

    #[test]
    fn a_satellite_redirects_only_pages_without_session_cookies() {
        for kind in BOTH {
            let issuer = match kind {
                InstanceType::Development => "https://clerk.example.com",
                InstanceType::Production => "https://clerk.satellite.example.com",
            };
            let token = Token::good().claim("iss", issuer).sign();
            let cookies = format!("{BROWSER}__client_uat={}; __session={token}", NOW - 60);
            assert_eq!(outcome(&on_satellite(kind, true, "/", &[PAGE, ("cookie", &cookies)])), "signed-in");
            for given in [("accept", "text/html"), ("sec-fetch-dest", "iframe"), ("sec-fetch-dest", "empty")]
            {
                let state = on_satellite(kind, true, "/", &[given, ("cookie", BROWSER)]);
                assert_eq!(outcome(&state), "session-token-and-uat-missing", "{given:?}");
            }
        }
    }

    #[test]
    fn a_satellite_with_an_outdated_session_redirects_despite_cookies() {
        let cookies = format!("{BROWSER}__client_uat={}; __session={}", NOW - 60, Token::good().sign());
        for kind in BOTH {
            let state = on_satellite(kind, false, "/?__clerk_synced=false", &[PAGE, ("cookie", &cookies)]);
            assert_eq!(outcome(&state), "handshake satellite-needs-syncing");
        }
    }

    #[test]
    fn a_satellite_redirect_loop_causes_its_own_notice() {
        let satellite = instance_with(InstanceType::Production, |_, site| make_satellite(site, true));
        let request = request("GET", "/", &[PAGE, ("cookie", "__clerk_redirect_count=3")]);
        assert_eq!(notices(&satellite, &request), [Notice::RedirectLoop { is_satellite_sync: true }]);
        assert_eq!(outcome(&decide(&satellite, &request)), "satellite-needs-syncing");
    }

    #[test]
    fn row_6_a_primary_app_in_development_redirects_back_to_its_satellite() {
        let answer = |kind, target: &str| {
            decide(&instance(kind), &request("GET", target, &[PAGE, ("cookie", "__clerk_db_jwt=browser")]))
        };
        let asked = "/?__clerk_redirect_url=https%3A%2F%2Fs.example%2Fpage%3Fa%3Db%26__clerk_synced%3Dfalse%26c%3Dd%23e";
        let state = answer(InstanceType::Development, asked);
        assert_eq!(outcome(&state), "handshake primary-responds-to-syncing");
        let (_, location) = headers(&state)[1].clone();
        assert_eq!(location, "https://s.example/page?a=b&__clerk_synced=true&c=d&__clerk_db_jwt=browser#e");
        let state = answer(InstanceType::Development, "/?__clerk_redirect_url=https%3A%2F%2Fs.example");
        assert_eq!(headers(&state)[1].1, "https://s.example/?__clerk_db_jwt=browser&__clerk_synced=true");
        assert_eq!(outcome(&answer(InstanceType::Production, asked)), "session-token-and-uat-missing");
    }

    #[test]
    fn a_request_from_the_origin_of_the_sign_in_page_is_not_a_configuration_error() {
        let session = Token::good().claim("iss", "https://clerk.satellite.example.com").sign();
        let cookies = format!("{BROWSER}__client_uat={}; __session={session}", NOW - 60);
        let bearer = format!("Bearer {}", Token::good().sign());
        let origin = ("origin", "https://primary.example.com");
        for kind in BOTH {
            let signed_in = on_satellite(kind, true, "/", &[origin, PAGE, ("authorization", &bearer)]);
            assert_eq!(outcome(&signed_in), "signed-in");
            for given in [vec![origin], vec![origin, PAGE], vec![origin, ("cookie", cookies.as_str())]] {
                let state = on_satellite(kind, true, "/", &given);
                assert_eq!(outcome(&state), "configuration-unusable-for-request");
                assert!(headers(&state).is_empty());
                assert!(!message(&state).contains("signInUrl"), "{}", message(&state));
            }
            let app = instance_with(kind, |_, site| make_satellite(site, true));
            assert!(matches!(&notices(&app, &request("GET", "/", &[origin]))[..], [Notice::Unusable(fault)]
                if fault.code == ConfigurationErrorCode::SatelliteSignInUrlInvalid));
            let other = [("origin", "https://satellite.example.com"), ("cookie", BROWSER)];
            assert_eq!(outcome(&on_satellite(kind, true, "/", &other)), "session-token-and-uat-missing");
        }
    }

    #[test]
    fn a_relative_sign_in_url_in_production_matches_no_origin() {
        let site = || {
            let satellite = Satellite::new(Some("/sign-in"), true, true, SignInUrlDemand::Nothing);
            Site::new(Some("satellite.example.com".to_owned()), None, satellite.ok())
        };
        let app = instance_with(InstanceType::Production, |_, own| *own = site());
        for origin in ["https://primary.example.com", "https://satellite.example.com", "null", "/sign-in"] {
            let state = decide(&app, &request("POST", "/", &[("origin", origin)]));
            assert_eq!(outcome(&state), "session-token-and-uat-missing", "{origin}");
        }
    }

    #[test]
    fn a_dynamic_development_satellite_needs_a_sign_in_url_only_for_redirects() {
        let app = instance_with(InstanceType::Development, |_, site| {
            let satellite = Satellite::new(None, true, true, SignInUrlDemand::Nothing);
            *site = Site::new(Some("satellite.example.com".to_owned()), None, satellite.ok());
        });
        let state = decide(&app, &request("GET", "/", &[PAGE]));
        assert_eq!(outcome(&state), "configuration-unusable-for-request");
        assert_eq!(outcome(&decide(&app, &request("GET", "/", &[]))), "dev-browser-missing");
    }

    #[test]
    fn a_satellite_does_not_redirect_browsers_that_could_not_return() {
        for kind in BOTH {
            let state = on_satellite_at("", kind);
            assert_eq!(outcome(&state), "satellite-needs-syncing");
            assert!(headers(&state).is_empty());
        }
    }

    fn on_satellite_at(host: &str, kind: InstanceType) -> State {
        let satellite = instance_with(kind, |_, site| make_satellite(site, true));
        decide(&satellite, &request("GET", "/", &[("host", host), PAGE]))
    }

    #[test]
    fn an_unusable_return_url_is_ignored() {
        for target in [
            "/?__clerk_redirect_url=nowhere",
            "/?__clerk_redirect_url=",
            "/?__clerk_redirect_url=%2Fpath",
            "/?__clerk_redirect_url=javascript:alert(1)",
            "/?__clerk_redirect_url=app:x",
        ] {
            let given = [PAGE, ("cookie", "__clerk_db_jwt=browser")];
            let state = decide(&instance(InstanceType::Development), &request("GET", target, &given));
            assert_eq!(outcome(&state), "session-token-and-uat-missing", "{target}");
        }
    }
}
