//! A token in the `Authorization` header (`authentication.md` §3.3).

use super::Authenticator;
use super::session_error::{self, Carrier};
use super::state::{Reason, SignedIn, State};
use crate::jwt::CompactJwt;
use crate::request::Request;

/// A session, when the token is a session token that verifies. Cookies are not looked at.
pub(super) async fn authenticate(authenticator: &Authenticator, request: &Request, token: &str) -> State {
    let refuse = |error| session_error::explain(authenticator, request, Carrier::Header, error);
    let decoded = match CompactJwt::parse(token).and_then(CompactJwt::decode) {
        Ok(decoded) => decoded,
        Err(error) => return refuse(error.into()),
    };
    if decoded.is_not_a_session() {
        return State::signed_out(Reason::TokenTypeMismatch);
    }
    match authenticator.verifier.verify(&decoded).await {
        Ok(()) => State::SignedIn(SignedIn {
            token: token.to_owned(),
            claims: decoded.into_payload(),
            advice: None,
        }),
        Err(error) => refuse(error),
    }
}
