//! The signature of a message, as in Standard Webhooks (<https://www.standardwebhooks.com>), which Svix uses.

use std::fmt;

use aws_lc_rs::digest::{self, SHA256};
use aws_lc_rs::hmac::{self, HMAC_SHA256};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The key of the signatures. `Debug` does not show it.
pub(super) struct Secret(Vec<u8>);

impl Secret {
    /// The same on every start, so that an app's `.env` file stays true. It protects nothing: messages are sent to this
    /// machine only, and from it.
    pub(super) fn of_this_machine() -> Self {
        Self(digest::digest(&SHA256, b"clerk-local webhooks").as_ref()[..24].to_vec())
    }

    /// As Clerk shows it: `whsec_` and base64.
    pub(super) fn to_text(&self) -> String {
        format!("whsec_{}", STANDARD.encode(&self.0))
    }

    /// The header `svix-signature` of a message.
    pub(super) fn sign(&self, id: &str, unix_seconds: i64, body: &str) -> String {
        let key = hmac::Key::new(HMAC_SHA256, &self.0);
        let tag = hmac::sign(&key, format!("{id}.{unix_seconds}.{body}").as_bytes());
        format!("v1,{}", STANDARD.encode(tag.as_ref()))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_that_of_the_specification() {
        // The example of Svix's documentation, "Verifying webhooks manually".
        let secret = Secret(STANDARD.decode("plJ3nmyCDGBKInavdOK15jsl").expect("base64"));
        let body = r#"{"event_type":"ping","data":{"success":true}}"#;
        let signature = secret.sign("msg_loFOjxBNrRLzqYUf", 1_731_705_121, body);
        assert_eq!(signature, "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=");
        assert_eq!(secret.to_text(), "whsec_plJ3nmyCDGBKInavdOK15jsl");
    }
}
