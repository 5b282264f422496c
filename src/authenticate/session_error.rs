//! A rejected session token (`authentication.md` §3.8).

use super::context::Context;
use super::handshake::{self, Destination};
use super::notice::Notice;
use super::reason::{NotRefreshed, Reason};
use super::refresh::refresh;
use super::state::{SignedIn, SignedOut, State};
use crate::error::{Disclosure, TokenError, TokenErrorReason, VerificationError};

/// Where the token was found.
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

/// The state for a rejected token. An expired one is refreshed if possible; otherwise the browser is
/// redirected for a new one if the time of day or a revocation was the reason.
pub(super) async fn handle(context: &mut Context<'_>, carrier: Carrier, error: VerificationError) -> State {
    let error = match error {
        VerificationError::Token(error) => error,
        VerificationError::Unexpected(why) => {
            context.notices.push(Notice::Unavailable(why));
            return State::signed_out(Reason::UnexpectedError);
        }
    };
    let reason = match error.reason {
        TokenErrorReason::TokenExpired => match refresh_if_eligible(context).await {
            Ok(session) => return State::SignedIn(session),
            Err(why) => Reason::SessionTokenExpired(why),
        },
        TokenErrorReason::TokenNotActiveYet => Reason::SessionTokenNbf,
        TokenErrorReason::TokenIatInTheFuture => Reason::SessionTokenIatInTheFuture,
        // The browser returns without a session, or with a token of a session that still counts.
        TokenErrorReason::SessionRevoked => Reason::Token(TokenErrorReason::SessionRevoked),
        other => {
            if other.is_about_keys() {
                context.notices.push(Notice::NotChecked(error.reason.as_str(), error.text().into_owned()));
            }
            let signed_out = SignedOut::new(Reason::Token(other), message(&error, carrier));
            let is_disclosed = error.disclosure == Disclosure::Full;
            let detail = (!is_disclosed).then(|| in_full(&error.text(), other, carrier).into_boxed_str());
            return State::SignedOut(SignedOut { detail, ..signed_out });
        }
    };
    handshake::send_or_sign_out(context, reason, message(&error, carrier), Destination::FrontendApi)
}

/// What clients see.
fn message(error: &TokenError, carrier: Carrier) -> String {
    in_full(&error.text_for_clients(), error.reason, carrier)
}

fn in_full(text: &str, reason: TokenErrorReason, carrier: Carrier) -> String {
    format!("{text} (reason={}, token-carrier={})", reason.as_str(), carrier.as_str())
}

async fn refresh_if_eligible(context: &mut Context<'_>) -> Result<SignedIn, NotRefreshed> {
    if context.request.method() != "GET" {
        return Err(NotRefreshed::NonEligibleNonGet);
    }
    // Boxed to keep this future small: few requests need a refresh.
    Box::pin(refresh(context)).await
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::task::{self, Poll, Waker};

    use super::super::fixtures::{decide, instance, message as message_of, outcome, request};
    use super::*;
    use crate::instance::InstanceType;
    use crate::test_token::{NOW, Token};

    fn answer(method: &str, token: &Token, cookies: &str) -> State {
        let value = format!("Bearer {}", token.sign());
        let request = request(method, "/", &[("authorization", &value), ("cookie", cookies)]);
        decide(&instance(InstanceType::Production), &request)
    }

    /// The state for an error that no token causes by itself.
    fn explain(carrier: Carrier, error: VerificationError) -> State {
        let (instance, request) = (instance(InstanceType::Production), request("GET", "/", &[]));
        let sessions = instance.authenticator.sessions().expect("it accepts sessions");
        let cookies = Context::read_cookies(sessions, &request);
        let mut notices = Vec::new();
        let (mut context, _) = Context::new(sessions, &instance.site, &request, &cookies, None, &mut notices);
        match pin!(handle(&mut context, carrier, error)).poll(&mut task::Context::from_waker(Waker::noop())) {
            Poll::Ready(state) => Some(state),
            Poll::Pending => None,
        }
        .expect("nothing to wait for")
    }

    fn expired() -> Token {
        Token::good().claim("exp", NOW - 10)
    }

    #[test]
    fn errors_that_are_not_about_the_token_are_not_shown() {
        let fault = VerificationError::Unexpected("10.0.0.1 refused the connection".to_owned());
        let state = explain(Carrier::Cookie, fault);
        assert_eq!(outcome(&state), "unexpected-error");
        assert_eq!(message_of(&state), "");
    }

    #[test]
    fn an_expired_token_is_only_refreshed_by_get_requests() {
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
    fn tokens_from_the_future_have_their_own_reasons() {
        let state = answer("GET", &Token::good().claim("nbf", NOW + 10), "");
        assert_eq!(outcome(&state), "session-token-nbf");
        assert!(message_of(&state).ends_with("(reason=token-not-active-yet, token-carrier=header)"));
        let state = answer("GET", &Token::good().claim("iat", NOW + 10), "");
        assert_eq!(outcome(&state), "session-token-iat-in-the-future");
        assert!(message_of(&state).ends_with("(reason=token-iat-in-the-future, token-carrier=header)"));
    }

    #[test]
    fn an_expired_token_keeps_its_own_reason_in_the_message() {
        let state = answer("GET", &expired(), "");
        assert!(message_of(&state).starts_with("The token expired 10 s ago"), "{}", message_of(&state));
        assert!(message_of(&state).ends_with("(reason=token-expired, token-carrier=header)"));
    }

    #[test]
    fn the_advice_follows_the_message() {
        let state = answer("GET", &Token::good().claim("sub", 5), "");
        let advice = "expected a string. Make sure that the token was issued by Clerk. (reason=token-verification-failed";
        assert!(message_of(&state).contains(advice), "{}", message_of(&state));
    }

    #[test]
    fn every_other_reason_is_reported_unchanged() {
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
                let state = explain(carrier, error);
                let code = reason.as_str();
                assert_eq!(outcome(&state), code);
                assert_eq!(message_of(&state), format!("Why. (reason={code}, token-carrier={name})"));
            }
        }
    }

    #[test]
    fn what_is_for_operators_is_in_the_detail_and_not_in_the_message() {
        let reason = TokenErrorReason::JwkRemoteFailedToLoad;
        let error = TokenError::new(reason, "GET 10.0.0.1:8443: refused.").for_operators();
        let state = explain(Carrier::Header, error.into());
        let outcome = "(reason=jwk-remote-failed-to-load, token-carrier=header)";
        assert_eq!(message_of(&state), format!("The token could not be checked. {outcome}"));
        let State::SignedOut(SignedOut { detail, .. }) = state else { unreachable!("it is signed out") };
        assert_eq!(detail.as_deref(), Some(format!("GET 10.0.0.1:8443: refused. {outcome}").as_str()));
    }
}
