//! `jwtKey`: the instance's public key as text, so that no network is needed (`authentication.md` §4.3).

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{KeyFault, VerificationKey};

/// A configured key, also when it cannot be used: then every token is refused for that reason.
#[derive(Clone, Debug)]
pub enum PemKey {
    /// Ready to verify RS256.
    Usable(Arc<VerificationKey>),
    /// Why not, as the end of a sentence that begins with the option's name.
    Unusable(String),
}

impl PemKey {
    /// Reads a PEM public key: SPKI or PKCS#1, with real line breaks, with `\n` escapes as `.env` files have them,
    /// with blanks in their place, or the bare Base64.
    pub fn parse(text: &str) -> Self {
        match der(text).and_then(|der| VerificationKey::from_der(&der)) {
            Ok(key) => Self::Usable(Arc::new(key)),
            Err(fault) => Self::Unusable(fault.as_str().to_owned()),
        }
    }
}

fn der(text: &str) -> Result<Vec<u8>, KeyFault> {
    let mut base64 = text.replace("\\r", "").replace("\\n", "");
    for label in ["PUBLIC KEY", "RSA PUBLIC KEY"] {
        for mark in ["BEGIN", "END"] {
            base64 = base64.replace(&format!("-----{mark} {label}-----"), "");
        }
    }
    if base64.contains("-----") {
        return Err(KeyFault::new("holds something else than a public key in PEM form"));
    }
    base64.retain(|character| !character.is_ascii_whitespace());
    STANDARD
        .decode(base64)
        .map_err(|_| KeyFault::new("is not PEM: what stands between its first and last line is not Base64"))
}
