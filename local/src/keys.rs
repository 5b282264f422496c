//! The stand-in's signing key: 2048-bit RSA, generated on every start unless the state file has one.

use std::fmt;
use std::sync::{Arc, OnceLock};
use std::thread;

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_SHA256};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::{Value, json};

use crate::ids;
use crate::state::stored_key::StoredKey;

/// An RSA key pair and its `kid`. `Debug` shows only the `kid`.
#[derive(Clone)]
pub struct SigningKey {
    kid: String,
    pair: Arc<OnceLock<KeyPair>>,
}

impl SigningKey {
    /// Generates a key on a thread of its own: it takes some tenths of a second, in which the program can already listen.
    /// The first use of the key waits for it.
    pub fn generate() -> Self {
        let pair = Arc::new(OnceLock::new());
        let started = Arc::clone(&pair);
        thread::spawn(move || {
            started.get_or_init(generate);
        });
        Self { kid: ids::key_id(), pair }
    }

    /// The key of an earlier start.
    ///
    /// # Errors
    /// A message if it is not an RSA key in PKCS #8.
    pub fn restore(stored: &StoredKey) -> Result<Self, String> {
        let fault =
            || format!("the signing key {:?} is not an RSA key in PKCS #8, encoded in base64", stored.kid);
        let der = STANDARD.decode(&stored.pkcs8).map_err(|_| fault())?;
        let pair = KeyPair::from_pkcs8(&der).map_err(|_| fault())?;
        Ok(Self { kid: stored.kid.clone(), pair: Arc::new(OnceLock::from(pair)) })
    }

    /// The private key, for the next start.
    pub fn to_stored(&self) -> StoredKey {
        let der: Pkcs8V1Der<'_> = self.pair().as_der().expect("a key pair can be encoded");
        StoredKey { kid: self.kid.clone(), pkcs8: STANDARD.encode(der.as_ref()) }
    }

    fn pair(&self) -> &KeyPair {
        self.pair.get_or_init(generate)
    }

    /// The key's `kid`.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The RS256 signature of `message`, in base64url.
    pub fn sign(&self, message: &str) -> String {
        let mut signature = vec![0; self.pair().public_modulus_len()];
        self.pair()
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message.as_bytes(), &mut signature)
            .expect("the buffer has the length of the modulus");
        URL_SAFE_NO_PAD.encode(signature)
    }

    /// The JSON Web Key Set with the public key (RFC 7517 §5).
    pub fn to_jwks(&self) -> Value {
        let public_key = self.pair().public_key();
        let number = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        json!({ "keys": [{
            "use": "sig",
            "kty": "RSA",
            "kid": self.kid,
            "alg": "RS256",
            "n": number(public_key.modulus().big_endian_without_leading_zero()),
            "e": number(public_key.exponent().big_endian_without_leading_zero()),
        }] })
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SigningKey").field("kid", &self.kid).finish_non_exhaustive()
    }
}

fn generate() -> KeyPair {
    KeyPair::generate(KeySize::Rsa2048).expect("generating a 2048-bit RSA key does not fail")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stored_key_signs_as_before() {
        let key = SigningKey::generate();
        let stored = key.to_stored();
        let restored = SigningKey::restore(&stored).expect("a key");
        assert_eq!(restored.to_jwks(), key.to_jwks());
        assert_eq!(restored.sign("message"), key.sign("message"));
        assert!(!format!("{key:?} {stored:?}").contains(&stored.pkcs8));
    }

    #[test]
    fn anything_else_is_not_a_key() {
        for pkcs8 in ["", "?", "AAAA"] {
            let stored = StoredKey { kid: "ins_1".to_owned(), pkcs8: pkcs8.to_owned() };
            assert!(SigningKey::restore(&stored).is_err_and(|fault| fault.contains("ins_1")), "{pkcs8:?}");
        }
    }
}
