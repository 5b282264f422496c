//! A delivery of a webhook: its headers are checked first, then its body.

use std::cmp::Ordering;

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::hmac::Context;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::headers::choose;
use super::{HeaderValues, Refusal, RefusalCode, SigningSecret};

/// Maximum age of a delivery, and maximum distance in the future. A recorded delivery can be replayed during
/// this time.
pub const TOLERANCE_SECONDS: i64 = 300;

/// The only signature version that Clerk uses: HMAC-SHA256.
const VERSION: &str = "v1";

/// Maximum number of characters of a received value that a message shows.
const SHOWN_CHARACTERS: usize = 40;

/// A delivery with complete headers and a current timestamp. Its signatures have not been verified.
///
/// ```
/// use clerk_express_native::webhook::{Delivery, RefusalCode, SigningSecret};
///
/// let secret = SigningSecret::parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").expect("a signing secret");
/// let [id, timestamp] = ["msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330"].map(Some);
/// let signature = Some("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
/// let headers = [id, timestamp, signature, None, None, None];
///
/// let delivery = Delivery::parse(&headers, 1_614_265_330_000).expect("complete headers, sent just now");
/// assert!(delivery.verify(&secret, br#"{"test": 2432232314}"#).is_ok());
///
/// let refusal = delivery.verify(&secret, b"{}").expect_err("another body");
/// assert_eq!(refusal.code, RefusalCode::SignatureMismatch);
///
/// let refusal = Delivery::parse(&headers, 1_614_265_631_000).expect_err("301 s later");
/// assert_eq!(refusal.code, RefusalCode::TimestampTooOld);
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct Delivery {
    id: String,
    /// Unix time in seconds.
    timestamp: i64,
    signatures: String,
}

impl Delivery {
    /// Parses the headers and checks the timestamp. The body is not needed, so that a hopeless request is
    /// rejected before its body is read.
    ///
    /// # Errors
    /// All codes except `webhook-signature-mismatch`.
    pub fn parse(values: &HeaderValues<'_>, now_unix_ms: i64) -> Result<Self, Refusal> {
        let chosen = choose(values)?;
        let timestamp = parse_timestamp(chosen.timestamp)?;
        check_timestamp(timestamp, now_unix_ms.div_euclid(1000))?;
        Ok(Self { id: chosen.id.to_owned(), timestamp, signatures: chosen.signature.to_owned() })
    }

    /// Whether one of the listed signatures is valid for ID, timestamp and body. There are two while a secret
    /// is being replaced. Runs in constant time with regard to which signature matches and how much of it.
    ///
    /// # Errors
    /// `webhook-signature-mismatch`
    pub fn verify(&self, secret: &SigningSecret, body: &[u8]) -> Result<(), Refusal> {
        let expected = self.sign(secret, body);
        let is_signed = self.candidates().fold(false, |is_signed, candidate| {
            verify_slices_are_equal(candidate.as_bytes(), expected.as_bytes()).is_ok() | is_signed
        });
        if is_signed { Ok(()) } else { Err(self.mismatch(body)) }
    }

    /// The signature as in the header, without its version.
    fn sign(&self, secret: &SigningSecret, body: &[u8]) -> String {
        let mut context = Context::with_key(secret.key());
        context.update(format!("{}.{}.", self.id, self.timestamp).as_bytes());
        context.update(body);
        BASE64_STANDARD.encode(context.sign())
    }

    /// The listed signatures of the supported version. A header that was sent twice and joined with a comma
    /// keeps all of its signatures.
    fn candidates(&self) -> impl Iterator<Item = &str> {
        self.signatures.split(' ').filter_map(|listed| {
            let mut parts = listed.split(',');
            (parts.next() == Some(VERSION)).then(|| parts.next()).flatten()
        })
    }

    fn mismatch(&self, body: &[u8]) -> Refusal {
        let seen = match self.candidates().count() {
            0 => "no signature has version v1".to_owned(),
            1 => "the signature does not match".to_owned(),
            count => format!("none of the {count} signatures matches"),
        };
        Refusal::new(
            RefusalCode::SignatureMismatch,
            format!("Clerk: the webhook was rejected: {seen}, for a body of {} bytes.", body.len()),
            "Check whether the signing secret belongs to this endpoint, and whether something changes the body before \
             it is verified.",
        )
    }
}

fn parse_timestamp(text: &str) -> Result<i64, Refusal> {
    let seconds = text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten();
    seconds.ok_or_else(|| {
        let shown: String = text.chars().take(SHOWN_CHARACTERS).flat_map(char::escape_default).collect();
        Refusal::new(
            RefusalCode::TimestampInvalid,
            format!("Clerk: the timestamp of the webhook is \"{shown}\"; expected a whole number of seconds since 1970."),
            "Check whether Clerk sent the webhook, and whether a proxy duplicates the header svix-timestamp.",
        )
    })
}

