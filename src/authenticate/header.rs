//! Authentication by a token in the `Authorization` header (`authentication.md` §3.3 to §3.5).

use super::Sessions;
use super::context::Context;
use super::notice::Notice;
use super::reason::Reason;
use super::session_error::{self, Carrier};
use super::state::{Machine, SignedIn, SignedOut, State, TokenKind};
use super::suffix::Decoded;
use crate::error::{TokenError, VerificationError};
use crate::instance::Site;
use crate::jwt::PresentedJwt;
use crate::machine::{Detected, MachineToken, MachineVerifier, RefusalCode, Refused, TokenType, detect};
use crate::request::Request;

/// Signs in if the token is a valid session token. Cookies are ignored, unless the browser must be redirected
/// to Clerk for new ones.
pub(super) async fn authenticate_session(
    sessions: &Sessions,
    site: &Site,
    request: &Request,
    token: &str,
    decoded: &Decoded,
    notices: &mut Vec<Notice>,
) -> State {
    match verify_session(sessions, decoded).await {
        Ok(state) => state,
        // Boxed to keep this future small: most tokens are valid and do not need the cookies.
        Err(error) => Box::pin(refuse(sessions, site, request, token, error, notices)).await,
    }
}

async fn verify_session(sessions: &Sessions, decoded: &Decoded) -> Result<State, VerificationError> {
    let decoded = decoded.as_ref().map_err(TokenError::clone)?;
    if decoded.is_not_a_session() {
        return Ok(State::signed_out(Reason::TokenTypeMismatch));
    }
    sessions.verifier.verify(decoded).await?;
    Ok(State::SignedIn(SignedIn::new(decoded)))
}

/// Handles an invalid session token.
async fn refuse(
    sessions: &Sessions,
    site: &Site,
    request: &Request,
    token: &str,
    error: VerificationError,
    notices: &mut Vec<Notice>,
) -> State {
    let cookies = Context::read_cookies(sessions, request);
    let (mut context, _) = Context::new(sessions, site, request, &cookies, Some(token), notices);
    session_error::handle(&mut context, Carrier::Header, error).await
}

/// Authenticates a machine if the token is valid and of the accepted kind.
pub(super) async fn authenticate_machine(
    machines: &MachineVerifier,
    accepted: TokenType,
    token: Option<&str>,
    notices: &mut Vec<Notice>,
) -> State {
    let signed_out = |reason| {
        let signed_out = SignedOut::new(reason, String::new());
        State::SignedOut(SignedOut { token_kind: TokenKind::Machine(accepted), ..signed_out })
    };
    let Some(token) = token else { return signed_out(Reason::NoTokenInHeader) };
    match detect(token, PresentedJwt::decode) {
        Detected::Machine(machine) if machine.token_type() == accepted => {
            verify_machine(machines, &machine, token, notices).await
        }
        _ => signed_out(Reason::TokenTypeMismatch),
    }
}

/// Authenticates a machine if its token is valid.
pub(super) async fn verify_machine(
    machines: &MachineVerifier,
    machine: &MachineToken<'_>,
    token: &str,
    notices: &mut Vec<Notice>,
) -> State {
    let outcome = machines.verify(machine).await;
    notices.extend(machines.take_store_problems().into_iter().map(Notice::Store));
    match outcome {
        Ok(verified) => State::Machine(Machine { token: token.to_owned(), verified }),
        Err(refused) => State::SignedOut(refuse_machine(refused, notices)),
    }
}

