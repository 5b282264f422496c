//! The signing secret of a webhook endpoint.

use std::fmt;

use aws_lc_rs::hmac::{HMAC_SHA256, Key};
use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use crate::error::{ConfigurationError, ConfigurationErrorCode};
use crate::text::{is_quoted, trim};

/// The prefix of the key, which may be omitted (`authentication.md` §6.8.6).
const PREFIX: &str = "whsec_";

/// The Base64 variant of secrets: with or without padding.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// A secret for verifying signatures. `Debug` does not show it.
pub struct SigningSecret(Key);

impl SigningSecret {
    /// Parses the secret as shown in the Clerk Dashboard. Whitespace around it, which files and shells add,
    /// is removed.
    ///
    /// # Errors
    /// `webhook-signing-secret-missing` for an empty string, `webhook-signing-secret-invalid` for one that is
    /// not a secret.
    pub fn parse(text: &str) -> Result<Self, ConfigurationError> {
        let text = trim(text);
        if text.is_empty() {
            return Err(Self::missing());
        }
        let encoded = text.strip_prefix(PREFIX).unwrap_or(text);
        match BASE64.decode(encoded) {
            Ok(key) if !key.is_empty() => Ok(Self(Key::new(HMAC_SHA256, &key))),
            _ => Err(invalid(what_is_wrong_with(text))),
        }
    }

    /// The error if no secret is configured.
    pub fn missing() -> ConfigurationError {
        ConfigurationError::new(
            ConfigurationErrorCode::WebhookSigningSecretMissing,
            "Clerk: the webhook signing secret is missing: neither CLERK_WEBHOOK_SIGNING_SECRET nor \
             `signingSecret` is set.",
        )
        .with_action(ACTION)
    }

    pub(super) fn key(&self) -> &Key {
        &self.0
    }
}

impl fmt::Debug for SigningSecret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("whsec_…")
    }
}

const ACTION: &str =
    "Copy it from the endpoint's page in the Clerk Dashboard under Webhooks; it starts with whsec_.";

/// Names the likely mistake, without showing the value.
fn what_is_wrong_with(text: &str) -> &'static str {
    if is_quoted(text) {
        "is wrapped in quotation marks"
    } else if text == PREFIX {
        "has nothing after whsec_"
    } else if text.starts_with("sk_") || text.starts_with("pk_") {
        "is one of the API keys (it starts with sk_ or pk_), which do not sign webhooks"
    } else if text.starts_with("whsk_") || text.starts_with("whpk_") {
        "is a key for asymmetric signatures, which Clerk does not use"
    } else {
        "is not Base64 after whsec_"
    }
}

fn invalid(what: &str) -> ConfigurationError {
    ConfigurationError::new(
        ConfigurationErrorCode::WebhookSigningSecretInvalid,
        format!(
            "Clerk: the webhook signing secret (CLERK_WEBHOOK_SIGNING_SECRET or `signingSecret`) {what}."
        ),
    )
    .with_action(ACTION)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> ConfigurationError {
        SigningSecret::parse(text).expect_err("no secret")
    }

    #[test]
    fn prefix_and_padding_may_be_omitted() {
        for text in ["whsec_c2VjcmV0IQ==", "whsec_c2VjcmV0IQ", "c2VjcmV0IQ==", "c2VjcmV0IQ"] {
            assert!(SigningSecret::parse(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn whitespace_around_the_secret_is_removed() {
        for text in [" whsec_c2VjcmV0", "whsec_c2VjcmV0\n", "\twhsec_c2VjcmV0\r\n", "\u{feff}whsec_c2VjcmV0"]
        {
            assert!(SigningSecret::parse(text).is_ok(), "{text:?}");
        }
        assert_eq!(error(" \n").code, ConfigurationErrorCode::WebhookSigningSecretMissing);
    }

    #[test]
    fn only_one_prefix_is_removed() {
        assert_eq!(error("whsec_whsec_c2VjcmV0").code, ConfigurationErrorCode::WebhookSigningSecretInvalid);
    }

    #[test]
    fn an_empty_string_is_a_missing_secret() {
        assert_eq!(error("").code, ConfigurationErrorCode::WebhookSigningSecretMissing);
    }

    #[test]
    fn invalid_secrets_are_rejected_with_the_likely_mistake_and_without_the_value() {
        for (text, hint) in [
            ("whsec_", "nothing after"),
            ("sk_test_c2VjcmV0", "API keys"),
            ("pk_live_c2VjcmV0", "API keys"),
            ("whsk_c2VjcmV0", "asymmetric"),
            ("whpk_c2VjcmV0", "asymmetric"),
            ("whsec_c2Vj-mV0", "Base64"),
            ("whsec_c2VjcmV0A", "Base64"),
            ("whsec_c2Vj mV0", "Base64"),
            ("whsec_c2VjcmV0é", "Base64"),
            ("\"whsec_c2VjcmV0\"", "quotation marks"),
        ] {
            let error = error(text);
            assert_eq!(error.code, ConfigurationErrorCode::WebhookSigningSecretInvalid, "{text}");
            assert!(error.message.contains(hint), "{text}: {}", error.message);
            assert!(!error.message.contains("c2Vj"), "{text}");
        }
    }

    #[test]
    fn debug_does_not_show_the_secret() {
        let secret = SigningSecret::parse("whsec_c2VjcmV0").expect("a secret");
        assert_eq!(format!("{secret:?}"), "whsec_…");
    }
}
