//! A browser that returns from the Frontend API (`authentication.md` §3.10).

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::Value;

use super::super::context::{Context, DEV_BROWSER};
use super::super::directives::Directives;
use super::super::notice::Notice;
use super::super::reason::Reason;
use super::super::state::{ResponseHeaders, SignedIn, SignedOut, State};
use super::nonce::exchange;
use crate::error::{TokenError, TokenErrorReason, VerificationError};
use crate::jwt::PresentedJwt;

/// The query parameter and cookie with the cookies to set, as a signed token.
const HANDSHAKE: &str = "__clerk_handshake";

/// The query parameter and cookie with a nonce that refers to them.
const NONCE: &str = "__clerk_handshake_nonce";

/// A query parameter for Clerk's own pages.
const HELP: &str = "__clerk_help";

/// Tolerated clock difference in development, in milliseconds: a day.
const DEVELOPMENT_CLOCK_SKEW_MS: f64 = 86_400_000.0;

/// The outcome of a handshake. `None` if the browser does not return from one, or with nothing usable: then
/// its cookies decide.
pub(in super::super) async fn resolve(context: &mut Context<'_>) -> Option<State> {
    match brought_back(context) {
        BroughtBack { nonce: None, token: None } => None,
        // Boxed to keep this future small: browsers seldom return from a handshake.
        brought_back => Box::pin(accept_handshake(context, brought_back)).await,
    }
}

async fn accept_handshake(context: &mut Context<'_>, brought_back: BroughtBack<'_>) -> Option<State> {
    let directives = match brought_back {
        BroughtBack { nonce: Some(nonce), .. } => match exchange(context, &nonce).await {
            Ok(directives) => Ok(directives),
            Err(notice) => {
                context.notices.push(notice);
                Ok(Vec::new())
            }
        },
        BroughtBack { nonce: None, token } => unpack(context, &token?).await,
    };
    let directives = match directives {
        Ok(directives) => directives,
        Err(VerificationError::Token(error)) if context.is_development() => {
            return Some(refused_in_development(context, &error));
        }
        Err(VerificationError::Token(error)) => return give_up(context, error.to_string()),
        Err(VerificationError::Unexpected(why)) => return give_up(context, why),
    };
    let Some(directives) = Directives::new(directives) else {
        return give_up(
            context,
            "A cookie to be set contains a character that is not allowed in a header.".to_owned(),
        );
    };
    let token = directives.session_token().to_owned();
    let headers = response_headers(context, directives);
    if token.is_empty() {
        let signed_out = SignedOut::new(Reason::SessionTokenMissing, String::new());
        return Some(State::SignedOut(SignedOut { headers, ..signed_out }));
    }
    match accept(context, &token).await {
        Ok(token) => Some(State::SignedIn(SignedIn::with_headers(&token, headers))),
        Err(VerificationError::Token(error)) if error.reason == TokenErrorReason::SessionRevoked => {
            Some(revoked(&error, headers))
        }
        Err(VerificationError::Token(error)) => give_up(context, error.to_string()),
        Err(VerificationError::Unexpected(why)) => give_up(context, why),
    }
}

/// What a browser returns with; the query takes precedence over the cookies.
pub(in super::super) struct BroughtBack<'r> {
    /// A reference to the cookies to set.
    pub(in super::super) nonce: Option<Cow<'r, str>>,
    /// The cookies to set, as a signed token. Ignored if there is a nonce.
    pub(in super::super) token: Option<Cow<'r, str>>,
}

/// What the request returns with, unverified.
pub(in super::super) fn brought_back<'r>(context: &Context<'r>) -> BroughtBack<'r> {
    BroughtBack { nonce: nonce(context), token: token(context) }
}

fn nonce<'r>(context: &Context<'r>) -> Option<Cow<'r, str>> {
    let in_query = context.request.url().query_parameter(NONCE).map(Cow::Owned);
    in_query.or(context.cookies.handshake_nonce.as_deref().map(Cow::Borrowed))
}

fn token<'r>(context: &Context<'r>) -> Option<Cow<'r, str>> {
    let in_query = context.request.url().query_parameter(HANDSHAKE).map(Cow::Owned);
    in_query.or(context.cookies.handshake.as_deref().map(Cow::Borrowed))
}

fn give_up(context: &mut Context<'_>, why: String) -> Option<State> {
    context.notices.push(Notice::HandshakeFailed(why));
    None
}

