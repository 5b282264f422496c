//! A decision in words, for the developer who wonders about it (`debug: true`).

use std::fmt::Write;

use serde_json::Value;

use super::context::Context;
use super::handshake::resolve;
use super::{Authenticator, Sessions};
use crate::instance::Site;
use crate::jwt::{Claims, DecodedJwt, PresentedJwt, show, show_list, show_text};
use crate::machine::{self, Detected};
use crate::request::{HeaderName, Request, bearer_token};

/// What was decided, as the response headers tell it.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'o> {
    /// `signed-in`, `signed-out` or `handshake`.
    pub status: &'o str,
    /// The reason, where nobody is signed in.
    pub reason: Option<&'o str>,
    /// The message that goes with the reason.
    pub message: Option<&'o str>,
}

/// Several lines: what was decided, what was looked at, the numbers, and what to do. No token, no key, no query and no
/// cookie stands in it, but for the time in `__client_uat`.
pub fn explain(
    authenticator: &Authenticator,
    site: &Site,
    request: &Request,
    outcome: Outcome<'_>,
) -> String {
    let path = show_text(request.url().path());
    let mut text = format!("Clerk: {} {path} is {}", request.method(), outcome.status);
    if let Some(reason) = outcome.reason {
        let _ = write!(text, ": {reason}");
    }
    if let Some(sessions) = authenticator.sessions() {
        describe_credentials(&mut text, sessions, site, request);
    } else {
        text.push_str("\n  looked at: the token in the Authorization header; sessions are not accepted");
    }
    if let Some(message) = outcome.message.filter(|message| !message.is_empty()) {
        let _ = write!(text, "\n  why: {message}");
    }
    let stays = authenticator.sessions().is_some_and(|sessions| !sessions.redirects);
    let advice = match outcome.reason {
        Some(reason) if stays && is_mended_by_a_redirect(reason) => Some(REDIRECTS_ARE_OFF),
        reason => reason.and_then(advice),
    };
    if let Some(advice) = advice {
        let _ = write!(text, "\n  what to do: {advice}");
    }
    text
}

fn describe_credentials(text: &mut String, sessions: &Sessions, site: &Site, request: &Request) {
    let cookies = Context::read_cookies(sessions, request);
    let mut notices = Vec::new();
    let header_token = request.headers().get(HeaderName::Authorization).and_then(bearer_token);
    let (context, session) = Context::new(sessions, site, request, &cookies, header_token, &mut notices);
    let _ = write!(text, "\n  looked at: {}", looked_at(&context));
    let decoded = match header_token {
        Some(token) => PresentedJwt::decode(token).ok(),
        None => session.and_then(Result::ok),
    };
    if let Some(token) = decoded {
        describe_token(text, sessions, &token);
    }
}

fn looked_at(context: &Context<'_>) -> String {
    let headers = context.request.headers();
    if let Some(token) = context.header_token {
        let noun = match machine::detect(token, PresentedJwt::decode) {
            Detected::Machine(machine) => machine.token_type().noun(),
            Detected::Other(_) => "token",
        };
        return format!("the {noun} in the Authorization header; cookies do not count beside it");
    }
    let brought_back = resolve::brought_back(context);
    let handshake = match (brought_back.nonce, brought_back.token) {
        (Some(_), _) => "the nonce with which Clerk sent the browser back. ",
        (None, Some(_)) => "the handshake token with which Clerk sent the browser back. ",
        (None, None) => "",
    };
    let other_scheme = match headers.get(HeaderName::Authorization) {
        Some(_) => "The Authorization header is of another scheme than \"Bearer\". ",
        None => "",
    };
    let suffix = context.sessions.publishable_key.cookie_suffix().as_str();
    let variant = if context.selected.is_suffixed {
        format!("with the suffix _{suffix}")
    } else {
        "without suffix".to_owned()
    };
    let mut parts = vec![
        match context.selected.session {
            Some(_) => "a session token",
            None => "no session token",
        }
        .to_owned(),
    ];
    parts.push(match context.selected.client_uat {
        Some(client_uat) => format!("__client_uat {}", show_text(client_uat)),
        None => "no __client_uat".to_owned(),
    });
    if context.is_development() {
        parts.push(match context.dev_browser() {
            Some(_) => "a development browser".to_owned(),
            None => "no development browser".to_owned(),
        });
    }
    if context.cookies.refresh.is_some() {
        parts.push("a refresh token".to_owned());
    }
    let count = context.redirect_count();
    if count != 0.0 {
        parts.push(format!("{count} redirects in a row"));
    }
    let destination = match headers.get(HeaderName::SecFetchDest) {
        Some(destination) => format!("sec-fetch-dest {}", show_text(destination)),
        None => "no sec-fetch-dest".to_owned(),
    };
    format!(
        "{handshake}{other_scheme}The cookies {variant}: {}. The client sent {destination}",
        parts.join(", ")
    )
}

