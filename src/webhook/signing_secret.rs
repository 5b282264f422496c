//! The signing secret of a webhook endpoint.

use std::fmt;

use aws_lc_rs::hmac::{HMAC_SHA256, Key};
use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use crate::error::ConfigurationError;
use crate::text::{is_quoted, trim};

/// What stands before the key. It may be left out (`authentication.md` §6.8.6).
const PREFIX: &str = "whsec_";

/// Base64 as secrets are written: padding or none.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// A secret that signatures can be checked with. `Debug` shows none of it.
pub struct SigningSecret(Key);

impl SigningSecret {
    /// Takes the secret as the Clerk Dashboard shows it. Blanks and line breaks around it, which files and shells add, are
    /// none of it.
    ///
    /// # Errors
    /// `webhook-signing-secret-missing` for an empty text, `webhook-signing-secret-invalid` for one that is no secret.
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

    /// What is said where there is none.
    pub fn missing() -> ConfigurationError {
        ConfigurationError::new(
            "webhook-signing-secret-missing",
            "Clerk: the signing secret of the webhook is missing: neither CLERK_WEBHOOK_SIGNING_SECRET nor \
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
    "Copy it from the Clerk Dashboard, at the endpoint under Webhooks; it starts with whsec_.";

/// Names the likely mistake, and nothing of the text.
fn what_is_wrong_with(text: &str) -> &'static str {
    if is_quoted(text) {
        "is wrapped in quotation marks"
    } else if text == PREFIX {
        "has nothing behind whsec_"
    } else if text.starts_with("sk_") || text.starts_with("pk_") {
        "is one of the API keys (it starts with sk_ or pk_), which sign no webhooks"
    } else if text.starts_with("whsk_") || text.starts_with("whpk_") {
        "is a key for asymmetric signatures, which Clerk does not use"
    } else {
        "is not base64 behind whsec_"
    }
}

fn invalid(what: &str) -> ConfigurationError {
    ConfigurationError::new(
        "webhook-signing-secret-invalid",
        format!("Clerk: the signing secret of the webhook (CLERK_WEBHOOK_SIGNING_SECRET or `signingSecret`) {what}."),
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
    fn the_prefix_and_the_padding_may_be_left_out() {
        for text in ["whsec_c2VjcmV0IQ==", "whsec_c2VjcmV0IQ", "c2VjcmV0IQ==", "c2VjcmV0IQ"] {
            assert!(SigningSecret::parse(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn blanks_and_line_breaks_around_it_are_none_of_it() {
        for text in [" whsec_c2VjcmV0", "whsec_c2VjcmV0\n", "\twhsec_c2VjcmV0\r\n", "\u{feff}whsec_c2VjcmV0"]
        {
            assert!(SigningSecret::parse(text).is_ok(), "{text:?}");
        }
        assert_eq!(error(" \n").code, "webhook-signing-secret-missing");
    }

    #[test]
    fn one_prefix_is_taken_off_and_no_more() {
        assert_eq!(error("whsec_whsec_c2VjcmV0").code, "webhook-signing-secret-invalid");
    }

    #[test]
    fn an_empty_text_is_a_missing_secret() {
        assert_eq!(error("").code, "webhook-signing-secret-missing");
    }

    #[test]
    fn what_is_no_secret_is_refused_with_the_likely_mistake_and_without_the_text() {
        for (text, hint) in [
            ("whsec_", "nothing behind"),
            ("sk_test_c2VjcmV0", "API keys"),
            ("pk_live_c2VjcmV0", "API keys"),
            ("whsk_c2VjcmV0", "asymmetric"),
            ("whpk_c2VjcmV0", "asymmetric"),
            ("whsec_c2Vj-mV0", "base64"),
            ("whsec_c2VjcmV0A", "base64"),
            ("whsec_c2Vj mV0", "base64"),
            ("whsec_c2VjcmV0é", "base64"),
            ("\"whsec_c2VjcmV0\"", "quotation marks"),
        ] {
            let error = error(text);
            assert_eq!(error.code, "webhook-signing-secret-invalid", "{text}");
            assert!(error.message.contains(hint), "{text}: {}", error.message);
            assert!(!error.message.contains("c2Vj"), "{text}");
        }
    }

    #[test]
    fn debug_shows_nothing_of_it() {
        let secret = SigningSecret::parse("whsec_c2VjcmV0").expect("a secret");
        assert_eq!(format!("{secret:?}"), "whsec_…");
    }
}
