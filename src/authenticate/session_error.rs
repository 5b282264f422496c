//! Why a session token was refused, told to the client (`authentication.md` §3.8).

use super::Authenticator;
use super::state::{NotRefreshed, Reason, SignedOut, State};
use crate::error::{TokenErrorReason, VerificationError};
use crate::request::{Cookies, HeaderName, Request};

/// Where the token stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Carrier {
    Header,
    Cookie,
}

impl Carrier {
    fn as_str(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}

/// The state for a token that was not accepted.
pub(super) fn explain(
    authenticator: &Authenticator,
    request: &Request,
    carrier: Carrier,
    error: VerificationError,
) -> State {
    let VerificationError::Token(error) = error else {
        return State::signed_out(Reason::UnexpectedError);
    };
    let reason = match error.reason {
        TokenErrorReason::TokenExpired => {
            Reason::SessionTokenExpired(why_not_refreshed(authenticator, request))
        }
        TokenErrorReason::TokenNotActiveYet => Reason::SessionTokenNbf,
        TokenErrorReason::TokenIatInTheFuture => Reason::SessionTokenIatInTheFuture,
        other => Reason::Token(other),
    };
    let message =
        format!("{} (reason={}, token-carrier={})", error.message, error.reason.as_str(), carrier.as_str());
    State::SignedOut(SignedOut { reason, message })
}

fn why_not_refreshed(authenticator: &Authenticator, request: &Request) -> NotRefreshed {
    if request.method() != "GET" {
        return NotRefreshed::NonEligibleNonGet;
    }
    let header = request.headers().get(HeaderName::Cookie).unwrap_or_default();
    match Cookies::parse(header, authenticator.publishable_key.cookie_suffix()).refresh {
        None => NotRefreshed::NonEligibleNoRefreshCookie,
        Some(_) => NotRefreshed::MissingApiClient,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{decide, instance, message, outcome, request};
    use super::*;
    use crate::error::TokenError;
    use crate::instance::InstanceType;
    use crate::test_token::{NOW, Token};

    fn answer(method: &str, token: &Token, cookies: &str) -> State {
        let value = format!("Bearer {}", token.sign());
        let request = request(method, "/", &[("authorization", &value), ("cookie", cookies)]);
        decide(&instance(InstanceType::Production), &request)
    }

    fn expired() -> Token {
        Token::good().claim("exp", NOW - 10)
    }

    #[test]
    fn a_fault_that_says_nothing_about_the_token_is_not_told() {
        let state = explain(
            &instance(InstanceType::Production),
            &request("GET", "/", &[]),
            Carrier::Cookie,
            VerificationError::Unexpected("10.0.0.1 refused the connection".to_owned()),
        );
        assert_eq!(outcome(&state), "unexpected-error");
        assert_eq!(message(&state), "");
    }

    #[test]
    fn an_expired_token_is_not_refreshed_by_other_methods_than_get() {
        for method in ["HEAD", "POST", "PUT"] {
            for cookies in ["", "__refresh_naoXFJnI=refresh"] {
                let state = answer(method, &expired(), cookies);
                assert_eq!(outcome(&state), "session-token-expired-refresh-non-eligible-non-get");
            }
        }
    }

    #[test]
    fn an_expired_token_is_not_refreshed_without_the_suffixed_refresh_cookie() {
        for cookies in ["", "__refresh=refresh", "__refresh_naoXFJnI=", "__refresh_otherone=refresh"] {
            let state = answer("GET", &expired(), cookies);
            assert_eq!(outcome(&state), "session-token-expired-refresh-non-eligible-no-refresh-cookie");
        }
    }

    #[test]
    fn tokens_from_the_future_have_reasons_of_their_own() {
        let state = answer("GET", &Token::good().claim("nbf", NOW + 10), "");
        assert_eq!(outcome(&state), "session-token-nbf");
        assert!(message(&state).ends_with("(reason=token-not-active-yet, token-carrier=header)"));
        let state = answer("GET", &Token::good().claim("iat", NOW + 10), "");
        assert_eq!(outcome(&state), "session-token-iat-in-the-future");
        assert!(message(&state).ends_with("(reason=token-iat-in-the-future, token-carrier=header)"));
    }

    #[test]
    fn an_expired_token_keeps_its_own_reason_in_the_message() {
        let state = answer("GET", &expired(), "");
        assert!(message(&state).starts_with("The token expired 10 s ago"), "{}", message(&state));
        assert!(message(&state).ends_with("(reason=token-expired, token-carrier=header)"));
    }

    #[test]
    fn every_other_reason_is_told_as_it_is() {
        for reason in [
            TokenErrorReason::TokenInvalid,
            TokenErrorReason::TokenInvalidAlgorithm,
            TokenErrorReason::TokenInvalidSignature,
            TokenErrorReason::TokenVerificationFailed,
            TokenErrorReason::TokenInvalidAuthorizedParties,
            TokenErrorReason::TokenInvalidIssuer,
            TokenErrorReason::SecretKeyInvalid,
            TokenErrorReason::JwkRemoteFailedToLoad,
            TokenErrorReason::JwkKidMismatch,
        ] {
            for (carrier, name) in [(Carrier::Header, "header"), (Carrier::Cookie, "cookie")] {
                let error = TokenError::new(reason, "Why.").into();
                let instance = instance(InstanceType::Development);
                let state = explain(&instance, &request("GET", "/", &[]), carrier, error);
                let code = reason.as_str();
                assert_eq!(outcome(&state), code);
                assert_eq!(message(&state), format!("Why. (reason={code}, token-carrier={name})"));
            }
        }
    }
}
