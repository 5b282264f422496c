//! The secret key: what proves to Clerk's Backend API that a call comes from the instance's owner.

use std::fmt;

use http::HeaderValue;

use crate::error::ConfigurationError;

/// A secret key that can travel in an `Authorization` header. `Debug` shows its kind only.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct SecretKey(String);

impl SecretKey {
    /// Takes the key as configured. Clerk does not fix its form, so anything is accepted that HTTP can carry.
    ///
    /// # Errors
    /// `secret-key-missing` for an empty text, `secret-key-invalid` for one that no header can carry.
    pub fn parse(text: &str) -> Result<Self, ConfigurationError> {
        if text.is_empty() {
            return Err(Self::missing());
        }
        // A header may carry bytes beyond ASCII, but nothing says which letters they are.
        if !text.is_ascii() || HeaderValue::from_str(text).is_err() {
            return Err(ConfigurationError {
                code: "secret-key-invalid",
                message: "Clerk: the secret key holds a character that an HTTP header cannot carry, such as a line \
                          break. Copy the key again from the Clerk Dashboard."
                    .to_owned(),
            });
        }
        Ok(Self(text.to_owned()))
    }

    /// What is said where there is none.
    pub fn missing() -> ConfigurationError {
        ConfigurationError {
            code: "secret-key-missing",
            message:
                "Clerk: the secret key is missing. Set CLERK_SECRET_KEY in the environment, or pass `secretKey`. \
                      You find it in the Clerk Dashboard under API keys; it starts with sk_."
                    .to_owned(),
        }
    }

    /// The value of the `Authorization` header, marked sensitive.
    pub fn to_authorization(&self) -> HeaderValue {
        let mut value = HeaderValue::from_str(&format!("Bearer {}", self.0))
            .expect("`parse` accepted only texts that a header can carry");
        value.set_sensitive(true);
        value
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind =
            ["sk_test_", "sk_live_"].into_iter().find(|kind| self.0.starts_with(kind)).unwrap_or_default();
        write!(formatter, "{kind}…")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_the_kind_and_nothing_else() {
        let debug = |text| format!("{:?}", SecretKey::parse(text).expect("a usable key"));
        assert_eq!(debug("sk_test_4bcd"), "sk_test_…");
        assert_eq!(debug("sk_live_4bcd"), "sk_live_…");
        assert_eq!(debug("something"), "…");
        let value = SecretKey::parse("sk_test_4bcd").expect("a usable key").to_authorization();
        assert_eq!(format!("{value:?}"), "Sensitive");
    }

    #[test]
    fn a_key_that_no_header_can_carry_is_refused_without_showing_it() {
        for text in ["sk_test_4bcd\n", "sk_test_4bcdé", "sk_test_4bcd✓"] {
            let error = SecretKey::parse(text).expect_err("no header can carry it");
            assert_eq!(error.code, "secret-key-invalid");
            assert!(!error.message.contains("4bcd"));
        }
        assert_eq!(SecretKey::parse("").expect_err("nothing").code, "secret-key-missing");
    }
}
