//! An RSA public key, parsed once and ready to verify.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::encoding::{AsDer, PublicKeyX509Der};
use aws_lc_rs::rsa::{PublicEncryptingKey, PublicKeyComponents};
use aws_lc_rs::signature::{
    ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512,
    RsaParameters,
};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::jwk::{AlgorithmParameters, Jwk, KeyOperations, PublicKeyUse};

/// The signature algorithms that are accepted in tokens (RFC 7518 §3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    Rs256,
    /// RSASSA-PKCS1-v1_5 with SHA-384.
    Rs384,
    /// RSASSA-PKCS1-v1_5 with SHA-512.
    Rs512,
}

/// An RSA key of at least 2048 bits, for the algorithms it may be used with.
#[derive(Clone)]
pub struct VerificationKey {
    fingerprint: KeyFingerprint,
    rs256: Option<SignatureCheck>,
    rs384: Option<SignatureCheck>,
    rs512: Option<SignatureCheck>,
}

/// Identifies a key: two keys with the same fingerprint verify the same signatures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyFingerprint([u8; 32]);

/// A key for one algorithm.
#[derive(Clone)]
pub struct SignatureCheck {
    key: ParsedPublicKey,
    /// The key as SubjectPublicKeyInfo.
    spki: Arc<[u8]>,
}

/// What a `kid` refers to: a key, or why that key must not be used.
pub type NamedKey = Result<Arc<VerificationKey>, KeyFault>;

/// Why a key must not be used, as the end of a sentence that starts with "the key".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFault(String);

impl Algorithm {
    /// All algorithms.
    pub const ALL: [Self; 3] = [Self::Rs256, Self::Rs384, Self::Rs512];

    /// The algorithm with this name in `alg`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.name() == name)
    }

    /// The name in `alg`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rs256 => "RS256",
            Self::Rs384 => "RS384",
            Self::Rs512 => "RS512",
        }
    }

    fn parameters(self) -> &'static RsaParameters {
        match self {
            Self::Rs256 => &RSA_PKCS1_2048_8192_SHA256,
            Self::Rs384 => &RSA_PKCS1_2048_8192_SHA384,
            Self::Rs512 => &RSA_PKCS1_2048_8192_SHA512,
        }
    }
}

impl VerificationKey {
    /// Parses a JWK.
    ///
    /// # Errors
    /// What is wrong with a key that is not RSA of 2048 to 8192 bits, not for signatures, or malformed.
    pub fn from_jwk(jwk: &Jwk) -> Result<Self, KeyFault> {
        let AlgorithmParameters::RSA(rsa) = &jwk.algorithm else {
            return Err(KeyFault::new("is not an RSA key"));
        };
        match &jwk.common.public_key_use {
            None | Some(PublicKeyUse::Signature) => {}
            Some(_) => return Err(KeyFault::new("is not for signatures (its use is not sig)")),
        }
        if jwk
            .common
            .key_operations
            .as_ref()
            .is_some_and(|operations| !operations.contains(&KeyOperations::Verify))
        {
            return Err(KeyFault::new("is not for verification (its key_ops lack verify)"));
        }
        let decode = |text: &str| {
            URL_SAFE_NO_PAD
                .decode(text)
                .map_err(|_| KeyFault::new("has a modulus or exponent that is not base64url"))
        };
        let components = PublicKeyComponents { n: decode(&rsa.n)?, e: decode(&rsa.e)? };
        let parse = |algorithm: Algorithm| {
            let key = components.to_parsed_public_key(algorithm.parameters()).ok();
            key.and_then(SignatureCheck::new)
                .ok_or_else(|| KeyFault::new("is not an RSA key of 2048 to 8192 bits"))
        };
        // A JWK with an `alg` is for that algorithm only.
        let named = jwk.common.key_algorithm.map(|named| named.to_string());
        let for_algorithm = |algorithm: Algorithm| match &named {
            Some(named) if named != algorithm.name() => Ok(None),
            _ => parse(algorithm).map(Some),
        };
        let [rs256, rs384, rs512] = Algorithm::ALL.map(for_algorithm);
        Ok(Self::new([rs256?, rs384?, rs512?]))
    }

