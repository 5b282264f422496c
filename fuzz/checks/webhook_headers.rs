//! Webhook deliveries. The lines of the input are the six headers, and the rest is the body; an empty line is a missing
//! header.

use aws_lc_rs::hmac::{HMAC_SHA256, Key, sign};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use clerk_express_native::webhook::{Delivery, HeaderValues, SigningSecret, TOLERANCE_SECONDS};

const SECRET: &str = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const NOW: i64 = 1_614_265_330;

/// Panics if something does not hold for this input.
pub(crate) fn check(text: &str) {
    let mut parts = text.splitn(7, '\n');
    let mut header = || parts.next().filter(|value| !value.is_empty());
    let headers: HeaderValues<'_> = [header(), header(), header(), header(), header(), header()];
    let body = parts.next().unwrap_or_default().as_bytes();
    let secret = SigningSecret::parse(&format!("whsec_{SECRET}")).expect("a good secret");

    let delivery = match Delivery::parse(&headers, NOW * 1000) {
        Ok(delivery) => delivery,
        Err(refusal) => {
            assert!(refusal.message.len() < 600, "{}", refusal.message);
            assert!(
                refusal.message.chars().all(|character| matches!(character, ' '..='~')),
                "{}",
                refusal.message
            );
            return;
        }
    };
    // The set that counts: that of Clerk if any of its headers is there.
    let chosen = if headers[..3].iter().any(Option::is_some) { &headers[..3] } else { &headers[3..] };
    let [id, timestamp, signatures] =
        [0, 1, 2].map(|index| chosen[index].expect("a header").trim_matches([' ', '\t']));
    let seconds: i64 = timestamp.parse().expect("a number of seconds");
    assert!((NOW - seconds).abs() <= TOLERANCE_SECONDS);

    // Computed independently, from what the headers say.
    let key = Key::new(HMAC_SHA256, &BASE64_STANDARD.decode(SECRET).expect("Base64"));
    let message = [format!("{id}.{seconds}.").as_bytes(), body].concat();
    let expected = BASE64_STANDARD.encode(sign(&key, &message));
    let is_listed = signatures.split(' ').any(|listed| {
        let mut parts = listed.split(',');
        parts.next() == Some("v1") && parts.next() == Some(expected.as_str())
    });
    let verified = delivery.verify(&secret, body);
    assert_eq!(verified.is_ok(), is_listed);
    if let Err(refusal) = verified {
        assert!(!refusal.message.contains(&expected), "a refusal shows the signature");
    }

    // Signed by the one who has the secret, the same delivery is accepted.
    let signature = format!("v1,{expected}");
    let signed = [Some(id), Some(timestamp), Some(signature.as_str()), None, None, None];
    let signed = Delivery::parse(&signed, NOW * 1000).expect("the same headers");
    assert!(signed.verify(&secret, body).is_ok());
    assert!(signed.verify(&secret, &[body, b"x"].concat()).is_err());
}