fn describe_token(text: &mut String, sessions: &Sessions, token: &DecodedJwt) {
    let Claims { issued_at, not_before, expiration, authorized_party, issuer, .. } = token.claims();
    let now = sessions.verifier.unix_seconds() as f64;
    let mut times = Vec::new();
    for (name, claim) in [("iat", issued_at), ("nbf", not_before), ("exp", expiration)] {
        times.push(match claim.as_ref().and_then(Value::as_f64) {
            Some(seconds) if seconds > now => format!("{name} {} s from now", seconds - now),
            Some(seconds) => format!("{name} {} s ago", now - seconds),
            None => format!("{name} {}", show(claim.as_ref())),
        });
    }
    let rules = sessions.verifier.rules();
    let _ = write!(
        text,
        "\n  token: {}; a difference of the clocks of {} s is allowed",
        times.join(", "),
        rules.clock_skew_ms / 1000.0
    );
    let expected = match rules.authorized_parties.as_slice() {
        [] => "any; set `authorizedParties` to allow your own origins only".to_owned(),
        parties => show_list(parties.iter().map(String::as_str)),
    };
    let _ = write!(text, "\n  azp: {} (expected: {expected})", show(authorized_party.as_ref()));
    let _ = write!(text, "\n  iss: {}", show(issuer.as_ref()));
    let _ = write!(text, "\n  kid: {}", token.header().key_id().map_or("none".into(), show_text));
}

const REDIRECTS_ARE_OFF: &str = "a browser would be sent to Clerk for fresh cookies, but `enableHandshake` is false. A \
                                 program should send Authorization: Bearer <token>.";

fn is_mended_by_a_redirect(reason: &str) -> bool {
    advice(reason).is_some_and(|advice| advice.contains("browser"))
}