    /// Parses an RS256 key from DER: SubjectPublicKeyInfo or PKCS#1.
    ///
    /// # Errors
    /// If the bytes are not an RSA key of 2048 to 8192 bits.
    pub fn from_der(der: &[u8]) -> Result<Self, KeyFault> {
        let key = ParsedPublicKey::new(Algorithm::Rs256.parameters(), der).ok();
        let check = key
            .and_then(SignatureCheck::new)
            .ok_or_else(|| KeyFault::new("is not an RSA public key of 2048 to 8192 bits"))?;
        Ok(Self::new([Some(check), None, None]))
    }

    /// The key with a check for each usable algorithm.
    fn new(checks: [Option<SignatureCheck>; 3]) -> Self {
        let mut text = Vec::new();
        for (algorithm, check) in Algorithm::ALL.into_iter().zip(&checks) {
            if let Some(SignatureCheck { spki, .. }) = check {
                text.extend_from_slice(algorithm.name().as_bytes());
                text.extend_from_slice(spki);
            }
        }
        let [rs256, rs384, rs512] = checks;
        Self { fingerprint: KeyFingerprint::of(&text), rs256, rs384, rs512 }
    }

    /// Identifies the key.
    pub fn fingerprint(&self) -> &KeyFingerprint {
        &self.fingerprint
    }

    /// The key for one algorithm, or `None` if it must not be used with it.
    pub fn for_algorithm(&self, algorithm: Algorithm) -> Option<&SignatureCheck> {
        match algorithm {
            Algorithm::Rs256 => self.rs256.as_ref(),
            Algorithm::Rs384 => self.rs384.as_ref(),
            Algorithm::Rs512 => self.rs512.as_ref(),
        }
    }
}

impl fmt::Debug for VerificationKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let usable = Algorithm::ALL.into_iter().filter(|algorithm| self.for_algorithm(*algorithm).is_some());
        formatter.debug_set().entries(usable).finish()
    }
}

impl SignatureCheck {
    /// `aws-lc-rs` parses a key of any size and rejects one outside its bounds only at each verification.
    /// Checking the size here makes it possible to report the reason.
    fn new(key: ParsedPublicKey) -> Option<Self> {
        let spki: PublicKeyX509Der<'static> = key.as_der().ok()?;
        let bits = PublicEncryptingKey::from_der(spki.as_ref()).ok()?.key_size_bits();
        (2048..=8192).contains(&bits).then(|| Self { key, spki: spki.as_ref().into() })
    }

    /// Whether `signature` is a valid signature of `message`.
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        self.key.verify_sig(message, signature).is_ok()
    }
}

impl KeyFingerprint {
    fn of(text: &[u8]) -> Self {
        let mut sha256 = [0; 32];
        sha256.copy_from_slice(digest(&SHA256, text).as_ref());
        Self(sha256)
    }
}

impl KeyFault {
    pub(super) fn new(why: impl Into<String>) -> Self {
        Self(why.into())
    }

    /// The end of a sentence that starts with "the key".
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::jwt::CompactJwt;
    use crate::test_token::Token;

    const RSA_1024: &str = include_str!("../../test/vectors/keys/rsa-1024.jwk.json");
    const RSA_2048: &str = include_str!("../../test/vectors/keys/rsa-2048.jwk.json");
    const RSA_4096: &str = include_str!("../../test/vectors/keys/rsa-4096.jwk.json");

    fn read(jwk: Value) -> Result<VerificationKey, KeyFault> {
        VerificationKey::from_jwk(&serde_json::from_value(jwk).expect("a JWK"))
    }

    /// The 2048-bit key with one changed member.
    fn with(name: &str, value: Value) -> Value {
        let mut jwk: Value = serde_json::from_str(RSA_2048).expect("JSON");
        jwk[name] = value;
        jwk
    }

