//! Explains a decision to the developer (`debug: true`).

use std::fmt::Write;

use serde_json::Value;

use super::context::Context;
use super::handshake::resolve;
use super::{Authenticator, Sessions};
use crate::instance::Site;
use crate::jwt::{Claims, DecodedJwt, PresentedJwt, show, show_list, show_text};
use crate::machine::{self, Detected};
use crate::reason::ReasonCode;
use crate::request::{HeaderName, Request, bearer_token};

/// A decision, as the response headers report it.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'o> {
    /// `signed-in`, `signed-out` or `handshake`.
    pub status: &'o str,
    /// The reason, if the request is not signed in.
    pub reason: Option<Reported<'o>>,
    /// The message about the reason.
    pub message: Option<&'o str>,
}

/// A reason as it was reported.
#[derive(Clone, Copy, Debug)]
pub struct Reported<'o> {
    /// The entry in the registry; `None` for a reason of another client.
    pub code: Option<ReasonCode>,
    /// The value of `x-clerk-auth-reason`.
    pub text: &'o str,
}

impl<'o> From<&'o str> for Reported<'o> {
    fn from(text: &'o str) -> Self {
        Self { code: ReasonCode::parse(text), text }
    }
}

/// Returns several lines: the decision, what it was based on, the numbers, and what to do. They contain no tokens, keys,
/// queries and cookies, except the time in `__client_uat`.
pub fn explain(
    authenticator: &Authenticator,
    site: &Site,
    request: &Request,
    outcome: Outcome<'_>,
) -> String {
    let path = show_text(request.url().path());
    let mut text = format!("Clerk: {} {path} is {}", request.method(), outcome.status);
    if let Some(reason) = outcome.reason {
        let _ = write!(text, ": {}", reason.text);
    }
    if let Some(sessions) = authenticator.sessions() {
        describe_credentials(&mut text, sessions, site, request);
    } else {
        text.push_str("\n  looked at: the token in the Authorization header; sessions are not accepted");
    }
    if let Some(message) = outcome.message.filter(|message| !message.is_empty()) {
        let _ = write!(text, "\n  why: {message}");
    }
    let redirects = authenticator.sessions().is_none_or(|sessions| sessions.redirects);
    let advice = outcome.reason.and_then(|reason| reason.code).map(|code| {
        if code.is_fixed_by_redirect() && !redirects { REDIRECTS_ARE_OFF } else { code.advice() }
    });
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
        return format!("the {noun} in the Authorization header; cookies are ignored");
    }
    let brought_back = resolve::brought_back(context);
    let handshake = match (brought_back.nonce, brought_back.token) {
        (Some(_), _) => "the nonce with which the browser returned from Clerk. ",
        (None, Some(_)) => "the handshake token with which the browser returned from Clerk. ",
        (None, None) => "",
    };
    let other_scheme = match headers.get(HeaderName::Authorization) {
        Some(_) => "The scheme of the Authorization header is not \"Bearer\". ",
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
        "\n  token: {}; a clock difference of {} s is allowed",
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

const REDIRECTS_ARE_OFF: &str = "a browser would be redirected to Clerk for fresh cookies, but `enableHandshake` is false. \
                                 A program should send Authorization: Bearer <token>.";

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
            Outcome { status, reason: reason.map(Reported::from), message: Some(&message) },
        )
    }

    #[test]
    fn the_explanation_of_a_session_states_its_times_and_its_parties() {
        let authorization = format!("Bearer {}", Token::good().sign());
        let text = explanation(InstanceType::Production, "/page?a=b", &[("authorization", &authorization)]);
        for line in [
            "Clerk: GET /page is signed-in",
            "  looked at: the token in the Authorization header; cookies are ignored",
            "  token: iat 10 s ago, nbf 20 s ago, exp 50 s from now; a clock difference of 5 s is allowed",
            "  azp: \"https://example.com\" (expected: any; set `authorizedParties` to allow your own origins only)",
            "  iss: \"https://clerk.example.com\"",
            "  kid: rsa-2048",
        ] {
            assert!(text.lines().any(|other| other == line), "{line} is missing in\n{text}");
        }
    }

    #[test]
    fn the_explanation_of_a_signed_out_request_says_what_was_checked_and_what_to_do() {
        let cookies = format!("{BROWSER}__client_uat={}", NOW - 60);
        let text = explanation(InstanceType::Development, "/", &[("cookie", &cookies)]);
        assert!(text.starts_with("Clerk: GET / is signed-out: client-uat-but-no-session-token\n"), "{text}");
        assert!(text.contains("no session token, __client_uat 1767225540, a development browser"), "{text}");
        assert!(text.contains("\n  what to do: "), "{text}");
    }

    #[test]
    fn an_explanation_contains_no_secrets() {
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
}
