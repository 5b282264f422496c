//! Secret keys, which authenticate calls to Clerk's Backend API as coming from the instance's owner or from a
//! machine.

use std::fmt;

use aws_lc_rs::hkdf::{HKDF_SHA256, Salt};
use http::HeaderValue;

use crate::error::{ConfigurationError, ConfigurationErrorCode};
use crate::text::{is_quoted, trim};

/// A secret key that is valid in an `Authorization` header. `Debug` shows only its kind.
///
/// ```
/// use clerk_express_native::instance::SecretKey;
///
/// let key = SecretKey::parse("sk_test_123").expect("a valid key");
/// assert_eq!(format!("{key:?}"), "sk_test_…");
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct SecretKey(String);

impl SecretKey {
    /// Parses the instance's key as configured. Whitespace around it, which files and shells add, is removed.
    /// Clerk does not specify the format, so any visible ASCII is accepted.
    ///
    /// # Errors
    /// `secret-key-missing` for an empty string, `secret-key-invalid` for a string that is not a key.
    pub fn parse(text: &str) -> Result<Self, ConfigurationError> {
        Self::parse_for(&INSTANCE, text)
    }

    /// Parses the key of one machine, by the same rules.
    ///
    /// # Errors
    /// `machine-secret-key-missing` and `machine-secret-key-invalid`.
    pub fn parse_of_machine(text: &str) -> Result<Self, ConfigurationError> {
        Self::parse_for(&MACHINE, text)
    }

    /// The error for a call that needs the instance's key when none is set.
    pub fn missing() -> ConfigurationError {
        INSTANCE.missing()
    }

    fn parse_for(setting: &Setting, text: &str) -> Result<Self, ConfigurationError> {
        let text = trim(text);
        if text.is_empty() {
            return Err(setting.missing());
        }
        if is_quoted(text) {
            return Err(setting.invalid("is wrapped in quotation marks"));
        }
        if text.contains(char::is_whitespace) {
            return Err(setting.invalid("contains whitespace, such as a line break or a space"));
        }
        // A header may contain non-ASCII bytes, but their encoding is undefined.
        if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(setting.invalid("contains a character that is not allowed in an HTTP header"));
        }
        Ok(Self(text.to_owned()))
    }

    /// The value of the `Authorization` header, marked sensitive.
    pub fn to_authorization(&self) -> HeaderValue {
        let mut value = HeaderValue::from_str(&format!("Bearer {}", self.0))
            .expect("`parse_for` accepted only visible ASCII, which is valid in a header");
        value.set_sensitive(true);
        value
    }

    /// A key for `purpose`, by HKDF-SHA-256 (RFC 5869). It reveals neither this key nor those for other purposes.
    pub fn derive(&self, purpose: &str) -> [u8; 32] {
        let mut key = [0; 32];
        Salt::new(HKDF_SHA256, &[])
            .extract(self.0.as_bytes())
            .expand(&[purpose.as_bytes()], HKDF_SHA256)
            .and_then(|output| output.fill(&mut key))
            .expect("the output is as long as that of SHA-256");
        key
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind =
            ["sk_test_", "sk_live_"].into_iter().find(|kind| self.0.starts_with(kind)).unwrap_or_default();
        write!(formatter, "{kind}…")
    }
}

/// Where a key is configured, for messages.
struct Setting {
    name: &'static str,
    missing: ConfigurationErrorCode,
    invalid: ConfigurationErrorCode,
    places: [&'static str; 2],
    action: &'static str,
}

const INSTANCE: Setting = Setting {
    name: "secret key",
    missing: ConfigurationErrorCode::SecretKeyMissing,
    invalid: ConfigurationErrorCode::SecretKeyInvalid,
    places: ["CLERK_SECRET_KEY", "`secretKey`"],
    action: "Copy it from the Clerk Dashboard under API keys; it is one line without quotation marks and starts with sk_.",
};

const MACHINE: Setting = Setting {
    name: "machine secret key",
    missing: ConfigurationErrorCode::MachineSecretKeyMissing,
    invalid: ConfigurationErrorCode::MachineSecretKeyInvalid,
    places: ["CLERK_MACHINE_SECRET_KEY", "`machineSecretKey`"],
    action: "Copy it from the Clerk Dashboard under Machines; it is one line without quotation marks and starts with ak_.",
};

impl Setting {
    fn missing(&self) -> ConfigurationError {
        let [variable, option] = self.places;
        let message = format!("Clerk: the {} is missing: neither {variable} nor {option} is set.", self.name);
        ConfigurationError::new(self.missing, message).with_action(self.action)
    }

