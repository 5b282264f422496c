//! Authenticator apps: time-based one-time passwords, RFC 6238 with its defaults (SHA-1, six digits, 30 seconds).

use std::fmt;

use aws_lc_rs::{hmac, rand};
use data_encoding::BASE32_NOPAD;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use url::Url;

use crate::ids;

const STEP_MS: i64 = 30_000;

/// The length that RFC 4226 §4 recommends.
const SECRET_LENGTH: usize = 20;

/// An authenticator app.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Totp {
    /// The ID, `totp_…`.
    #[serde(default = "new_id")]
    pub id: String,
    /// What the app and Clerk share.
    pub secret: TotpSecret,
    /// Whether the user has entered a code of it; in seeds it is by default.
    #[serde(default = "yes")]
    pub verified: bool,
    /// When it was enrolled, in Unix milliseconds.
    #[serde(default)]
    pub created_at: i64,
    /// When it last changed, in Unix milliseconds.
    #[serde(default)]
    pub updated_at: i64,
}

/// The secret of an authenticator app: Base32 in JSON. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct TotpSecret(Vec<u8>);

impl Totp {
    /// One with a new secret, which the user has not used yet.
    pub fn new(now_ms: i64) -> Self {
        let mut secret = vec![0; SECRET_LENGTH];
        rand::fill(&mut secret).expect("the system provides random bytes");
        Self {
            id: new_id(),
            secret: TotpSecret(secret),
            verified: false,
            created_at: now_ms,
            updated_at: now_ms,
        }
    }

    /// Whether the app shows this code now. As RFC 6238 §5.2 recommends, the codes of the steps before and after count
    /// too. Unlike there, a code can be used again: tests that enrol and sign in would otherwise wait for the next one.
    pub fn is_code(&self, code: &str, now_ms: i64) -> bool {
        let step = now_ms / STEP_MS;
        (step - 1..=step + 1).any(|step| self.secret.code(step) == code)
    }

    /// The code that the app shows now.
    pub fn code(&self, now_ms: i64) -> String {
        self.secret.code(now_ms / STEP_MS)
    }

    /// The URI in the QR code: `otpauth://totp/<issuer>:<account>?…`.
    pub fn uri(&self, issuer: &str, account: &str) -> String {
        let mut uri = Url::parse("otpauth://totp/").expect("the prefix is a valid URL");
        uri.set_path(&format!("{issuer}:{account}"));
        uri.query_pairs_mut()
            .append_pair("algorithm", "SHA1")
            .append_pair("digits", "6")
            .append_pair("issuer", issuer)
            .append_pair("period", "30")
            .append_pair("secret", &self.secret.to_base32());
        uri.into()
    }
}

impl TotpSecret {
    /// The secret in Base32, as users enter it.
    pub fn to_base32(&self) -> String {
        BASE32_NOPAD.encode(&self.0)
    }

    /// RFC 4226 §5.3.
    fn code(&self, step: i64) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &self.0);
        let tag = hmac::sign(&key, &step.to_be_bytes());
        let bytes = tag.as_ref();
        let offset = usize::from(bytes[bytes.len() - 1] & 0xf);
        let truncated =
            bytes[offset..offset + 4].iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
        format!("{:06}", (truncated & 0x7fff_ffff) % 1_000_000)
    }
}

impl fmt::Debug for TotpSecret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("TotpSecret(…)")
    }
}

impl Serialize for TotpSecret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_base32())
    }
}

impl<'de> Deserialize<'de> for TotpSecret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let secret = BASE32_NOPAD.decode(text.to_ascii_uppercase().trim_end_matches('=').as_bytes());
        let secret = secret.ok().filter(|bytes| !bytes.is_empty());
        secret
            .map(Self)
            .ok_or_else(|| D::Error::custom("expected a secret in Base32, like \"JBSWY3DPEHPK3PXP\""))
    }
}

fn new_id() -> String {
    ids::resource_id("totp")
}

fn yes() -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn totp() -> Totp {
        // The secret of RFC 6238, appendix B: "12345678901234567890".
        serde_json::from_str(r#"{"id":"totp_1","secret":"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"}"#).expect("valid")
    }

    #[test]
    fn codes_are_those_of_the_rfc() {
        // Its codes have eight digits.
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(totp().code(seconds * 1000), code);
        }
    }

    #[test]
    fn a_code_counts_one_step_early_and_late() {
        let totp = totp();
        for (seconds, counts) in [(29, true), (30, true), (89, true), (90, false), (0, true), (-61, false)] {
            assert_eq!(totp.is_code("287082", seconds * 1000), counts, "{seconds}");
        }
        assert!(!totp.is_code("", 59_000));
    }

    #[test]
    fn the_uri_has_what_authenticator_apps_need() {
        assert_eq!(
            totp().uri("My app", "ada@example.com"),
            "otpauth://totp/My%20app:ada@example.com?algorithm=SHA1&digits=6&issuer=My+app&period=30\
             &secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        );
    }

    #[test]
    fn the_secret_is_in_json_and_not_in_debug_output() {
        let json = serde_json::to_string(&totp()).expect("JSON");
        assert!(json.contains("GEZDGNBVGY3TQOJQ") && !format!("{:?}", totp()).contains("GEZD"));
        for secret in ["", "1", "ä"] {
            assert!(serde_json::from_value::<TotpSecret>(secret.into()).is_err(), "{secret}");
        }
    }

    #[test]
    fn new_secrets_differ() {
        assert_ne!(Totp::new(0).secret, Totp::new(0).secret);
    }
}