    fn fault(jwk: Value) -> String {
        read(jwk).expect_err("an unfit key").as_str().to_owned()
    }

    fn usable(jwk: Value) -> Vec<Algorithm> {
        let key = read(jwk).expect("a fit key");
        Algorithm::ALL.into_iter().filter(|algorithm| key.for_algorithm(*algorithm).is_some()).collect()
    }

    fn verifies(jwk: &str, token: &Token) -> bool {
        let key = read(serde_json::from_str(jwk).expect("JSON")).expect("a fit key");
        let text = token.sign();
        let token = CompactJwt::parse(&text).and_then(CompactJwt::decode).expect("a good token");
        let check = key.for_algorithm(Algorithm::Rs256).expect("an RS256 key");
        check.verify(token.signed_text().as_bytes(), token.signature())
    }

    #[test]
    fn keys_of_2048_and_4096_bits_verify_their_own_signatures() {
        let stranger = Token::good().signed_with_another_key();
        assert!(verifies(RSA_2048, &Token::good()));
        assert!(verifies(RSA_4096, &stranger));
        assert!(!verifies(RSA_2048, &stranger));
        assert!(!verifies(RSA_4096, &Token::good()));
    }

    #[test]
    fn keys_shorter_than_2048_bits_are_rejected() {
        let jwk = serde_json::from_str(RSA_1024).expect("JSON");
        assert_eq!(fault(jwk), "is not an RSA key of 2048 to 8192 bits");
    }

    #[test]
    fn encryption_keys_are_rejected() {
        for other in ["enc", "something"] {
            assert!(fault(with("use", json!(other))).contains("its use is not sig"), "{other}");
        }
        assert!(read(with("use", json!("sig"))).is_ok());
    }

    #[test]
    fn key_ops_must_include_verify() {
        for operations in [json!([]), json!(["sign"]), json!(["encrypt", "wrapKey"])] {
            assert!(fault(with("key_ops", operations)).contains("lack verify"));
        }
        assert!(read(with("key_ops", json!(["sign", "verify"]))).is_ok());
    }

    #[test]
    fn a_key_with_alg_is_for_that_algorithm_only() {
        assert_eq!(usable(with("alg", json!("RS256"))), [Algorithm::Rs256]);
        assert_eq!(usable(with("alg", json!("RS512"))), [Algorithm::Rs512]);
        assert_eq!(usable(with("alg", Value::Null)), Algorithm::ALL);
        for other in ["PS256", "RSA-OAEP-256", "HS256", "ES256"] {
            assert_eq!(usable(with("alg", json!(other))), [], "{other}");
        }
    }

    #[test]
    fn keys_of_other_types_are_rejected() {
        let point = "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU";
        for jwk in [
            json!({ "kty": "EC", "crv": "P-256", "x": point, "y": point }),
            json!({ "kty": "OKP", "crv": "Ed25519", "x": point }),
            json!({ "kty": "oct", "k": "c2VjcmV0" }),
        ] {
            assert_eq!(fault(jwk), "is not an RSA key");
        }
    }

    #[test]
    fn malformed_numbers_are_reported() {
        for name in ["n", "e"] {
            for text in ["not base64", "AQAB=", "AQ+B", "A"] {
                assert!(fault(with(name, json!(text))).contains("not base64url"), "{name}: {text}");
            }
            for text in ["", "AA"] {
                assert!(fault(with(name, json!(text))).contains("2048 to 8192 bits"), "{name}: {text}");
            }
        }
    }

    #[test]
    fn unsafe_exponents_are_rejected() {
        // With an exponent of one, every padded message is its own signature.
        for exponent in ["AQ", "Ag"] {
            assert!(fault(with("e", json!(exponent))).contains("2048 to 8192 bits"), "{exponent}");
        }
    }

    #[test]
    fn debug_shows_only_the_algorithms() {
        let key = read(with("alg", json!("RS256"))).expect("a fit key");
        assert_eq!(format!("{key:?}"), "{Rs256}");
    }
}
