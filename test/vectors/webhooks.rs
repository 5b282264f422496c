//! Webhooks: the test vector of Standard Webhooks' libraries, and properties that hold for any delivery.

use clerk_express_native::webhook::{Delivery, HeaderValues, Refusal, RefusalCode, SigningSecret};
use proptest::prelude::*;
use proptest::sample::Index;

/// The test vector of the libraries of Standard Webhooks and Svix.
const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const ID: &str = "msg_p5jXN8AQM9LWM0D4loKWxJek";
const TIMESTAMP: &str = "1614265330";
const SIGNATURE: &str = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
const BODY: &[u8] = br#"{"test": 2432232314}"#;
const NOW_MS: i64 = 1_614_265_330_000;

fn secret() -> SigningSecret {
    SigningSecret::parse(SECRET).expect("a good secret")
}

fn verify(values: &HeaderValues<'_>, body: &[u8]) -> Result<(), Refusal> {
    Delivery::parse(values, NOW_MS)?.verify(&secret(), body)
}

fn code(result: Result<(), Refusal>) -> Option<RefusalCode> {
    result.err().map(|refusal| refusal.code)
}

#[test]
fn the_known_answer_is_accepted_under_both_names() {
    assert_eq!(verify(&[Some(ID), Some(TIMESTAMP), Some(SIGNATURE), None, None, None], BODY), Ok(()));
    assert_eq!(verify(&[None, None, None, Some(ID), Some(TIMESTAMP), Some(SIGNATURE)], BODY), Ok(()));
}

#[test]
fn the_known_answer_is_accepted_without_the_secrets_prefix_and_rejected_with_other_secrets() {
    let delivery = Delivery::parse(&[Some(ID), Some(TIMESTAMP), Some(SIGNATURE), None, None, None], NOW_MS)
        .expect("good headers");
    let by = |text: &str| delivery.verify(&SigningSecret::parse(text).expect("a secret"), BODY);
    assert_eq!(by(SECRET.trim_start_matches("whsec_")), Ok(()));
    assert_eq!(code(by("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSx")), Some(RefusalCode::SignatureMismatch));
}

/// Failing inputs are printed, not saved to files.
fn cases(count: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(count) }
}

/// Changes a byte, or inserts one.
fn changed(bytes: &[u8], at: Index, byte: u8, is_inserted: bool) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    if is_inserted {
        changed.insert(at.index(bytes.len() + 1), byte);
    } else {
        changed[at.index(bytes.len())] = byte;
    }
    changed
}

/// Arbitrary strings, often similar to signatures.
fn header() -> impl Strategy<Value = String> {
    let pieces = [
        "v1",
        "v1a",
        ",",
        " ",
        "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE",
        "=",
        "msg_",
        "1614265330",
        "-",
    ];
    let piece = prop_oneof![
        4 => proptest::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(cases(3_000))]

    #[test]
    fn a_changed_body_is_rejected(at in any::<Index>(), byte in any::<u8>(), is_inserted in any::<bool>()) {
        let body = changed(BODY, at, byte, is_inserted);
        prop_assume!(body != BODY);
        let values = [Some(ID), Some(TIMESTAMP), Some(SIGNATURE), None, None, None];
        prop_assert_eq!(code(verify(&values, &body)), Some(RefusalCode::SignatureMismatch));
    }

    #[test]
    fn a_changed_id_or_signature_is_rejected(at in any::<Index>(), byte in 33_u8..127, is_inserted in any::<bool>()) {
        let change = |text: &str| String::from_utf8(changed(text.as_bytes(), at, byte, is_inserted)).expect("ASCII");
        let id = change(ID);
        prop_assume!(id != ID);
        let values = [Some(id.as_str()), Some(TIMESTAMP), Some(SIGNATURE), None, None, None];
        prop_assert_eq!(code(verify(&values, BODY)), Some(RefusalCode::SignatureMismatch));
        let signature = change(SIGNATURE);
        // Anything after a second comma is not part of the signature.
        prop_assume!(signature != SIGNATURE && !signature.starts_with(&format!("{SIGNATURE},")));
        let values = [Some(ID), Some(TIMESTAMP), Some(signature.as_str()), None, None, None];
        prop_assert_eq!(code(verify(&values, BODY)), Some(RefusalCode::SignatureMismatch));
    }

    #[test]
    fn another_timestamp_is_rejected(seconds in -1_000_i64..1_000) {
        prop_assume!(seconds != 0);
        let timestamp = (NOW_MS / 1000 + seconds).to_string();
        let values = [Some(ID), Some(timestamp.as_str()), Some(SIGNATURE), None, None, None];
        prop_assert!(verify(&values, BODY).is_err());
    }

    #[test]
    fn no_headers_panic_or_pass_and_messages_are_printable(
        values in proptest::array::uniform6(proptest::option::of(header())),
        now_ms in any::<i64>(),
        body in proptest::collection::vec(any::<u8>(), 0..64),
    ) {
        let values = values.each_ref().map(Option::as_deref);
        let result = Delivery::parse(&values, now_ms).and_then(|delivery| delivery.verify(&secret(), &body));
        let message = result.expect_err("not signed").message;
        prop_assert!(message.bytes().all(|byte| matches!(byte, b' '..=b'~')) && message.len() < 1_000, "{}", message);
        prop_assert!(!message.contains("MfKQ9r8GKYqr"));
    }

    #[test]
    fn secrets_never_panic_and_are_never_shown(text in "(whsec_)?[A-Za-z0-9+/=_ -]{0,40}") {
        if let Err(error) = SigningSecret::parse(&text) {
            let rest = text.trim_start_matches("whsec_").trim();
            prop_assert!(rest.len() < 8 || !error.message.contains(rest), "{}", error.message);
        }
    }
}
