//! Requests of which it is not known who sent them, because Clerk or the configuration failed. They are signed out like
//! others; guards answer them differently.

use super::state::{NotRefreshed, Reason};

impl Reason {
    /// Whether it is unknown who sent the request: Clerk could not be asked, or not with this configuration. The
    /// token may be good.
    pub fn is_undecided(&self) -> bool {
        match self {
            Self::UnexpectedError
            | Self::SessionTokenExpired(
                NotRefreshed::FetchError
                | NotRefreshed::TooManyLookups
                | NotRefreshed::UnexpectedBapiError
                | NotRefreshed::Unavailable(_),
            ) => true,
            Self::Token(reason) => reason.is_about_keys(),
            Self::Machine(code) => code.is_undecided(),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::TokenErrorReason;
    use crate::machine::RefusalCode;

    #[test]
    fn what_says_nothing_about_the_token_is_undecided() {
        let expired = |why| Reason::SessionTokenExpired(why);
        for undecided in [
            Reason::UnexpectedError,
            Reason::Token(TokenErrorReason::SecretKeyInvalid),
            Reason::Token(TokenErrorReason::JwkRemoteFailedToLoad),
            Reason::Token(TokenErrorReason::JwkFailedToResolve),
            Reason::Machine(RefusalCode::UnexpectedError),
            Reason::Machine(RefusalCode::SecretKeyInvalid),
            Reason::Machine(RefusalCode::KeysUnavailable),
            Reason::Machine(RefusalCode::TooManyLookups),
            expired(NotRefreshed::FetchError),
            expired(NotRefreshed::TooManyLookups),
            expired(NotRefreshed::by_code(429, "too_many_requests")),
            expired(NotRefreshed::by_code(500, "internal_clerk_error")),
        ] {
            assert!(undecided.is_undecided(), "{undecided:?}");
        }
        for decided in [
            Reason::SessionTokenAndUatMissing,
            Reason::TokenTypeMismatch,
            Reason::Token(TokenErrorReason::JwkKidMismatch),
            Reason::Token(TokenErrorReason::TokenInvalidSignature),
            Reason::Machine(RefusalCode::TokenInvalid),
            Reason::Machine(RefusalCode::TokenVerificationFailed),
            Reason::Machine(RefusalCode::TokenRejected),
            expired(NotRefreshed::NonEligibleNoRefreshCookie),
            expired(NotRefreshed::by_code(401, "session_revoked")),
        ] {
            assert!(!decided.is_undecided(), "{decided:?}");
        }
    }
}
