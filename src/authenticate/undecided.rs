//! Requests whose sender is unknown, because Clerk or the configuration failed. They are signed out like others; guards
//! respond differently.

use super::reason::{NotRefreshed, Reason};
use crate::reason::Audience;

impl Reason {
    /// Whether the sender is unknown: the token was not checked, and may be valid.
    pub fn is_undecided(&self) -> bool {
        match self {
            // These share their code with reasons that are decided.
            Self::SessionTokenExpired(NotRefreshed::UnexpectedBapiError | NotRefreshed::Unavailable(_)) => {
                true
            }
            Self::Machine(code) => code.is_undecided(),
            _ => self.code().audience() == Audience::NotChecked,
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
