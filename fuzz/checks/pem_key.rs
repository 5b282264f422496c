//! `jwtKey`: however the lines of a key are broken, it is the same key, and no fault repeats the value.

use clerk_express_native::jwks::{Algorithm, PemKey};

/// None of them contains anything of the value.
const FAULTS: [&str; 3] = [
    "contains something other than a PEM public key",
    "is not PEM: its body is not Base64",
    "is not an RSA public key of 2048 to 8192 bits",
];

/// Panics if something does not hold for this input.
pub(crate) fn check(text: &str) {
    match PemKey::parse(text) {
        PemKey::Usable(key) => {
            assert!(
                key.for_algorithm(Algorithm::Rs384).is_none()
                    && key.for_algorithm(Algorithm::Rs512).is_none()
            );
            let check = key.for_algorithm(Algorithm::Rs256).expect("an RS256 key");
            assert!(!check.verify(b"message", &[1; 256]));
            for form in [text.replace('\n', "\r\n"), text.replace('\n', "\\n"), text.replace('\n', " ")] {
                let PemKey::Usable(again) = PemKey::parse(&form) else {
                    unreachable!("{form:?} is the same key")
                };
                assert_eq!(key.fingerprint(), again.fingerprint());
            }
        }
        PemKey::Unusable(why) => assert!(FAULTS.contains(&why.as_str()), "{why}"),
    }
}
