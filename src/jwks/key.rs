//! One RSA public key, parsed once and ready to verify.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::rsa::PublicKeyComponents;
use aws_lc_rs::signature::{
    ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512,
    RsaParameters,
};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::jwk::{AlgorithmParameters, Jwk, KeyOperations, PublicKeyUse};

/// Signature algorithms that Clerk's tokens may name (RFC 7518 §3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    Rs256,
    /// RSASSA-PKCS1-v1_5 with SHA-384.
    Rs384,
    /// RSASSA-PKCS1-v1_5 with SHA-512.
    Rs512,
}

/// An RSA key of at least 2048 bits for the algorithms that it may be used with.
#[derive(Clone)]
pub struct VerificationKey {
    rs256: Option<SignatureCheck>,
    rs384: Option<SignatureCheck>,
    rs512: Option<SignatureCheck>,
}

/// A key for one algorithm.
#[derive(Clone)]
pub struct SignatureCheck(ParsedPublicKey);

/// What a `kid` names: a key, or why the key of that name must not be used.
pub type NamedKey = Result<Arc<VerificationKey>, KeyFault>;

/// Why a key must not verify anything, as the end of a sentence that begins with "the key".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFault(String);

impl Algorithm {
    /// All algorithms.
    pub const ALL: [Self; 3] = [Self::Rs256, Self::Rs384, Self::Rs512];

    /// The algorithm of this name in `alg`.
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
    /// The key of a JWK.
    ///
    /// # Errors
    /// What is wrong with a key that is not RSA of 2048 to 8192 bits, not meant for signatures, or malformed.
    pub fn from_jwk(jwk: &Jwk) -> Result<Self, KeyFault> {
        let AlgorithmParameters::RSA(rsa) = &jwk.algorithm else {
            return Err(KeyFault::new("is not an RSA key"));
        };
        match &jwk.common.public_key_use {
            None | Some(PublicKeyUse::Signature) => {}
            Some(_) => return Err(KeyFault::new("is not meant for signatures (its use is not sig)")),
        }
        if jwk
            .common
            .key_operations
            .as_ref()
            .is_some_and(|operations| !operations.contains(&KeyOperations::Verify))
        {
            return Err(KeyFault::new("is not meant for verification (its key_ops lack verify)"));
        }
        let decode = |text: &str| {
            URL_SAFE_NO_PAD
                .decode(text)
                .map_err(|_| KeyFault::new("has a modulus or exponent that is not base64url"))
        };
        let components = PublicKeyComponents { n: decode(&rsa.n)?, e: decode(&rsa.e)? };
        let parse = |algorithm: Algorithm| {
            let key = components.to_parsed_public_key(algorithm.parameters());
            key.map(SignatureCheck).map_err(|_| KeyFault::new("is not an RSA key of 2048 to 8192 bits"))
        };
        // A JWK that names an algorithm is for that one only.
        let named = jwk.common.key_algorithm.map(|named| named.to_string());
        let for_algorithm = |algorithm: Algorithm| match &named {
            Some(named) if named != algorithm.name() => Ok(None),
            _ => parse(algorithm).map(Some),
        };
        Ok(Self {
            rs256: for_algorithm(Algorithm::Rs256)?,
            rs384: for_algorithm(Algorithm::Rs384)?,
            rs512: for_algorithm(Algorithm::Rs512)?,
        })
    }

    /// An RS256 key from DER: SubjectPublicKeyInfo or PKCS#1.
    ///
    /// # Errors
    /// When the bytes are no RSA key of 2048 to 8192 bits.
    pub fn from_der(der: &[u8]) -> Result<Self, KeyFault> {
        let key = ParsedPublicKey::new(Algorithm::Rs256.parameters(), der)
            .map_err(|_| KeyFault::new("is not an RSA public key of 2048 to 8192 bits"))?;
        Ok(Self { rs256: Some(SignatureCheck(key)), rs384: None, rs512: None })
    }

    /// The key for one algorithm, or `None` where it must not be used with it.
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
    /// Whether `signature` is the key owner's signature of `message`.
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        self.0.verify_sig(message, signature).is_ok()
    }
}

impl KeyFault {
    pub(super) fn new(why: impl Into<String>) -> Self {
        Self(why.into())
    }

    /// The end of a sentence that begins with "the key".
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