/// What clients see about a rejected machine token. If it was not verified, the cause is only for
/// operators.
fn refuse_machine(refused: Refused, notices: &mut Vec<Notice>) -> SignedOut {
    let token_kind = TokenKind::Machine(refused.token_type);
    let reason = Reason::Machine(refused.code);
    if !refused.code.is_undecided() {
        return SignedOut { token_kind, ..SignedOut::new(reason, refused.message) };
    }
    notices.push(match refused.code {
        RefusalCode::TooManyLookups => Notice::TooManyLookups,
        _ => Notice::NotChecked(refused.code.as_str(), refused.reason().to_owned()),
    });
    let outcome = &refused.message[refused.reason().len()..];
    let message = format!("The token could not be checked.{outcome}");
    SignedOut {
        token_kind,
        detail: Some(refused.message.into_boxed_str()),
        ..SignedOut::new(reason, message)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Accepts;
    use super::super::fixtures::{
        Backend, decide, instance, instance_accepting, message, notices, outcome, request,
    };
    use super::*;
    use crate::instance::InstanceType;
    use crate::test_token::{NOW, Token};

    fn answer(given: &[(&str, &str)]) -> State {
        let [development, production] = [InstanceType::Development, InstanceType::Production]
            .map(|kind| decide(&instance(kind), &request("GET", "/", given)));
        assert_eq!(development, production, "cookies are ignored");
        production
    }

    fn answer_for(token: &Token) -> State {
        answer(&[("authorization", &format!("Bearer {}", token.sign()))])
    }

    #[test]
    fn a_valid_token_signs_in_with_its_claims_and_no_headers() {
        let state = answer_for(&Token::good());
        let State::SignedIn(session) = state else { unreachable!("a good token") };
        assert!(session.headers.is_empty());
        assert_eq!(session.token.text(), Token::good().sign());
        assert!(session.token.payload().contains(r#""sid":"sess_1""#));
    }

    #[test]
    fn a_token_may_be_alone_or_follow_bearer() {
        let token = Token::good().sign();
        for value in
            [token.clone(), format!("Bearer {token}"), format!("Bearer {token} more"), format!("{token} ")]
        {
            assert_eq!(outcome(&answer(&[("authorization", &value)])), "signed-in", "{value}");
        }
    }

    #[test]
    fn bearer_without_a_token_is_an_invalid_token() {
        let token = Token::good().sign();
        for value in
            ["Bearer".to_owned(), "Bearer ".to_owned(), format!("Bearer  {token}"), "junk".to_owned()]
        {
            let state = answer(&[("authorization", &value)]);
            assert_eq!(outcome(&state), "token-invalid", "{value}");
            assert!(message(&state).ends_with("(reason=token-invalid, token-carrier=header)"));
        }
    }

    #[test]
    fn another_scheme_leaves_the_decision_to_the_cookies() {
        let token = Token::good().sign();
        let cookies = format!("__session={token}; __client_uat={}", NOW - 60);
        let instance = instance(InstanceType::Production);
        for value in [
            format!("bearer {token}"),
            format!("BEARER {token}"),
            "Basic dXNlcjpwYXNz".to_owned(),
            String::new(),
        ] {
            let with_cookies = request("GET", "/", &[("authorization", &value), ("cookie", &cookies)]);
            assert_eq!(outcome(&decide(&instance, &with_cookies)), "signed-in", "{value}");
            let without = request("GET", "/", &[("authorization", &value)]);
            assert_eq!(outcome(&decide(&instance, &without)), "session-token-and-uat-missing", "{value}");
        }
    }

    #[test]
    fn cookies_do_not_override_an_invalid_token() {
        let token = Token::good().sign();
        let cookies = format!("__session={token}; __client_uat={}", NOW - 60);
        assert_eq!(
            outcome(&answer(&[("authorization", "Bearer junk"), ("cookie", &cookies)])),
            "token-invalid"
        );
    }

    #[test]
    fn cookies_do_not_override_a_valid_token() {
        let value = format!("Bearer {}", Token::good().sign());
        for cookies in ["__session=junk; __client_uat=0", "__client_uat=99999999999"] {
            assert_eq!(outcome(&answer(&[("authorization", &value), ("cookie", cookies)])), "signed-in");
        }
    }

    #[test]
    fn a_token_of_another_kind_is_rejected_without_a_message() {
        for token in [
            Token::good().header("cat", "cl_B7d4PD222AAA"),
            Token::good().header("cat", "cl_B7d4PD333AAA"),
            Token::good().header("cat", "unheard of"),
        ] {
            let state = answer_for(&token.signed_with_another_key());
            assert_eq!(outcome(&state), "token-type-mismatch");
            assert_eq!(message(&state), "");
        }
        for category in ["cl_B7d4PD111AAA", "cl_I7d4PD111III"] {
            assert_eq!(outcome(&answer_for(&Token::good().header("cat", category))), "signed-in");
        }
    }

    const API_KEY: &str = "ak_secret";

    /// The kind and the outcome.
    fn accepting(
        accepts: impl FnOnce(Box<Sessions>) -> Accepts,
        given: &[(&str, &str)],
    ) -> (TokenKind, String) {
        let body = r#"{"object":"api_key","id":"ak_1","subject":"user_1"}"#;
        let state =
            decide(&instance_accepting(accepts, Backend::answering(200, body)), &request("GET", "/", given));
        (state.token_kind(), outcome(&state))
    }

    fn bearer(token: &str) -> (&'static str, String) {
        ("authorization", format!("Bearer {token}"))
    }

    const ANY_API_KEY: TokenKind = TokenKind::Machine(TokenType::ApiKey);

    #[test]
    fn any_kind_of_token_is_accepted_if_configured() {
        let (name, value) = bearer(API_KEY);
        assert_eq!(accepting(Accepts::Any, &[(name, &value)]), (ANY_API_KEY, "signed-in".to_owned()));
        let (name, value) = bearer(&Token::good().sign());
        assert_eq!(accepting(Accepts::Any, &[(name, &value)]), (TokenKind::Session, "signed-in".to_owned()));
    }

    #[test]
    fn kinds_that_are_not_listed_are_rejected_even_if_valid() {
        let api_keys = |sessions| Accepts::OneOf(sessions, vec![ANY_API_KEY]);
        let nothing = |sessions| Accepts::OneOf(sessions, vec![]);
        let sessions = |sessions| Accepts::OneOf(sessions, vec![TokenKind::Session]);
        let refused = (TokenKind::NotAccepted, "token-type-mismatch".to_owned());
        let (name, session) = bearer(&Token::good().sign());
        let (_, api_key) = bearer(API_KEY);
        let (_, m2m) = bearer("mt_secret");
        let cookies = format!("__client_uat={}; __session={}", NOW - 60, Token::good().sign());
        assert_eq!(accepting(api_keys, &[(name, &session)]), refused);
        assert_eq!(accepting(api_keys, &[(name, &m2m)]), refused);
        assert_eq!(accepting(api_keys, &[("cookie", &cookies)]), refused, "no token is a session token");
        assert_eq!(accepting(api_keys, &[(name, &api_key)]), (ANY_API_KEY, "signed-in".to_owned()));
        assert_eq!(accepting(sessions, &[(name, &api_key)]), refused);
        assert_eq!(accepting(sessions, &[("cookie", &cookies)]).1, "signed-in");
        assert_eq!(accepting(nothing, &[(name, &session)]), refused);
        assert_eq!(accepting(nothing, &[]), refused);
    }

    #[test]
    fn if_only_sessions_are_accepted_an_opaque_token_is_invalid() {
        let (name, value) = bearer(API_KEY);
        let refused = (TokenKind::Session, "token-invalid".to_owned());
        assert_eq!(accepting(Accepts::Session, &[(name, &value)]), refused);
        for token in [Token::good().header("typ", "at+jwt"), Token::good().claim("sub", "mch_1")] {
            let (name, value) = bearer(&token.sign());
            let mismatch = (TokenKind::Session, "token-type-mismatch".to_owned());
            assert_eq!(accepting(Accepts::Session, &[(name, &value)]), mismatch);
        }
    }

    #[test]
    fn if_only_one_machine_kind_is_accepted_every_state_has_that_kind() {
        let api_keys = |_| Accepts::Machine(TokenType::ApiKey);
        let (name, value) = bearer(API_KEY);
        assert_eq!(accepting(api_keys, &[(name, &value)]), (ANY_API_KEY, "signed-in".to_owned()));
        for token in ["mt_secret", "junk", &Token::good().sign()] {
            let (name, value) = bearer(token);
            let mismatch = (ANY_API_KEY, "token-type-mismatch".to_owned());
            assert_eq!(accepting(api_keys, &[(name, &value)]), mismatch);
        }
        let cookies = format!("__client_uat={}; __session={}", NOW - 60, Token::good().sign());
        for given in [vec![], vec![("cookie", cookies.as_str())], vec![("authorization", "Basic x")]] {
            assert_eq!(accepting(api_keys, &given), (ANY_API_KEY, "No token in header".to_owned()));
        }
    }

    #[test]
    fn clients_do_not_see_why_a_machine_token_could_not_be_verified() {
        let refused = Backend::answering(401, "{}");
        for (backend, code, status) in
            [(refused, "secret-key-invalid", "401"), (Backend::out_of_reach(), "unexpected-error", "n/a")]
        {
            let instance = instance_accepting(Accepts::Any, backend);
            let (name, value) = bearer("mt_secret");
            let request = request("GET", "/", &[(name, &value)]);
            let state = decide(&instance, &request);
            let expected = format!("The token could not be checked. (code={code}, status={status})");
            assert_eq!(message(&state), expected);
            assert!(matches!(&notices(&instance, &request)[..], [Notice::NotChecked(..)]));
            let State::SignedOut(SignedOut { detail: Some(detail), .. }) = state else {
                unreachable!("it has a detail")
            };
            assert!(detail.contains("Clerk "), "{detail}");
        }
    }

    #[test]
    fn a_rejected_machine_token_has_its_kind_and_a_reason() {
        let instance = instance_accepting(Accepts::Any, Backend::answering(404, "{}"));
        let (name, value) = bearer("mt_secret");
        let state = decide(&instance, &request("GET", "/", &[(name, &value)]));
        assert_eq!(state.token_kind(), TokenKind::Machine(TokenType::M2mToken));
        assert_eq!(outcome(&state), "token-invalid");
        assert!(message(&state).ends_with("(code=token-invalid, status=404)"), "{}", message(&state));
    }
}
