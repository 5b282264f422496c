//! Why a delivery was rejected.

use std::fmt;

/// The stable code of a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalCode {
    /// One of the three headers is missing.
    HeadersMissing,
    /// The two names of a header have different values.
    HeadersContradictory,
    /// The timestamp is not a number of seconds.
    TimestampInvalid,
    /// Sent too long ago.
    TimestampTooOld,
    /// Sent in the future.
    TimestampTooNew,
    /// No listed signature matches this secret and body.
    SignatureMismatch,
}

impl RefusalCode {
    /// The code in JavaScript.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::HeadersMissing => "webhook-headers-missing",
            Self::HeadersContradictory => "webhook-headers-contradictory",
            Self::TimestampInvalid => "webhook-timestamp-invalid",
            Self::TimestampTooOld => "webhook-timestamp-too-old",
            Self::TimestampTooNew => "webhook-timestamp-too-new",
            Self::SignatureMismatch => "webhook-signature-mismatch",
        }
    }
}

/// A rejected delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The stable code.
    pub code: RefusalCode,
    /// A sentence that says what was received and what was expected. Bounded, printable, and without secrets
    /// or signatures.
    pub message: String,
    /// What to do about it.
    pub action: &'static str,
}

impl Refusal {
    pub(super) fn new(code: RefusalCode, message: impl Into<String>, action: &'static str) -> Self {
        Self { code, message: message.into(), action }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.message, self.action)
    }
}

impl std::error::Error for Refusal {}
