//! What can go wrong, grouped by whose fault it is. Codes are stable and in kebab case; texts are not.
//!
//! A request that is not signed in is no error: see [`crate::authenticate::state`].

mod configuration_code;

pub use configuration_code::ConfigurationErrorCode;

use std::borrow::Cow;
use std::fmt;

use crate::reason::ReasonCode;

/// The reason for which a token was not accepted: the `reason` of Clerk's `TokenVerificationError`
/// (`authentication.md` §3.12). The text goes to `x-clerk-auth-reason` and is part of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenErrorReason {
    /// Not a JWT, or a JWT that no Clerk instance issues.
    TokenInvalid,
    /// `alg` is not one of RS256, RS384, RS512.
    TokenInvalidAlgorithm,
    /// The signature does not belong to the text.
    TokenInvalidSignature,
    /// A claim or the key is unfit for a verification.
    TokenVerificationFailed,
    /// `azp` is not one of the authorized parties.
    TokenInvalidAuthorizedParties,
    /// `iss` is not one of the expected issuers.
    TokenInvalidIssuer,
    /// `exp` has passed.
    TokenExpired,
    /// `nbf` lies ahead.
    TokenNotActiveYet,
    /// `iat` lies ahead.
    TokenIatInTheFuture,
    /// Clerk refused the secret key that the keys were asked with.
    SecretKeyInvalid,
    /// The keys could not be had from Clerk.
    JwkRemoteFailedToLoad,
    /// No key of the instance has the token's `kid`.
    JwkKidMismatch,
    /// There is neither a key nor anything that keys could be asked for with.
    JwkFailedToResolve,
}

impl TokenErrorReason {
    /// Whether the token was refused because of the time of day.
    pub fn is_about_time(self) -> bool {
        matches!(self, Self::TokenExpired | Self::TokenNotActiveYet | Self::TokenIatInTheFuture)
    }

    /// Whether the token was not checked at all, because there was no key to check it with. It may be good.
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
        }
    }

    /// The stable text, as in headers and in `error.reason`.
    pub const fn as_str(self) -> &'static str {
        self.code().as_str()
    }
}

/// Why a token was not accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenError {
    /// The stable code.
    pub reason: TokenErrorReason,
    /// What was seen and what was expected. Printable ASCII; never the token itself.
    pub message: Cow<'static, str>,
    /// What to do about it: a sentence, where there is more to say than the message does.
    pub action: Option<&'static str>,
    /// How much of it clients learn.
    pub disclosure: Disclosure,
}

/// How much of an error clients learn: none of the URLs, causes of faults and parts of the configuration in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disclosure {
    /// Message and advice.
    Full,
    /// That many bytes from the beginning of the message: what was seen, without what was expected.
    Seen(u16),
    /// That the token could not be checked.
    Nothing,
}

impl TokenError {
    /// What most refusals come down to.
    pub const ENSURE_CLERK: &'static str = "Make sure that the token was issued by Clerk.";

    /// What clients learn where the server could not check a token.
    pub const NOT_CHECKED: &'static str = "The token could not be checked.";

    /// An error with a text of its own.
    pub fn new(reason: TokenErrorReason, message: impl Into<Cow<'static, str>>) -> Self {
        Self { reason, message: message.into(), action: None, disclosure: Disclosure::Full }
    }

    /// The same error with an advice.
    pub fn with_action(self, action: &'static str) -> Self {
        Self { action: Some(action), ..self }
    }

    /// An error about a token that has `seen`, in words without a full stop, in place of what is `expected`.
    pub fn unexpected(reason: TokenErrorReason, seen: &str, expected: &str) -> Self {
        let error = Self::new(reason, format!("{seen}; expected {expected}."));
        Self { disclosure: u16::try_from(seen.len()).map_or(Disclosure::Nothing, Disclosure::Seen), ..error }
    }

    /// The same error, which is about the server's keys: clients learn nothing of them.
    pub fn for_operators(self) -> Self {
        Self { disclosure: Disclosure::Nothing, ..self }
    }

    /// What clients learn.
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

    /// The message, followed by the advice. For operators.
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

/// Why a verification came to no acceptance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VerificationError {
    /// The token, its key or its claims were refused.
    Token(TokenError),
    /// Something that says nothing about the token went wrong, such as a network fault while the keys were
    /// fetched. The text is for operators; clients only learn `unexpected-error` (`authentication.md` §3.8.1).
    Unexpected(String),
}

impl From<TokenError> for VerificationError {
    fn from(error: TokenError) -> Self {
        Self::Token(error)
    }
}

/// The developer's configuration cannot work. Raised to `next(error)`, never to a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigurationError {
    /// The stable code.
    pub code: ConfigurationErrorCode,
    /// What was seen and what was expected: a sentence on one line. Holds no more of a key than its first characters.
    pub message: String,
    /// What to do about it, and where, if there is more to say than the message does.
    pub action: Option<&'static str>,
}

impl ConfigurationError {
    /// An error whose message says it all.
    pub fn new(code: ConfigurationErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), action: None }
    }

    /// The same error with advice.
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
    fn clients_learn_what_was_seen_but_neither_what_was_expected_nor_about_keys() {
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
