//! Key sets: each key is found under its ID, is usable or says why not, and verifies no signature that it did not make.

use std::collections::HashMap;

use clerk_express_native::jwks::{Algorithm, KeySet, MAX_KEYS};
use serde_json::Value;

/// Panics if something does not hold for this input.
pub(crate) fn check(body: &[u8]) {
    let Ok(set) = KeySet::parse(body) else { return };
    let document: Value = serde_json::from_slice(body).expect("it was read as JSON");
    let keys = document["keys"].as_array().expect("an array of keys");
    assert!((1..=MAX_KEYS).contains(&keys.len()));
    let reprinted = KeySet::parse(document.to_string().as_bytes()).expect("the same set, printed again");
    // The last key with an ID wins.
    let by_id: HashMap<Option<&str>, &Value> =
        keys.iter().map(|key| (key.get("kid").and_then(Value::as_str), key)).collect();
    for (kid, jwk) in by_id {
        let found = set.find(kid).expect("a key of the set");
        let again = reprinted.find(kid).expect("the same key, printed again");
        match (found, again) {
            (Ok(key), Ok(again)) => {
                assert_eq!(key.fingerprint(), again.fingerprint());
                assert_eq!(jwk["kty"], "RSA");
                for algorithm in Algorithm::ALL {
                    // A key for another algorithm is not parsed any further.
                    let Some(check) = key.for_algorithm(algorithm) else { continue };
                    assert!(jwk["n"].as_str().is_some_and(|modulus| modulus.len() >= 342), "2048 bits");
                    assert!(jwk["alg"].is_null() || jwk["alg"] == algorithm.name());
                    for signature in [&[][..], body, &[0; 256], &[1; 256]] {
                        assert!(!check.verify(b"message", signature));
                    }
                }
            }
            (Err(fault), Err(again)) => assert_eq!(fault, again),
            (found, again) => unreachable!("{found:?} when read, {again:?} when printed and read"),
        }
    }
}
