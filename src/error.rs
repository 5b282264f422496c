//! Errors, grouped by who caused them. Codes are stable and in kebab case; texts are not.
//!
//! A request that is not signed in is not an error: see [`crate::authenticate::state`].

mod configuration_code;

pub use configuration_code::ConfigurationErrorCode;

use std::borrow::Cow;
use std::fmt;

use crate::reason::ReasonCode;

/// Why a token was rejected: the `reason` of Clerk's `TokenVerificationError` (`authentication.md` §3.12).
/// The text is sent in `x-clerk-auth-reason` and is part of the public interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenErrorReason {
    /// Not a JWT, or a JWT that no Clerk instance issues.
    TokenInvalid,
    /// `alg` is not one of RS256, RS384, RS512.
    TokenInvalidAlgorithm,
    /// The signature does not match.
    TokenInvalidSignature,
    /// A claim or the key cannot be used for verification.
    TokenVerificationFailed,
    /// `azp` is not one of the authorized parties.
    TokenInvalidAuthorizedParties,
    /// `iss` is not one of the expected issuers.
    TokenInvalidIssuer,
    /// `exp` is in the past.
    TokenExpired,
    /// `nbf` is in the future.
    TokenNotActiveYet,
    /// `iat` is in the future.
    TokenIatInTheFuture,
    /// Clerk rejected the secret key with which the keys were requested.
    SecretKeyInvalid,
    /// The keys could not be fetched from Clerk.
    JwkRemoteFailedToLoad,
    /// No key of the instance has the token's `kid`.
    JwkKidMismatch,
    /// There is neither a key nor a way to fetch one.
    JwkFailedToResolve,
    /// The session, or the user's access, was revoked after the token was issued.
    SessionRevoked,
}

impl TokenErrorReason {
    /// Whether the token was rejected because of the time of day.
    pub fn is_about_time(self) -> bool {
        matches!(self, Self::TokenExpired | Self::TokenNotActiveYet | Self::TokenIatInTheFuture)
    }

    /// Whether the token was not verified, because there was no key. It may be valid.
    pub fn is_about_keys(self) -> bool {
        matches!(self, Self::SecretKeyInvalid | Self::JwkRemoteFailedToLoad | Self::JwkFailedToResolve)
    }

    /// The entry in the registry of reasons.
    pub const fn code(self) -> ReasonCode {
        match self {
            Self::TokenInvalid => ReasonCode::TokenInvalid,
            Self::TokenInvalidAlgorithm => ReasonCode::TokenInvalidAlgorithm,
            Self::TokenInvalidSignature => ReasonCode::TokenInvalidSignature,
            Self::TokenVerificationFailed => ReasonCode::TokenVerificationFailed,
            Self::TokenInvalidAuthorizedParties => ReasonCode::TokenInvalidAuthorizedParties,
            Self::TokenInvalidIssuer => ReasonCode::TokenInvalidIssuer,
            Self::TokenExpired => ReasonCode::TokenExpired,
            Self::TokenNotActiveYet => ReasonCode::TokenNotActiveYet,
            Self::TokenIatInTheFuture => ReasonCode::TokenIatInTheFuture,
            Self::SecretKeyInvalid => ReasonCode::SecretKeyInvalid,
            Self::JwkRemoteFailedToLoad => ReasonCode::JwkRemoteFailedToLoad,
            Self::JwkKidMismatch => ReasonCode::JwkKidMismatch,
            Self::JwkFailedToResolve => ReasonCode::JwkFailedToResolve,
            Self::SessionRevoked => ReasonCode::SessionRevoked,
        }
    }

    /// The stable text, as in headers and in `error.reason`.
    pub const fn as_str(self) -> &'static str {
        self.code().as_str()
    }
}

/// Why a token was rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenError {
    /// The stable code.
    pub reason: TokenErrorReason,
    /// The actual and the expected value. Printable ASCII; never the token itself.
    pub message: Cow<'static, str>,
    /// What to do about it: a sentence, if the message does not say it.
    pub action: Option<&'static str>,
    /// How much of it clients see.
    pub disclosure: Disclosure,
}

/// How much of an error clients see: none of its URLs, causes and configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disclosure {
    /// Message and advice.
    Full,
    /// This many bytes from the beginning of the message: the actual value without the expected one.
    Seen(u16),
    /// Only that the token could not be verified.
    Nothing,
}

impl TokenError {
    /// The usual advice.
    pub const ENSURE_CLERK: &'static str = "Make sure that the token was issued by Clerk.";

    /// The message for clients if the server could not verify a token.
    pub const NOT_CHECKED: &'static str = "The token could not be checked.";