/// Verifies a signed token and returns the cookies to set.
async fn unpack(context: &Context<'_>, token: &str) -> Result<Vec<String>, VerificationError> {
    #[derive(Deserialize)]
    struct Payload {
        handshake: Option<Value>,
    }

    let decoded = PresentedJwt::decode(token)?;
    context.sessions.verifier.verify_handshake(&decoded).await?;
    let unreadable =
        || VerificationError::Unexpected("The handshake token's cookies are malformed.".to_owned());
    let payload: Payload = serde_json::from_str(decoded.payload()).map_err(|_| unreadable())?;
    match payload.handshake {
        Some(list @ Value::Array(_)) => serde_json::from_value(list).map_err(|_| unreadable()),
        _ => Ok(Vec::new()),
    }
}

/// Response headers with the cookies, readable by Clerk's own pages. In development, the handshake is in the
/// URL, so a redirect removes it; in production the request continues.
fn response_headers(context: &Context<'_>, directives: Directives) -> ResponseHeaders {
    let mut headers = vec![
        ("access-control-allow-credentials", "true".to_owned()),
        ("access-control-allow-origin", "null".to_owned()),
    ];
    let clean = (context.is_development() && context.sessions.redirects)
        .then(|| context.request.url().public_without(&[HANDSHAKE, HELP, DEV_BROWSER, NONCE]));
    // A request without a URL continues, because there is nowhere to redirect to.
    if let Some(clean) = clean.flatten() {
        headers.push(("cache-control", "no-store".to_owned()));
        headers.push(("location", clean.into()));
    }
    headers.extend(directives.into_values().map(|value| ("set-cookie", value)));
    headers
}

/// Verifies the session token. Development instances tolerate a wrong clock.
async fn accept(context: &mut Context<'_>, token: &str) -> Result<PresentedJwt, VerificationError> {
    let verifier = &context.sessions.verifier;
    let decoded = verifier.decode(token)?;
    match verifier.verify(&decoded).await {
        Err(VerificationError::Token(error)) if context.is_development() && error.reason.is_about_time() => {
            verifier.verify_within(&decoded, DEVELOPMENT_CLOCK_SKEW_MS).await?;
            context.notices.push(Notice::ClockSkew(error.message.into_owned()));
        }
        result => result?,
    }
    Ok(decoded)
}

/// Clerk still issues tokens of this session. The browser is signed out here and now: if its cookies, or those that it
/// returns with after another redirect, decided, it would be redirected forever.
fn revoked(error: &TokenError, mut headers: ResponseHeaders) -> State {
    headers.retain(|(name, _)| *name != "location");
    let signed_out = SignedOut::new(Reason::Token(error.reason), error.to_string());
    State::SignedOut(SignedOut { headers, ..signed_out })
}

