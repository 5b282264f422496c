//! The stand-in's signing key: 2048-bit RSA, generated on every start and never stored.

use std::fmt;
use std::sync::{Arc, LazyLock};
use std::thread;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_SHA256};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::ids;

/// An RSA key pair and its `kid`. `Debug` shows only the `kid`.
pub struct SigningKey {
    kid: String,
    pair: Arc<LazyLock<KeyPair>>,
}

impl SigningKey {
    /// Generates a key on a thread of its own: it takes some tenths of a second, in which the program can already listen.
    /// The first use of the key waits for it.
    pub fn generate() -> Self {
        let generate: fn() -> KeyPair =
            || KeyPair::generate(KeySize::Rsa2048).expect("generating a 2048-bit RSA key does not fail");
        let pair = Arc::new(LazyLock::new(generate));
        let started = Arc::clone(&pair);
        thread::spawn(move || {
            LazyLock::force(&started);
        });
        Self { kid: ids::key_id(), pair }
    }

    /// The key's `kid`.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The RS256 signature of `message`, in base64url.
    pub fn sign(&self, message: &str) -> String {
        let mut signature = vec![0; self.pair.public_modulus_len()];
        self.pair
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message.as_bytes(), &mut signature)
            .expect("the buffer has the length of the modulus");
        URL_SAFE_NO_PAD.encode(signature)
    }

    /// The JSON Web Key Set with the public key (RFC 7517 §5).
    pub fn to_jwks(&self) -> Value {
        let public_key = self.pair.public_key();
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