    /// An error with this message.
    pub fn new(reason: TokenErrorReason, message: impl Into<Cow<'static, str>>) -> Self {
        Self { reason, message: message.into(), action: None, disclosure: Disclosure::Full }
    }

    /// Adds advice.
    pub fn with_action(self, action: &'static str) -> Self {
        Self { action: Some(action), ..self }
    }

    /// An error about an actual value that differs from the expected one. `seen` is a clause without a full
    /// stop.
    pub fn unexpected(reason: TokenErrorReason, seen: &str, expected: &str) -> Self {
        let error = Self::new(reason, format!("{seen}; expected {expected}."));
        Self { disclosure: u16::try_from(seen.len()).map_or(Disclosure::Nothing, Disclosure::Seen), ..error }
    }

    /// Marks the error as being about the server's keys, of which clients see nothing.
    pub fn for_operators(self) -> Self {
        Self { disclosure: Disclosure::Nothing, ..self }
    }

    /// What clients see.
    pub fn text_for_clients(&self) -> Cow<'_, str> {
        match self.disclosure {
            Disclosure::Full => self.text(),
            Disclosure::Seen(length) => {
                let seen = self.message.get(..usize::from(length)).unwrap_or_default();
                Cow::Owned(format!("{seen}, which is not accepted."))
            }
            Disclosure::Nothing => Cow::Borrowed(Self::NOT_CHECKED),
        }
    }

    /// The message and the advice, for operators.
    pub fn text(&self) -> Cow<'_, str> {
        match self.action {
            Some(action) => Cow::Owned(format!("{} {action}", self.message)),
            None => Cow::Borrowed(&self.message),
        }
    }
}

impl fmt::Display for TokenError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} (reason={})", self.text(), self.reason.as_str())
    }
}

impl std::error::Error for TokenError {}

/// Why a verification did not succeed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VerificationError {
    /// The token, its key or its claims were rejected.
    Token(TokenError),
    /// An error that is not about the token, such as a network error while fetching the keys. The text is for
    /// operators; clients only see `unexpected-error` (`authentication.md` §3.8.1).
    Unexpected(String),
}

impl From<TokenError> for VerificationError {
    fn from(error: TokenError) -> Self {
        Self::Token(error)
    }
}

/// The developer's configuration is unusable. Passed to `next(error)`, never to a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigurationError {
    /// The stable code.
    pub code: ConfigurationErrorCode,
    /// The actual and the expected value: a sentence on one line. Contains only the first characters of a
    /// key.
    pub message: String,
    /// What to do about it, and where, if the message does not say it.
    pub action: Option<&'static str>,
}

impl ConfigurationError {
    /// An error without advice.
    pub fn new(code: ConfigurationErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), action: None }
    }

    /// Adds advice.
    pub fn with_action(self, action: &'static str) -> Self {
        Self { action: Some(action), ..self }
    }
}

impl fmt::Display for ConfigurationError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)?;
        self.action.map_or(Ok(()), |action| write!(formatter, " {action}"))
    }
}

impl std::error::Error for ConfigurationError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_an_error_ends_with_its_advice() {
        let error = TokenError::new(TokenErrorReason::TokenInvalid, "Seen and expected.");
        assert_eq!(error.text(), "Seen and expected.");
        let error = error.with_action("Do this.");
        assert_eq!(error.message, "Seen and expected.");
        assert_eq!(error.text(), "Seen and expected. Do this.");
        assert_eq!(error.to_string(), "Seen and expected. Do this. (reason=token-invalid)");
        let error = ConfigurationError::new(ConfigurationErrorCode::SecretKeyMissing, "Seen and expected.");
        assert_eq!(error.to_string(), "Seen and expected.");
        assert_eq!(error.with_action("Do this.").to_string(), "Seen and expected. Do this.");
    }

    #[test]
    fn clients_see_the_actual_value_but_not_the_expected_one_or_anything_about_keys() {
        let error = TokenError::new(TokenErrorReason::TokenInvalid, "Seen.").with_action("Do this.");
        assert_eq!(error.text_for_clients(), "Seen. Do this.");
        assert_eq!(error.clone().for_operators().text_for_clients(), "The token could not be checked.");
        assert_eq!(error.for_operators().text(), "Seen. Do this.");
        let reason = TokenErrorReason::TokenInvalidIssuer;
        let error = TokenError::unexpected(reason, "The iss is \"a\"", "\"b\"").with_action("Do this.");
        assert_eq!(error.text(), "The iss is \"a\"; expected \"b\". Do this.");
        assert_eq!(error.text_for_clients(), "The iss is \"a\", which is not accepted.");
    }
}