/// Explains why a browser of a development instance stays signed out.
fn refused_in_development(context: &mut Context<'_>, error: &TokenError) -> State {
    let advice = match error.reason {
        TokenErrorReason::TokenInvalidSignature | TokenErrorReason::JwkKidMismatch => {
            " It was probably signed by another instance: if you have changed the keys of this app, delete its \
             cookies and try again."
        }
        _ => "",
    };
    let code = error.reason.as_str();
    let in_full = |text: &str| format!("The handshake token was rejected. {text} (reason={code}){advice}");
    let detail = in_full(&error.text());
    context.notices.push(Notice::HandshakeRefused(detail.clone()));
    let signed_out = SignedOut::new(Reason::Token(error.reason), in_full(&error.text_for_clients()));
    State::SignedOut(SignedOut { detail: Some(detail.into_boxed_str()), ..signed_out })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::super::super::fixtures::{
        Backend, Instance, PAGE, decide, header, headers, instance_with, message, notices, outcome, request,
    };
    use super::*;
    use crate::instance::InstanceType;
    use crate::jwt::Rules;
    use crate::test_token::{NOW, Token};

    const BOTH: [InstanceType; 2] = [InstanceType::Development, InstanceType::Production];

    fn asking(backend: &Arc<Backend>, kind: InstanceType) -> Instance {
        instance_with(kind, |sessions, _| sessions.backend = backend.client())
    }

    fn offline(kind: InstanceType) -> Instance {
        instance_with(kind, |_, _| {})
    }

    fn directives(session: &str) -> Vec<String> {
        vec![format!("__session={session}; Path=/; Secure"), "__client_uat=5; Path=/".to_owned()]
    }

    fn handshake_token(directives: &[String]) -> Token {
        let token = ["sub", "sid", "iat", "nbf", "exp", "iss", "azp"]
            .into_iter()
            .fold(Token::good(), Token::without_claim);
        token.claim("handshake", Value::from(directives.to_vec()))
    }

    fn bring(token: &str) -> String {
        format!("/page?a=b%20c&__clerk_handshake={token}&__clerk_help=1&__clerk_db_jwt=browser")
    }

    #[test]
    fn a_returning_browser_is_signed_in_and_gets_its_cookies() {
        let session = Token::good().sign();
        let target = bring(&handshake_token(&directives(&session)).sign());
        for kind in BOTH {
            for method in ["GET", "POST"] {
                let state = decide(&offline(kind), &request(method, &target, &[]));
                assert_eq!(outcome(&state), "signed-in");
                assert_eq!(header(&state, "access-control-allow-origin"), ["null"]);
                assert_eq!(header(&state, "access-control-allow-credentials"), ["true"]);
                assert_eq!(header(&state, "set-cookie"), directives(&session));
                let State::SignedIn(signed_in) = state else { unreachable!("it is signed in") };
                assert_eq!(signed_in.token.text(), session);
                assert!(signed_in.token.payload().contains("sess_1"));
            }
        }
    }

    #[test]
    fn only_a_development_instance_cleans_the_url() {
        let target = bring(&handshake_token(&directives(&Token::good().sign())).sign());
        let given = [("host", "app.example.com"), PAGE];
        let state = decide(&offline(InstanceType::Development), &request("GET", &target, &given));
        assert_eq!(header(&state, "location"), ["http://app.example.com/page?a=b+c"]);
        assert_eq!(header(&state, "cache-control"), ["no-store"]);
        let names: Vec<&str> = headers(&state).iter().map(|(name, _)| *name).collect();
        assert!(names.is_sorted(), "{names:?}");

        let state = decide(&offline(InstanceType::Production), &request("GET", &target, &given));
        assert!(header(&state, "location").is_empty() && header(&state, "cache-control").is_empty());

        let without = instance_with(InstanceType::Development, |sessions, _| sessions.redirects = false);
        assert!(header(&decide(&without, &request("GET", &target, &given)), "location").is_empty());

        // Without a host there is nowhere to redirect to.
        let given = [("host", ""), PAGE];
        let state = decide(&offline(InstanceType::Development), &request("GET", &target, &given));
        assert_eq!((outcome(&state).as_str(), header(&state, "location").len()), ("signed-in", 0));
    }

    #[test]
    fn a_browser_that_returns_without_a_session_is_signed_out() {
        for directives in
            [vec![], vec!["__client_uat=0".to_owned()], vec!["__session=; Max-Age=0".to_owned()]]
        {
            let target = bring(&handshake_token(&directives).sign());
            let state = decide(&offline(InstanceType::Production), &request("GET", &target, &[]));
            assert_eq!(outcome(&state), "session-token-missing");
            assert_eq!(header(&state, "set-cookie"), directives);
        }
        let state = decide(
            &offline(InstanceType::Production),
            &request("GET", &bring(&handshake_token(&[]).claim("handshake", "x").sign()), &[]),
        );
        assert_eq!(outcome(&state), "session-token-missing", "anything but an array counts as empty");
    }

    #[test]
    fn a_nonce_is_exchanged_and_takes_precedence_over_a_token() {
        let session = Token::good().sign();
        let body = json!({ "directives": directives(&session) }).to_string();
        for (target, cookies) in [
            ("/?__clerk_handshake_nonce=a%20b", ""),
            ("/", "__clerk_handshake_nonce=a%20b"),
            ("/?__clerk_handshake_nonce=a+b&__clerk_handshake=junk", "__clerk_handshake_nonce=other"),
            ("/?__clerk_handshake_nonce=", "__clerk_handshake_nonce=a%20b"),
        ] {
            let backend = Backend::answering(200, &body);
            let instance = asking(&backend, InstanceType::Production);
            let state = decide(&instance, &request("GET", target, &[("cookie", cookies)]));
            assert_eq!(outcome(&state), "signed-in", "{target}");
            assert_eq!(header(&state, "set-cookie"), directives(&session));
            let address = "https://api.example.com/v1/clients/handshake_payload?nonce=a+b";
            assert_eq!(backend.asked(), [("GET".to_owned(), address.to_owned(), String::new())]);
        }
    }

    #[test]
    fn a_nonce_that_cannot_be_exchanged_signs_out() {
        for backend in [
            Backend::answering(404, r#"{"errors":[{"code":"resource_not_found"}]}"#),
            Backend::answering(200, "{}"),
            Backend::answering(200, r#"{"directives":"x"}"#),
            Backend::answering(200, r#"{"directives":[1]}"#),
            Backend::answering(200, "<html>"),
            Backend::answering(204, ""),
            Backend::out_of_reach(),
        ] {
            let request = request("GET", "/?__clerk_handshake_nonce=secret", &[]);
            let instance = asking(&backend, InstanceType::Production);
            assert_eq!(outcome(&decide(&instance, &request)), "session-token-missing");
            let [Notice::HandshakeFailed(why)] = &notices(&instance, &request)[..] else {
                unreachable!("one notice")
            };
            assert!(!why.contains("secret"), "{why}");
        }
    }

    #[test]
    fn a_handshake_token_requires_a_valid_signature_and_no_claims() {
        let good = handshake_token(&directives(&Token::good().sign()));
        for (token, reason) in [
            (good.clone().claim("exp", NOW - 1000), None),
            (good.clone().header("typ", "at+jwt"), Some("token-invalid")),
            (good.clone().header("alg", "HS256"), Some("token-invalid-algorithm")),
            (good.clone().header("cat", "cl_B7d4PD222AAA"), Some("token-invalid")),
            (good.clone().header("cat", "cl_B7d4PD111AAA"), None),
            (good.signed_with_another_key(), Some("token-invalid-signature")),
        ] {
            let request = request("GET", &bring(&token.sign()), &[]);
            let state = decide(&offline(InstanceType::Development), &request);
            assert_eq!(outcome(&state), reason.unwrap_or("signed-in"));
            assert_eq!(message(&state).is_empty(), reason.is_none());
            let in_production = outcome(&decide(&offline(InstanceType::Production), &request));
            assert_eq!(in_production, reason.map_or("signed-in", |_| "session-token-and-uat-missing"));
        }
    }

    #[test]
    fn junk_is_rejected_in_development_and_ignored_in_production() {
        for token in ["x", "a.b.c", "bnVsbA.bnVsbA."] {
            let request = request("GET", &bring(token), &[]);
            assert_eq!(outcome(&decide(&offline(InstanceType::Development), &request)), "token-invalid");
            let production = offline(InstanceType::Production);
            assert_eq!(outcome(&decide(&production, &request)), "session-token-and-uat-missing");
            assert!(matches!(notices(&production, &request)[..], [Notice::HandshakeFailed(_)]));
        }
    }

    #[test]
    fn one_invalid_cookie_causes_all_to_be_ignored() {
        for directives in [json!(["__session=x\r\nlocation: evil"]), json!([1])] {
            let token = handshake_token(&[]).claim("handshake", directives).sign();
            let state = decide(&offline(InstanceType::Production), &request("GET", &bring(&token), &[]));
            assert_eq!(outcome(&state), "session-token-and-uat-missing");
            assert!(headers(&state).is_empty());
        }
    }

    #[test]
    fn an_invalid_session_leaves_the_cookies_unchanged() {
        let stale = handshake_token(&directives(&Token::good().signed_with_another_key().sign())).sign();
        let cookies = format!("__client_uat={}; __session={}", NOW - 60, Token::good().sign());
        let request = request("GET", &bring(&stale), &[("cookie", &cookies)]);
        let production = offline(InstanceType::Production);
        let state = decide(&production, &request);
        assert_eq!(outcome(&state), "signed-in");
        assert!(headers(&state).is_empty());
        assert!(matches!(notices(&production, &request)[..], [Notice::HandshakeFailed(_)]));
    }

    #[test]
    fn a_development_instance_tolerates_a_day_of_clock_skew() {
        let at = |token: Token| bring(&handshake_token(&directives(&token.sign())).sign());
        for (token, outcomes) in [
            (Token::good().claim("exp", NOW - 80_000), ["signed-in", "session-token-and-uat-missing"]),
            (Token::good().claim("iat", NOW + 80_000), ["signed-in", "session-token-and-uat-missing"]),
            (Token::good().claim("exp", NOW - 90_000), ["dev-browser-sync", "session-token-and-uat-missing"]),
        ] {
            let request = request("GET", &at(token), &[]);
            assert_eq!(BOTH.map(|kind| outcome(&decide(&offline(kind), &request))), outcomes);
            let remarks = notices(&offline(InstanceType::Development), &request);
            let tolerated = matches!(remarks[..], [Notice::ClockSkew(_)]);
            assert_eq!(tolerated, outcomes[0] == "signed-in", "{remarks:?}");
        }
    }

    #[test]
    fn the_configured_rules_are_used_for_the_session_that_is_brought_back() {
        let rules =
            Rules { authorized_parties: vec!["https://other.example".to_owned()], ..Rules::default() };
        let instance = super::super::super::fixtures::instance_with_rules(InstanceType::Production, rules);
        let target = bring(&handshake_token(&directives(&Token::good().sign())).sign());
        assert_eq!(
            outcome(&decide(&instance, &request("GET", &target, &[]))),
            "session-token-and-uat-missing"
        );
    }
}