/// What most often stands behind a reason.
fn advice(reason: &str) -> Option<&'static str> {
    Some(match reason {
        "session-token-and-uat-missing" => {
            "nothing, if the visitor has not signed in. Otherwise the cookies do not reach this app: check the domain of \
             the request, and that fetch() sends credentials or an Authorization header."
        }
        "session-token-but-no-client-uat" | "client-uat-but-no-session-token" => {
            "open the page in a browser, which is sent to Clerk for the missing cookie. A program should send the session \
             token as Authorization: Bearer <token>."
        }
        "session-token-iat-before-client-uat" => {
            "nothing in a browser: the session changed after the token was issued, and the next page load fetches a new \
             one. A program should ask for a new token before each call."
        }
        "dev-browser-missing" | "dev-browser-sync" => {
            "open the page in a browser: a development instance first has to get to know it. A program should send \
             Authorization: Bearer <token>."
        }
        "satellite-needs-syncing" | "primary-responds-to-syncing" | "primary-domain-cross-origin-sync" => {
            "nothing in a browser, which is sent on and comes back. If it goes around in circles, check the satellite \
             domains in the Clerk Dashboard."
        }
        "active-organization-mismatch" => {
            "nothing in a browser, whose session is switched to the organization that the path asks for."
        }
        "session-token-missing" => "sign in: Clerk sent the browser back without a session.",
        "token-type-mismatch" => {
            "send a token of a kind that this route accepts. Session tokens come from getToken() without a template."
        }
        "token-invalid" => "send the whole session token, as getToken() gives it.",
        "token-invalid-signature" | "jwk-kid-mismatch" => {
            "copy the publishable key and the secret key of one and the same instance from the Clerk Dashboard; then sign \
             in again."
        }
        "token-invalid-authorized-parties" => {
            "add the origin of the front end to `authorizedParties`, if it is yours."
        }
        "token-invalid-issuer" => "compare `issuer` with the Frontend API URL in the Clerk Dashboard.",
        "session-token-nbf" | "session-token-iat-in-the-future" => {
            "set this machine's clock, or raise `clockSkewInMs` if you cannot."
        }
        "secret-key-invalid" => "copy CLERK_SECRET_KEY again from the Clerk Dashboard.",
        "configuration-unusable-for-request" => {
            "look at the line on the console. A function among `domain`, `isSatellite` and `proxyUrl` has to return what can \
             be used for every host that a client may send, or a proxy has to let through only the hosts of the app."
        }
        "jwk-remote-failed-to-load" | "unexpected-error" => {
            "check that this machine reaches the Backend API (CLERK_API_URL), or set `jwtKey` to do without."
        }
        "too-many-lookups" => {
            "try again in a moment. If it goes on, Clerk is slow to respond, or clients send invented tokens: limit the rate \
             of requests in front of this app."
        }
        expired if expired.starts_with("session-token-expired-refresh-") => {
            "nothing in a browser, which fetches a new token. A program should ask for a new token before each call; if \
             tokens expire too early, set this machine's clock."
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{BROWSER, decide, instance, message, outcome, request};
    use super::super::state::State;
    use super::*;
    use crate::instance::InstanceType;
    use crate::test_token::{NOW, Token};

    fn explanation(kind: InstanceType, target: &str, given: &[(&str, &str)]) -> String {
        let (instance, request) = (instance(kind), request("GET", target, given));
        let state = decide(&instance, &request);
        let reason = outcome(&state);
        let reason = (!matches!(state, State::SignedIn(_))).then(|| reason.trim_start_matches("handshake "));
        let (status, message) = (state.status(), message(&state));
        explain(
            &instance.authenticator,
            &instance.site,
            &request,
            Outcome { status, reason, message: Some(&message) },
        )
    }

    #[test]
    fn the_explanation_of_a_session_tells_its_times_and_its_parties() {
        let authorization = format!("Bearer {}", Token::good().sign());
        let text = explanation(InstanceType::Production, "/page?a=b", &[("authorization", &authorization)]);
        for line in [
            "Clerk: GET /page is signed-in",
            "  looked at: the token in the Authorization header; cookies do not count beside it",
            "  token: iat 10 s ago, nbf 20 s ago, exp 50 s from now; a difference of the clocks of 5 s is allowed",
            "  azp: \"https://example.com\" (expected: any; set `authorizedParties` to allow your own origins only)",
            "  iss: \"https://clerk.example.com\"",
            "  kid: rsa-2048",
        ] {
            assert!(text.lines().any(|other| other == line), "{line} is missing in\n{text}");
        }
    }

    #[test]
    fn the_explanation_of_nobody_tells_what_was_looked_at_and_what_to_do() {
        let cookies = format!("{BROWSER}__client_uat={}", NOW - 60);
        let text = explanation(InstanceType::Development, "/", &[("cookie", &cookies)]);
        assert!(text.starts_with("Clerk: GET / is signed-out: client-uat-but-no-session-token\n"), "{text}");
        assert!(text.contains("no session token, __client_uat 1767225540, a development browser"), "{text}");
        assert!(text.contains("\n  what to do: "), "{text}");
    }

    #[test]
    fn no_secret_stands_in_an_explanation() {
        let expired = Token::good().claim("exp", NOW - 10).sign();
        let cookies = format!(
            "__clerk_db_jwt=secret-browser; __client_uat=1; __session={expired}; __refresh_naoXFJnI=secret-refresh; \
             __clerk_handshake=secret-handshake"
        );
        for given in [
            vec![("cookie", cookies.as_str())],
            vec![("cookie", cookies.as_str()), ("authorization", expired.as_str())],
            vec![("authorization", "Basic secret-password")],
        ] {
            let text =
                explanation(InstanceType::Production, "/?__clerk_handshake_nonce=secret-nonce", &given);
            assert!(!text.contains("secret-") && !text.contains(&expired[30..]), "{text}");
        }
    }

    #[test]
    fn every_reason_of_the_cookies_and_of_the_token_has_advice() {
        for reason in [
            "session-token-and-uat-missing",
            "session-token-but-no-client-uat",
            "client-uat-but-no-session-token",
            "session-token-iat-before-client-uat",
            "session-token-missing",
            "dev-browser-missing",
            "dev-browser-sync",
            "satellite-needs-syncing",
            "primary-responds-to-syncing",
            "primary-domain-cross-origin-sync",
            "active-organization-mismatch",
            "session-token-expired-refresh-non-eligible-non-get",
            "session-token-nbf",
            "session-token-iat-in-the-future",
            "token-type-mismatch",
            "unexpected-error",
            "configuration-unusable-for-request",
            "token-invalid",
            "token-invalid-signature",
            "token-invalid-authorized-parties",
            "token-invalid-issuer",
            "secret-key-invalid",
            "too-many-lookups",
            "jwk-remote-failed-to-load",
            "jwk-kid-mismatch",
        ] {
            assert!(advice(reason).is_some(), "{reason}");
        }
    }
}
