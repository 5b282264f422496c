//! The RSASSA-PKCS1-v1_5 vectors of Project Wycheproof: signatures with every known kind of malformed padding.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use clerk_express_native::jwks::{Algorithm, PemKey, SignatureCheck, VerificationKey};
use serde_json::json;
use wycheproof::TestResult;
use wycheproof::rsa_pkcs1_verify::{TestFlag, TestGroup, TestName, TestSet};

/// The sets of algorithms that tokens may use, from the smallest key that is accepted (2048 bits) to the longest (8192).
const ACCEPTED: [(Algorithm, TestName); 12] = [
    (Algorithm::Rs256, TestName::Rsa2048Sha256),
    (Algorithm::Rs384, TestName::Rsa2048Sha384),
    (Algorithm::Rs512, TestName::Rsa2048Sha512),
    (Algorithm::Rs256, TestName::Rsa3072Sha256),
    (Algorithm::Rs384, TestName::Rsa3072Sha384),
    (Algorithm::Rs512, TestName::Rsa3072Sha512),
    (Algorithm::Rs256, TestName::Rsa4096Sha256),
    (Algorithm::Rs384, TestName::Rsa4096Sha384),
    (Algorithm::Rs512, TestName::Rsa4096Sha512),
    (Algorithm::Rs256, TestName::Rsa8192Sha256),
    (Algorithm::Rs384, TestName::Rsa8192Sha384),
    (Algorithm::Rs512, TestName::Rsa8192Sha512),
];

/// The sets of digests that no accepted algorithm uses.
const OTHER_DIGESTS: [TestName; 12] = [
    TestName::Rsa2048Sha224,
    TestName::Rsa2048Sha3_224,
    TestName::Rsa2048Sha3_256,
    TestName::Rsa2048Sha3_384,
    TestName::Rsa2048Sha3_512,
    TestName::Rsa2048Sha512_224,
    TestName::Rsa2048Sha512_256,
    TestName::Rsa3072Sha3_256,
    TestName::Rsa3072Sha3_384,
    TestName::Rsa3072Sha3_512,
    TestName::Rsa3072Sha512_256,
    TestName::Rsa4096Sha512_256,
];

#[test]
fn signatures_are_accepted_or_rejected_as_the_vectors_demand() {
    let (mut accepted, mut rejected) = (0, 0);
    for (algorithm, name) in ACCEPTED {
        for group in groups(name) {
            for (form, key) in keys(algorithm, &group) {
                for test in &group.tests {
                    let expected = match test.result {
                        TestResult::Valid => true,
                        TestResult::Invalid => false,
                        // RFC 8017 §8.2.2 compares the padding with the one that a signer must produce (RFC 8017 §9.2), whose
                        // AlgorithmIdentifier includes the NULL. A second form that verifies serves no signer.
                        TestResult::Acceptable => {
                            assert_eq!(test.flags, [TestFlag::MissingNull], "{name:?} {}", test.tc_id);
                            false
                        }
                    };
                    let verified = key.verify(&test.msg, &test.sig);
                    let (id, comment) = (test.tc_id, &test.comment);
                    assert_eq!(verified, expected, "{name:?} {id} with the key as {form}: {comment}");
                    *if expected { &mut accepted } else { &mut rejected } += 1;
                }
            }
        }
    }
    // With the key as a JWK in all sets, and in three more forms in those of RS256.
    assert_eq!((accepted, rejected), (182, 6026));
}

#[test]
fn signatures_of_other_digests_are_rejected() {
    let mut rejected = 0;
    for name in OTHER_DIGESTS {
        for group in groups(name) {
            for algorithm in Algorithm::ALL {
                let key = from_components(algorithm, &group);
                // Among those that are invalid for the digest of the set are ones that are valid for another.
                for test in group.tests.iter().filter(|test| test.result != TestResult::Invalid) {
                    assert!(!key.verify(&test.msg, &test.sig), "{name:?} {} as {algorithm:?}", test.tc_id);
                    rejected += 1;
                }
            }
        }
    }
    assert_eq!(rejected, 288);
}

fn groups(name: TestName) -> Vec<TestGroup> {
    TestSet::load(name).expect("a set of vectors").test_groups
}

/// The key of a group in each form that the package parses. Only a JWK can be for something other than RS256.
fn keys(algorithm: Algorithm, group: &TestGroup) -> Vec<(&'static str, SignatureCheck)> {
    let mut keys = vec![("JWK", from_components(algorithm, group))];
    if algorithm == Algorithm::Rs256 {
        let PemKey::Usable(pem) = PemKey::parse(&group.pem) else { unreachable!("a PEM key of the vectors") };
        keys.push(("PEM", check(&pem, algorithm)));
        for (form, der) in [("SPKI", &group.der), ("PKCS#1", &group.asn_key)] {
            keys.push((form, check(&VerificationKey::from_der(der).expect("a key in DER"), algorithm)));
        }
    }
    keys
}

fn check(key: &VerificationKey, algorithm: Algorithm) -> SignatureCheck {
    key.for_algorithm(algorithm).cloned().expect("a key for this algorithm")
}

fn from_components(algorithm: Algorithm, group: &TestGroup) -> SignatureCheck {
    // RFC 7518 §6.3.1.1: the numbers have no leading zero octets, which the vectors' ASN.1 integers have.
    let number = |bytes: &[u8]| {
        let first = bytes.iter().position(|byte| *byte != 0).unwrap_or(bytes.len());
        URL_SAFE_NO_PAD.encode(&bytes[first..])
    };
    let jwk = json!({
        "kty": "RSA",
        "use": "sig",
        "alg": algorithm.name(),
        "n": number(&group.key.n),
        "e": number(&group.key.e),
    });
    let key = VerificationKey::from_jwk(&serde_json::from_value(jwk).expect("a JWK")).expect("a usable key");
    check(&key, algorithm)
}
