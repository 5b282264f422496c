//! A token in the `Authorization` header (`authentication.md` §3.3).

use super::Sessions;
use super::context::Context;
use super::notice::Notice;
use super::session_error::{self, Carrier};
use super::state::{Reason, SignedIn, State};
use crate::error::{ConfigurationError, VerificationError};
use crate::jwt::CompactJwt;
use crate::request::Request;

/// A session, when the token is a session token that verifies. Cookies are not looked at, unless the browser has to be
/// sent to Clerk for new ones.
pub(super) async fn authenticate(
    sessions: &Sessions,
    request: &Request,
    token: &str,
    notices: &mut Vec<Notice>,
) -> Result<State, ConfigurationError> {
    let error = match verify(sessions, token).await {
        Ok(state) => return Ok(state),
        Err(error) => error,
    };
    let cookies = Context::read_cookies(sessions, request);
    let (mut context, _) = Context::new(sessions, request, &cookies, Some(token), notices);
    session_error::handle(&mut context, Carrier::Header, error).await
}

async fn verify(sessions: &Sessions, token: &str) -> Result<State, VerificationError> {
    let decoded = CompactJwt::parse(token).and_then(CompactJwt::decode)?;
    if decoded.is_not_a_session() {
        return Ok(State::signed_out(Reason::TokenTypeMismatch));
    }
    sessions.verifier.verify(&decoded).await?;
    let token = token.to_owned();
    Ok(State::SignedIn(SignedIn { token, claims: decoded.into_payload(), headers: Vec::new() }))
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{decide, instance, message, outcome, request};
    use super::*;
    use crate::instance::InstanceType;
    use crate::test_token::{NOW, Token};

    fn answer(given: &[(&str, &str)]) -> State {
        let [development, production] = [InstanceType::Development, InstanceType::Production]
            .map(|kind| decide(&instance(kind), &request("GET", "/", given)));
        assert_eq!(development, production, "cookies are not looked at");
        production
    }

    fn answer_for(token: &Token) -> State {
        answer(&[("authorization", &format!("Bearer {}", token.sign()))])
    }

    #[test]
    fn a_good_token_signs_in_with_its_claims_and_no_headers() {
        let state = answer_for(&Token::good());
        let State::SignedIn(session) = state else { unreachable!("a good token") };
        assert!(session.headers.is_empty());
        assert_eq!(session.token, Token::good().sign());
        assert!(session.claims.contains(r#""sid":"sess_1""#));
    }

    #[test]
    fn a_token_may_stand_alone_or_after_bearer() {
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
    fn a_bad_token_is_not_made_good_by_cookies() {
        let token = Token::good().sign();
        let cookies = format!("__session={token}; __client_uat={}", NOW - 60);
        assert_eq!(
            outcome(&answer(&[("authorization", "Bearer junk"), ("cookie", &cookies)])),
            "token-invalid"
        );
    }

    #[test]
    fn a_good_token_is_not_made_bad_by_cookies() {
        let value = format!("Bearer {}", Token::good().sign());
        for cookies in ["__session=junk; __client_uat=0", "__client_uat=99999999999"] {
            assert_eq!(outcome(&answer(&[("authorization", &value), ("cookie", cookies)])), "signed-in");
        }
    }

    #[test]
    fn a_token_of_another_kind_is_told_without_a_message() {
        for token in [
            Token::good().header("cat", "cl_B7d4PD222AAA"),
            Token::good().header("cat", "cl_B7d4PD333AAA"),
            Token::good().header("cat", "unheard of"),
            Token::good().header("typ", "at+jwt"),
            Token::good().claim("sub", "mch_1"),
        ] {
            let state = answer_for(&token.signed_by_a_stranger());
            assert_eq!(outcome(&state), "token-type-mismatch");
            assert_eq!(message(&state), "");
        }
        for category in ["cl_B7d4PD111AAA", "cl_I7d4PD111III"] {
            assert_eq!(outcome(&answer_for(&Token::good().header("cat", category))), "signed-in");
        }
    }
}
