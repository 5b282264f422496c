//! Whether an identifier or a factor is verified, and the code that verifies it.

use serde::{Deserialize, Serialize};

use crate::ids;

/// How long a code is valid, as with Clerk: ten minutes.
pub const CODE_LIFETIME_MS: i64 = 10 * 60 * 1000;

/// How many wrong codes are allowed, as with Clerk.
pub const MAX_ATTEMPTS: u32 = 3;

/// The code of test addresses, as with Clerk.
pub const TEST_CODE: &str = "424242";

/// A verification: started with a code or by another strategy, and at some point verified.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Verification {
    /// How it is verified: `email_code`, `phone_code`, `password`, `ticket`, …
    pub strategy: String,
    /// Whether it is verified.
    #[serde(default)]
    pub verified: bool,
    /// How often it was attempted.
    #[serde(default)]
    pub attempts: u32,
    /// The expected code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The ID of the browser in which the link was followed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified_at_client: Option<String>,
    /// Until when it can be attempted, in Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expire_at: Option<i64>,
}

/// The result of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// The code was right.
    Verified,
    /// The code was wrong.
    Incorrect,
    /// There were too many attempts.
    Failed,
    /// The code is no longer valid.
    Expired,
}

impl Verification {
    /// An accomplished verification.
    pub fn verified(strategy: &str) -> Self {
        Self {
            strategy: strategy.to_owned(),
            verified: true,
            attempts: 1,
            code: None,
            verified_at_client: None,
            expire_at: None,
        }
    }

    /// A verification that is not yet started.
    pub fn unverified(strategy: &str) -> Self {
        Self { verified: false, attempts: 0, ..Self::verified(strategy) }
    }

    /// A verification with a code for `address`: a fixed one for test addresses, or else a random one.
    pub fn with_code(strategy: &str, address: &str, now_ms: i64) -> Self {
        let code = if is_test_address(address) { TEST_CODE.to_owned() } else { ids::code() };
        Self { code: Some(code), expire_at: Some(now_ms + CODE_LIFETIME_MS), ..Self::unverified(strategy) }
    }

    /// A verification by a link, which contains the code.
    pub fn with_link(now_ms: i64) -> Self {
        Self {
            code: Some(ids::ticket()),
            expire_at: Some(now_ms + CODE_LIFETIME_MS),
            ..Self::unverified("email_link")
        }
    }

    /// Attempts a code.
    pub fn attempt(&mut self, code: &str, now_ms: i64) -> Attempt {
        if self.expire_at.is_some_and(|expire_at| now_ms >= expire_at) {
            return Attempt::Expired;
        }
        if self.attempts >= MAX_ATTEMPTS {
            return Attempt::Failed;
        }
        self.attempts += 1;
        if self.code.as_deref() == Some(code) {
            self.verified = true;
            self.code = None;
            Attempt::Verified
        } else {
            Attempt::Incorrect
        }
    }

    /// `verified`, `unverified`, `expired` or `failed`, as in payloads.
    pub fn status(&self, now_ms: i64) -> &'static str {
        if self.verified {
            "verified"
        } else if self.attempts >= MAX_ATTEMPTS {
            "failed"
        } else if self.expire_at.is_some_and(|expire_at| now_ms >= expire_at) {
            "expired"
        } else {
            "unverified"
        }
    }
}

/// Whether no message is sent to this address, and its code is [`TEST_CODE`]: email addresses with the subaddress
/// `clerk_test`, and the fictional phone numbers 555-0100 to 555-0199.
pub fn is_test_address(address: &str) -> bool {
    match address.split_once('@') {
        Some((name, _)) => name.ends_with("+clerk_test"),
        None => {
            let digits = address.strip_prefix("+1").unwrap_or_default();
            digits.len() == 10 && digits[3..].starts_with("55501")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_addresses_have_a_fixed_code() {
        for (address, is_test) in [
            ("ada+clerk_test@example.com", true),
            ("ada@example.com", false),
            ("+clerk_test@example.com", true),
            ("+12015550123", true),
            ("+12015560123", false),
            ("+4915550123", false),
            ("+1é5555012", false),
        ] {
            assert_eq!(is_test_address(address), is_test, "{address}");
        }
        let code = |address: &str| Verification::with_code("email_code", address, 0).code.expect("a code");
        assert_eq!(code("ada+clerk_test@example.com"), TEST_CODE);
        let random = code("ada@example.com");
        assert!(random.len() == 6 && random.bytes().all(|byte| byte.is_ascii_digit()), "{random}");
    }

    #[test]
    fn a_code_is_valid_for_ten_minutes_and_three_attempts() {
        let mut one = Verification::with_code("email_code", "a+clerk_test@b", 0);
        assert_eq!(one.attempt("000000", 1), Attempt::Incorrect);
        assert_eq!(one.status(1), "unverified");
        assert_eq!(one.attempt(TEST_CODE, CODE_LIFETIME_MS), Attempt::Expired);
        assert_eq!(one.attempt(TEST_CODE, CODE_LIFETIME_MS - 1), Attempt::Verified);
        assert_eq!(one.status(i64::MAX), "verified");
        let mut other = Verification::with_code("email_code", "a+clerk_test@b", 0);
        for _ in 0..MAX_ATTEMPTS {
            assert_eq!(other.attempt("000000", 1), Attempt::Incorrect);
        }
        assert_eq!(other.attempt(TEST_CODE, 1), Attempt::Failed);
        assert_eq!(other.status(1), "failed");
    }

    #[test]
    fn a_code_is_valid_once() {
        let mut one = Verification::with_code("email_code", "a+clerk_test@b", 0);
        assert_eq!(one.attempt(TEST_CODE, 1), Attempt::Verified);
        assert_eq!(one.attempt(TEST_CODE, 1), Attempt::Incorrect);
    }
}
