//! Why a machine token was rejected.

use super::TokenType;
use crate::reason::ReasonCode;

/// A rejected machine token. This is a normal outcome, not an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The kind of the token, and of the unauthenticated auth object.
    pub token_type: TokenType,
    /// The stable code.
    pub code: RefusalCode,
    /// What is wrong and what to do, followed by the code and Clerk's HTTP status. Printable ASCII; never
    /// contains the token.
    pub message: String,
}

/// Why a machine token was rejected: the `code` of Clerk's `MachineTokenVerificationError`. It is sent as
/// `x-clerk-auth-reason` and is part of the public interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalCode {
    /// Not issued by Clerk, revoked, or expired.
    TokenInvalid,
    /// A JWT with an invalid signature or invalid claims.
    TokenVerificationFailed,
    /// A JWT that was not verified because the keys could not be loaded. Has the code of a rejected one.
    KeysUnavailable,
    /// Clerk rejected the secret key.
    SecretKeyInvalid,
    /// Clerk was not queried because too many lookups are in progress. Says nothing about the token.
    TooManyLookups,
    /// Clerk rejected the token without stating that it does not know it. Has the code of a fault.
    TokenRejected,
    /// A fault that says nothing about the token.
    UnexpectedError,
}

impl RefusalCode {
    /// The entry in the registry of reasons.
    pub const fn code(self) -> ReasonCode {
        match self {
            Self::TokenInvalid => ReasonCode::TokenInvalid,
            Self::TokenVerificationFailed | Self::KeysUnavailable => ReasonCode::TokenVerificationFailed,
            Self::SecretKeyInvalid => ReasonCode::SecretKeyInvalid,
            Self::TooManyLookups => ReasonCode::TooManyLookups,
            Self::TokenRejected | Self::UnexpectedError => ReasonCode::UnexpectedError,
        }
    }

    /// The stable text, as in headers and in `error.code`.
    pub const fn as_str(self) -> &'static str {
        self.code().as_str()
    }

    /// Whether the token was not decided on: Clerk or the configuration is at fault.
    pub fn is_undecided(self) -> bool {
        match self {
            Self::TokenInvalid | Self::TokenVerificationFailed | Self::TokenRejected => false,
            Self::KeysUnavailable | Self::SecretKeyInvalid | Self::TooManyLookups | Self::UnexpectedError => {
                true
            }
        }
    }
}

impl Refused {
    /// The message without code and status, for callers that show those separately.
    pub fn reason(&self) -> &str {
        self.message.rsplit_once(" (code=").map_or(&self.message, |(reason, _)| reason)
    }

    /// Rejected without a usable response from Clerk.
    pub(super) fn new(token_type: TokenType, code: RefusalCode, message: &str) -> Self {
        Self::with_status(token_type, code, message, "n/a")
    }

    /// Rejected because Clerk responded with this status.
    pub(super) fn answered(token_type: TokenType, code: RefusalCode, message: &str, status: u16) -> Self {
        Self::with_status(token_type, code, message, &status.to_string())
    }

    fn with_status(token_type: TokenType, code: RefusalCode, message: &str, status: &str) -> Self {
        let message = format!("{message} (code={}, status={status})", code.as_str());
        Self { token_type, code, message }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_ends_with_code_and_status() {
        let refused = |status: Option<u16>| match status {
            Some(status) => {
                Refused::answered(TokenType::ApiKey, RefusalCode::SecretKeyInvalid, "Why.", status)
            }
            None => Refused::new(TokenType::ApiKey, RefusalCode::SecretKeyInvalid, "Why."),
        };
        assert_eq!(refused(Some(401)).message, "Why. (code=secret-key-invalid, status=401)");
        assert_eq!(refused(None).message, "Why. (code=secret-key-invalid, status=n/a)");
        assert_eq!(refused(Some(401)).reason(), "Why.");
    }
}