    fn invalid(&self, what: &str) -> ConfigurationError {
        let [variable, option] = self.places;
        let message = format!("Clerk: the {} ({variable} or {option}) {what}.", self.name);
        ConfigurationError::new(self.invalid, message).with_action(self.action)
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
    fn a_key_that_is_invalid_in_a_header_is_rejected_without_showing_it() {
        for text in ["sk_test_4bcdé", "sk_test_4bcd✓", "sk_test_4bcd\u{7f}e", "sk_test_4bcd\u{1}e"] {
            let error = SecretKey::parse(text).expect_err("invalid in a header");
            assert_eq!(error.code, ConfigurationErrorCode::SecretKeyInvalid);
            assert!(!error.message.contains("4bcd"));
        }
        assert_eq!(SecretKey::parse("").expect_err("nothing").code, ConfigurationErrorCode::SecretKeyMissing);
    }

    #[test]
    fn derived_keys_differ_by_key_and_purpose_and_never_change() {
        let key = SecretKey::parse("sk_test_4bcd").expect("a usable key");
        let derived = key.derive("one");
        // Computed with Node: crypto.hkdfSync('sha256', 'sk_test_4bcd', '', 'one', 32).
        let start: String = derived[..8].iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(start, "ad7f81ca70091da5");
        assert_ne!(derived, key.derive("other"));
        assert_ne!(derived, SecretKey::parse("sk_test_4bce").expect("a usable key").derive("one"));
    }

    #[test]
    fn whitespace_around_a_key_is_removed() {
        let key = SecretKey::parse("sk_test_4bcd").expect("a usable key");
        for text in [
            "sk_test_4bcd\n",
            "\r\n\tsk_test_4bcd \r\n",
            "\u{feff}sk_test_4bcd",
            "\u{a0}sk_test_4bcd\u{2028}",
        ] {
            assert_eq!(SecretKey::parse(text), Ok(key.clone()), "{text:?}");
            assert_eq!(SecretKey::parse_of_machine(text), Ok(key.clone()), "{text:?}");
        }
        for text in [" ", "\n", "\u{feff}\r\n"] {
            assert_eq!(
                SecretKey::parse(text).expect_err("nothing").code,
                ConfigurationErrorCode::SecretKeyMissing,
                "{text:?}"
            );
        }
    }

    #[test]
    fn whitespace_in_a_key_and_quotation_marks_around_it_are_reported() {
        for (text, what) in [
            ("sk_test_4b\ncd", "contains whitespace"),
            ("sk_test_4b cd", "contains whitespace"),
            ("sk_test_4b\tcd\n", "contains whitespace"),
            ("\"sk_test_4bcd\"", "is wrapped in quotation marks"),
            (" 'sk_test_4bcd'\n", "is wrapped in quotation marks"),
            ("“sk_test_4bcd”", "is wrapped in quotation marks"),
        ] {
            let error = SecretKey::parse(text).expect_err(what);
            assert_eq!(error.code, ConfigurationErrorCode::SecretKeyInvalid, "{text:?}");
            assert!(error.message.contains(what), "{text:?}: {}", error.message);
            assert!(
                error.message.contains("CLERK_SECRET_KEY") && !error.to_string().contains("4b"),
                "{error}"
            );
            let error = SecretKey::parse_of_machine(text).expect_err(what);
            assert_eq!(error.code, ConfigurationErrorCode::MachineSecretKeyInvalid, "{text:?}");
            assert!(error.message.contains("CLERK_MACHINE_SECRET_KEY"), "{error}");
            assert!(!error.to_string().contains("CLERK_SECRET_KEY"), "{error}");
        }
    }
}
