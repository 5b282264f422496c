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
