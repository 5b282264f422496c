//! Why a machine token was not accepted.

use super::TokenType;

/// A machine token that was not accepted. Normal, and no error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The kind of token that was refused. The auth object is that of nobody, of this kind.
    pub token_type: TokenType,
    /// The stable code.
    pub code: RefusalCode,
    /// What was seen and what to do, with the code and Clerk's HTTP status at the end. Printable ASCII; never the
    /// token itself.
    pub message: String,
}

/// The reason for which a machine token was not accepted: the `code` of Clerk's `MachineTokenVerificationError`. The
/// text goes to `x-clerk-auth-reason` and is part of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalCode {
    /// Not a token that Clerk issued, or revoked, or expired.
    TokenInvalid,
    /// A JWT whose signature or claims were refused.
    TokenVerificationFailed,
    /// A JWT that was not checked, because its keys could not be had. It has the code of one that was refused.
    KeysUnavailable,
    /// Clerk refused the key that it was asked with.
    SecretKeyInvalid,
    /// Clerk was not asked, because too many look-ups are under way. Says nothing about the token.
    TooManyLookups,
    /// Clerk rejected the token without saying that it does not know it. It has the code of a fault.
    TokenRejected,
    /// A fault that says nothing about the token.
    UnexpectedError,
}

impl RefusalCode {
    /// The code as it stands in headers and in `error.code`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TokenInvalid => "token-invalid",
            Self::TokenVerificationFailed | Self::KeysUnavailable => "token-verification-failed",
            Self::SecretKeyInvalid => "secret-key-invalid",
            Self::TooManyLookups => "too-many-lookups",
            Self::TokenRejected | Self::UnexpectedError => "unexpected-error",
        }
    }

    /// Whether nothing was found out about the token: Clerk, or the configuration, is at fault.
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
    /// The message without code and status, for those who show them by themselves.
    pub fn reason(&self) -> &str {
        self.message.rsplit_once(" (code=").map_or(&self.message, |(reason, _)| reason)
    }

    /// Refused without Clerk having been asked, or without a usable answer.
    pub(super) fn new(token_type: TokenType, code: RefusalCode, message: &str) -> Self {
        Self::with_status(token_type, code, message, "n/a")
    }

    /// Refused because Clerk answered with this status.
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
