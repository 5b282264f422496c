//! The publishable key: it identifies the instance and its Frontend API (`authentication.md` §1.7, §2.5).

use std::fmt;

use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE};
use sha1::{Digest, Sha1};

use crate::error::{ConfigurationError, ConfigurationErrorCode};
use crate::text::{is_quoted, trim};

/// A parsed publishable key.
///
/// ```
/// use clerk_express_native::instance::{InstanceType, PublishableKey};
///
/// let key = PublishableKey::parse("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k").expect("a valid key");
/// assert_eq!(key.instance_type(), InstanceType::Production);
/// assert_eq!(key.frontend_api(), "clerk.example.com");
/// assert_eq!(key.cookie_suffix().as_str(), "naoXFJnI");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishableKey {
    text: String,
    instance_type: InstanceType,
    frontend_api: String,
    cookie_suffix: CookieSuffix,
}

/// The type of the instance that a key belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InstanceType {
    /// `pk_test_…`: relaxed rules, and a dev browser token instead of first-party cookies.
    Development,
    /// `pk_live_…`
    Production,
}

/// Distinguishes the cookies of several instances on one domain: eight characters derived from the whole key.
#[derive(Clone, PartialEq, Eq)]
pub struct CookieSuffix(String);

impl PublishableKey {
    /// Parses a key.
    ///
    /// # Errors
    /// `publishable-key-missing` for an empty string, `publishable-key-invalid` for anything else that is not
    /// `pk_test_` or `pk_live_` followed by the Base64 of a host name and a `$`.
    pub fn parse(text: &str) -> Result<Self, ConfigurationError> {
        if trim(text).is_empty() {
            return Err(ConfigurationError::new(
                ConfigurationErrorCode::PublishableKeyMissing,
                "Clerk: the publishable key is missing: neither CLERK_PUBLISHABLE_KEY nor `publishableKey` is set.",
            )
            .with_action(ACTION));
        }
        let (instance_type, frontend_api) = decode(text).ok_or_else(|| malformed(text))?;
        let cookie_suffix = CookieSuffix::of(text);
        Ok(Self { text: text.to_owned(), instance_type, frontend_api, cookie_suffix })
    }

    /// Builds the key of an instance with this Frontend API host. For the local stand-in and for tests.
    pub fn encode(instance_type: InstanceType, frontend_api: &str) -> String {
        let prefix = match instance_type {
            InstanceType::Development => "pk_test_",
            InstanceType::Production => "pk_live_",
        };
        format!("{prefix}{}", BASE64_STANDARD.encode(format!("{frontend_api}$")))
    }

    /// The key as configured.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Development or production.
    pub fn instance_type(&self) -> InstanceType {
        self.instance_type
    }

    /// Host and port of the instance's Frontend API, without a scheme.
    pub fn frontend_api(&self) -> &str {
        &self.frontend_api
    }

    /// The suffix of this instance's cookie names.
    pub fn cookie_suffix(&self) -> &CookieSuffix {
        &self.cookie_suffix
    }
}

impl CookieSuffix {
    /// The suffix for the key exactly as written, including surrounding whitespace.
    fn of(publishable_key: &str) -> Self {
        let mut digest = BASE64_URL_SAFE.encode(Sha1::digest(publishable_key));
        digest.truncate(8);
        Self(digest)
    }

    /// The eight characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for CookieSuffix {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn decode(text: &str) -> Option<(InstanceType, String)> {
    let (instance_type, encoded) = if let Some(rest) = text.strip_prefix("pk_live_") {
        (InstanceType::Production, rest)
    } else {
        (InstanceType::Development, text.strip_prefix("pk_test_")?)
    };
    if encoded.is_empty() || encoded.contains('_') {
        return None;
    }
    let decoded = data_url::forgiving_base64::decode_to_vec(encoded.as_bytes()).ok()?;
    let host = std::str::from_utf8(&decoded).ok()?.strip_suffix('$')?;
    (host.contains('.') && !host.contains('$')).then(|| (instance_type, host.to_owned()))
}

const ACTION: &str = "Copy it from the Clerk Dashboard under API keys; it is one line without quotation marks and starts \
                      with pk_test_ or pk_live_.";

fn malformed(text: &str) -> ConfigurationError {
    let what = if is_quoted(trim(text)) {
        "wrapped in quotation marks".to_owned()
    } else {
        let shown: String = text.chars().take(8).flat_map(char::escape_debug).collect();
        format!("malformed: it starts with \"{shown}\" and has {} characters", text.chars().count())
    };
    let message =
        format!("Clerk: the publishable key (CLERK_PUBLISHABLE_KEY or `publishableKey`) is {what}.");
    ConfigurationError::new(ConfigurationErrorCode::PublishableKeyInvalid, message).with_action(ACTION)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookie_suffixes_match_known_values() {
        for (key, suffix) in [
            ("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k", "naoXFJnI"),
            ("pk_test_Zm9vLWJhci0xMy5jbGVyay5hY2NvdW50cy5kZXYk", "nx2hSE6I"),
        ] {
            assert_eq!(PublishableKey::parse(key).expect(key).cookie_suffix().as_str(), suffix);
        }
    }

    #[test]
    fn a_key_encodes_instance_type_and_frontend_api() {
        let key = PublishableKey::parse("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k").expect("a good key");
        assert_eq!(key.instance_type(), InstanceType::Production);
        assert_eq!(key.frontend_api(), "clerk.example.com");
        assert_eq!(PublishableKey::encode(InstanceType::Production, "clerk.example.com"), key.as_str());
    }

    #[test]
    fn a_trailing_space_is_accepted_and_changes_the_suffix() {
        let key = PublishableKey::parse("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k ").expect("forgiving Base64");
        assert_eq!(key.frontend_api(), "clerk.example.com");
        assert_ne!(key.cookie_suffix().as_str(), "naoXFJnI");
    }

    #[test]
    fn anything_else_is_rejected() {
        for text in [
            "pk_test_",
            "pk_live",
            "pk_prod_Y2xlcmsuZXhhbXBsZS5jb20k",
            "Pk_live_Y2xlcmsuZXhhbXBsZS5jb20k",
            "pk_live_Y2xlcmsuZXhhbXBsZS5jb20",
            "pk_live_Y2xlcmsuZXhhbXBsZS5jb20k_",
            "pk_live_!",
            "pk_live_Zm9vJA==",
            "pk_live_YS5iJCQ=",
            "sk_test_Y2xlcmsuZXhhbXBsZS5jb20k",
        ] {
            let error = PublishableKey::parse(text).expect_err(text);
            assert_eq!(error.code, ConfigurationErrorCode::PublishableKeyInvalid, "{text}");
        }
        assert_eq!(
            PublishableKey::parse("").expect_err("nothing").code,
            ConfigurationErrorCode::PublishableKeyMissing
        );
        assert_eq!(
            PublishableKey::parse(" \n").expect_err("nothing").code,
            ConfigurationErrorCode::PublishableKeyMissing
        );
    }

    #[test]
    fn quotation_marks_around_a_key_are_reported() {
        for text in ["\"pk_live_Y2xlcmsuZXhhbXBsZS5jb20k\"", " 'pk_live_Y2xlcmsuZXhhbXBsZS5jb20k'\n"] {
            let error = PublishableKey::parse(text).expect_err(text);
            assert_eq!(error.code, ConfigurationErrorCode::PublishableKeyInvalid, "{text}");
            assert!(error.message.ends_with("is wrapped in quotation marks."), "{error}");
        }
    }
}