fn check_timestamp(timestamp: i64, now: i64) -> Result<(), Refusal> {
    let age = now.saturating_sub(timestamp);
    let (code, seen, action) = match age.cmp(&0) {
        _ if age.saturating_abs() <= TOLERANCE_SECONDS => return Ok(()),
        Ordering::Greater => (
            RefusalCode::TimestampTooOld,
            format!("was sent {age} s ago"),
            "It may be a replay. If all webhooks are rejected, set this machine's clock; Clerk resends a webhook that \
             was missed, with a new timestamp.",
        ),
        _ => (
            RefusalCode::TimestampTooNew,
            format!("was sent {} s in the future", age.saturating_abs()),
            "Set this machine's clock.",
        ),
    };
    Err(Refusal::new(
        code,
        format!(
            "Clerk: the webhook {seen} by this machine's clock; at most {TOLERANCE_SECONDS} s are accepted."
        ),
        action,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_700_000_000;
    const BODY: &[u8] = br#"{"type":"user.created"}"#;

    fn secret() -> SigningSecret {
        SigningSecret::parse("whsec_c2VjcmV0IQ==").expect("a secret")
    }

    fn delivery(timestamp: &str, signature: &str) -> Result<Delivery, Refusal> {
        Delivery::parse(&[Some("msg_1"), Some(timestamp), Some(signature), None, None, None], NOW * 1000)
    }

    fn signature() -> String {
        delivery(&NOW.to_string(), "v1,a").expect("headers").sign(&secret(), BODY)
    }

    fn verify(signatures: &str) -> Result<(), Refusal> {
        delivery(&NOW.to_string(), signatures).expect("headers").verify(&secret(), BODY)
    }

    #[test]
    fn any_of_the_listed_signatures_may_match() {
        let right = signature();
        let wrong = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        for listed in [
            format!("v1,{right}"),
            format!("v1,{wrong} v1,{right}"),
            format!("v1,{right} v1,{wrong}"),
            format!("v2,{wrong} v1a,x v1,{right} junk"),
            format!("v1,{wrong}, v1,{right}"),
            format!("v1,{right}, v1,{wrong}"),
        ] {
            assert_eq!(verify(&listed), Ok(()), "{listed}");
        }
    }

    #[test]
    fn other_versions_and_spellings_are_ignored() {
        let right = signature();
        for listed in [
            right.clone(),
            format!("v2,{right}"),
            format!("V1,{right}"),
            format!("v1a,{right}"),
            format!("v1={right}"),
            format!("v1,,{right}"),
            format!("v1,{}", right.trim_end_matches('=')),
            format!("v1,{right}="),
            format!("v1,{}", right.to_lowercase()),
            "v1".to_owned(),
            "v1,".to_owned(),
        ] {
            assert_eq!(
                verify(&listed).expect_err("refused").code,
                RefusalCode::SignatureMismatch,
                "{listed}"
            );
        }
    }

    #[test]
    fn a_mismatch_reports_the_signatures() {
        let message = |listed| verify(listed).expect_err("refused").message;
        assert!(message("v2,a").contains("no signature has version v1, for a body of 23 bytes"));
        assert!(message("v1,a").contains("the signature does not match"));
        assert!(message("v1,a v1,b").contains("none of the 2 signatures"));
    }

    #[test]
    fn the_timestamp_may_differ_by_the_tolerance_and_no_more() {
        for (seconds, code) in [
            (-301, Some(RefusalCode::TimestampTooOld)),
            (-300, None),
            (0, None),
            (300, None),
            (301, Some(RefusalCode::TimestampTooNew)),
        ] {
            let refusal = delivery(&(NOW + seconds).to_string(), "v1,a").err();
            assert_eq!(refusal.map(|refusal| refusal.code), code, "{seconds}");
        }
    }

    #[test]
    fn fractions_of_a_second_are_ignored() {
        let values = [Some("msg_1"), Some("1699999700"), Some("v1,a"), None, None, None];
        assert!(Delivery::parse(&values, NOW * 1000 + 999).is_ok());
        assert!(Delivery::parse(&values, NOW * 1000 + 1000).is_err());
    }

    #[test]
    fn invalid_timestamps_are_rejected_and_shown_escaped_and_truncated() {
        for text in [
            "now",
            "1700000000.5",
            "+1700000000",
            "-1",
            "1700000000, 1700000000",
            "99999999999999999999",
            "١",
        ] {
            assert_eq!(
                delivery(text, "v1,a").expect_err("refused").code,
                RefusalCode::TimestampInvalid,
                "{text}"
            );
        }
        let message = delivery(&"\u{1}\u{202e}".repeat(5000), "v1,a").expect_err("refused").message;
        assert!(message.bytes().all(|byte| matches!(byte, b' '..=b'~')) && message.len() < 700, "{message}");
    }

    #[test]
    fn extreme_timestamps_are_rejected() {
        assert_eq!(
            delivery("9223372036854775807", "v1,a").expect_err("refused").code,
            RefusalCode::TimestampTooNew
        );
        let values = [Some("msg_1"), Some("9223372036854775807"), Some("v1,a"), None, None, None];
        for now in [i64::MIN, i64::MAX] {
            assert!(Delivery::parse(&values, now).is_err());
        }
    }
}
