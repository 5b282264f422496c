//! The answer: who sent the request, or why that is nobody (`authentication.md` §3.1, §3.12).

use std::borrow::Cow;

use crate::error::TokenErrorReason;

/// The outcome of an authentication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// A session.
    SignedIn(SignedIn),
    /// Nobody. Normal, and no error.
    SignedOut(SignedOut),
}

/// A session.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// The session token.
    pub token: String,
    /// Its claims: JSON text, checked to be read alike by every parser.
    pub claims: String,
    /// Something that the developer should know.
    pub advice: Option<Advice>,
}

/// Nobody is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedOut {
    /// Why.
    pub reason: Reason,
    /// Why, in words for a developer; may be empty. Printable ASCII.
    pub message: String,
}

/// A remark for the developer that changes nothing for the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// The cookie's token has no `azp`, so that `authorizedParties` cannot be enforced on it.
    AuthorizedPartyMissing,
}

/// Why nobody is signed in: the value of `x-clerk-auth-reason`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Neither a session token nor a sign that there could be one.
    SessionTokenAndUatMissing,
    /// A session token, although the client counts as signed out.
    SessionTokenButNoClientUat,
    /// The client counts as signed in, but sent no session token.
    ClientUatButNoSessionToken,
    /// The session token is older than the client's last change.
    SessionTokenIatBeforeClientUat,
    /// A development instance does not know this browser.
    DevBrowserMissing,
    /// A development instance just got to know this browser.
    DevBrowserSync,
    /// A satellite asks this primary app, on a development instance, who is signed in.
    PrimaryRespondsToSyncing,
    /// The session token has expired and was not refreshed.
    SessionTokenExpired(NotRefreshed),
    /// The session token is not valid yet.
    SessionTokenNbf,
    /// The session token was issued in the future.
    SessionTokenIatInTheFuture,
    /// A token of another kind than was asked for.
    TokenTypeMismatch,
    /// A fault that says nothing about the token.
    UnexpectedError,
    /// The token was refused.
    Token(TokenErrorReason),
}

/// Why an expired session token was not exchanged for a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRefreshed {
    /// Only GET requests are.
    NonEligibleNonGet,
    /// There is no refresh token.
    NonEligibleNoRefreshCookie,
    /// There is nothing that could be asked for a new one.
    MissingApiClient,
}

impl Reason {
    /// The stable text.
    pub fn text(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::SessionTokenAndUatMissing => "session-token-and-uat-missing",
            Self::SessionTokenButNoClientUat => "session-token-but-no-client-uat",
            Self::ClientUatButNoSessionToken => "client-uat-but-no-session-token",
            Self::SessionTokenIatBeforeClientUat => "session-token-iat-before-client-uat",
            Self::DevBrowserMissing => "dev-browser-missing",
            Self::DevBrowserSync => "dev-browser-sync",
            Self::PrimaryRespondsToSyncing => "primary-responds-to-syncing",
            Self::SessionTokenExpired(why) => {
                return Cow::Owned(format!("session-token-expired-refresh-{}", why.as_str()));
            }
            Self::SessionTokenNbf => "session-token-nbf",
            Self::SessionTokenIatInTheFuture => "session-token-iat-in-the-future",
            Self::TokenTypeMismatch => "token-type-mismatch",
            Self::UnexpectedError => "unexpected-error",
            Self::Token(reason) => reason.as_str(),
        })
    }
}

impl NotRefreshed {
    fn as_str(self) -> &'static str {
        match self {
            Self::NonEligibleNonGet => "non-eligible-non-get",
            Self::NonEligibleNoRefreshCookie => "non-eligible-no-refresh-cookie",
            Self::MissingApiClient => "missing-api-client",
        }
    }
}

impl Advice {
    /// The remark in words.
    pub fn text(self) -> &'static str {
        match self {
            Self::AuthorizedPartyMissing => {
                "Clerk: a session token from a cookie has no azp claim, so `authorizedParties` cannot protect it. \
                 Clerk's current libraries always set azp: update the one that your front end uses."
            }
        }
    }
}

impl State {
    /// Nobody is signed in, and the reason says it all.
    pub(super) fn signed_out(reason: Reason) -> Self {
        Self::SignedOut(SignedOut { reason, message: String::new() })
    }

    /// `status` as it stands in `x-clerk-auth-status`.
    pub fn status(&self) -> &'static str {
        match self {
            Self::SignedIn(_) => "signed-in",
            Self::SignedOut(_) => "signed-out",
        }
    }

    /// What to add to the response, in the order in which it is sent. Nothing for a session.
    pub fn response_headers(&self) -> Vec<(&'static str, Cow<'_, str>)> {
        let Self::SignedOut(signed_out) = self else { return Vec::new() };
        let mut headers = Vec::with_capacity(3);
        if !signed_out.message.is_empty() {
            headers.push(("x-clerk-auth-message", Cow::Borrowed(signed_out.message.as_str())));
        }
        headers.push(("x-clerk-auth-reason", signed_out.reason.text()));
        headers.push(("x-clerk-auth-status", Cow::Borrowed(self.status())));
        headers
    }
}

impl std::fmt::Debug for SignedIn {
    /// Shows neither the token nor what it says.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("SignedIn").field("advice", &self.advice).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed_in() -> State {
        State::SignedIn(SignedIn {
            token: "hidden".to_owned(),
            claims: r#"{"sub":"hidden"}"#.to_owned(),
            advice: None,
        })
    }

    #[test]
    fn a_session_adds_nothing_to_the_response() {
        assert_eq!(signed_in().status(), "signed-in");
        assert!(signed_in().response_headers().is_empty());
    }

    #[test]
    fn without_a_session_the_response_tells_why() {
        let state = State::SignedOut(SignedOut {
            reason: Reason::Token(TokenErrorReason::JwkKidMismatch),
            message: "Why.".to_owned(),
        });
        assert_eq!(
            state.response_headers(),
            [
                ("x-clerk-auth-message", Cow::Borrowed("Why.")),
                ("x-clerk-auth-reason", Cow::Borrowed("jwk-kid-mismatch")),
                ("x-clerk-auth-status", Cow::Borrowed("signed-out")),
            ]
        );
    }

    #[test]
    fn an_empty_message_is_not_sent() {
        let state = State::signed_out(Reason::DevBrowserMissing);
        let headers = state.response_headers();
        let names: Vec<&str> = headers.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["x-clerk-auth-reason", "x-clerk-auth-status"]);
    }

    #[test]
    fn the_reason_of_an_expired_token_tells_why_it_was_not_refreshed() {
        for (why, text) in [
            (NotRefreshed::NonEligibleNonGet, "session-token-expired-refresh-non-eligible-non-get"),
            (
                NotRefreshed::NonEligibleNoRefreshCookie,
                "session-token-expired-refresh-non-eligible-no-refresh-cookie",
            ),
            (NotRefreshed::MissingApiClient, "session-token-expired-refresh-missing-api-client"),
        ] {
            assert_eq!(Reason::SessionTokenExpired(why).text(), text);
        }
    }

    #[test]
    fn debug_shows_neither_token_nor_claims() {
        assert!(!format!("{:?}", signed_in()).contains("hidden"));
    }
}
