//! `jwtKey`: the instance's public key as a string, for verification without network access
//! (`authentication.md` §4.3).

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{KeyFault, VerificationKey};

/// A configured key. If it is unusable, every token is rejected for that reason.
#[derive(Clone, Debug)]
pub enum PemKey {
    /// Ready to verify RS256.
    Usable(Arc<VerificationKey>),
    /// Why it is unusable, as the end of a sentence that starts with the option's name.
    Unusable(String),
}

impl PemKey {
    /// Parses a PEM public key (SPKI or PKCS#1). Accepts line breaks, `\n` escapes as in `.env` files, spaces
    /// instead of line breaks, and bare Base64.
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
        return Err(KeyFault::new("contains something other than a PEM public key"));
    }
    base64.retain(|character| !character.is_ascii_whitespace());
    STANDARD.decode(base64).map_err(|_| KeyFault::new("is not PEM: its body is not Base64"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jwks::Algorithm;
    use crate::jwt::CompactJwt;
    use crate::test_token::{PUBLIC_PEM, Token};

    const PKCS1: &str = include_str!("../../test/vectors/keys/rsa-2048.public-pkcs1.pem");
    const RSA_4096: &str = include_str!("../../test/vectors/keys/rsa-4096.public.pem");
    const RSA_1024: &str = include_str!("../../test/vectors/keys/rsa-1024.public.pem");
    const CERTIFICATE: &str = include_str!("../../test/vectors/keys/rsa-2048.certificate.pem");
    const PRIVATE: &str = include_str!("../../test/vectors/keys/rsa-2048.private.pem");
    const EC: &str = "-----BEGIN PUBLIC KEY-----\n\
        MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEMdl7Twt89JJ8GzW7VJ4CRT7btn3O\n\
        41uF+rTJBZG9dq4daA/ZGtrk1qWaEMmWmtQwkpPXwma22AdXeqqxVnH9GQ==\n\
        -----END PUBLIC KEY-----\n";

    fn verifies(pem: &str, token: &Token) -> bool {
        let PemKey::Usable(key) = PemKey::parse(pem) else { return false };
        let text = token.sign();
        let token = CompactJwt::parse(&text).and_then(CompactJwt::decode).expect("a good token");
        let check = key.for_algorithm(Algorithm::Rs256).expect("an RS256 key");
        check.verify(token.signed_text().as_bytes(), token.signature())
    }

    fn why_not(pem: &str) -> String {
        match PemKey::parse(pem) {
            PemKey::Usable(_) => "usable".to_owned(),
            PemKey::Unusable(why) => why,
        }
    }

    fn bare(pem: &str) -> String {
        pem.lines().filter(|line| !line.starts_with("-----")).collect()
    }

    #[test]
    fn every_usual_form_is_parsed() {
        for pem in [PUBLIC_PEM, PKCS1] {
            for (form, text) in [
                ("line feeds", pem.to_owned()),
                ("no line feed at the end", pem.trim_end().to_owned()),
                ("carriage returns and line feeds", pem.replace('\n', "\r\n")),
                ("escaped line feeds", pem.replace('\n', "\\n")),
                ("escaped carriage returns and line feeds", pem.replace('\n', "\\r\\n")),
                ("spaces", pem.replace('\n', " ")),
                ("one line", pem.replace('\n', "")),
                ("bare Base64", bare(pem)),
                ("bare Base64 in lines", format!("\n  {}\t\r\n", bare(pem).replace('A', "A\n"))),
            ] {
                assert!(verifies(&text, &Token::good()), "{form} of {pem}");
            }
        }
    }

    #[test]
    fn longer_keys_are_parsed() {
        assert!(verifies(RSA_4096, &Token::good().signed_with_another_key()));
        assert!(!verifies(RSA_4096, &Token::good()));
    }

    #[test]
    fn the_key_is_for_rs256_only() {
        let PemKey::Usable(key) = PemKey::parse(PUBLIC_PEM) else { unreachable!("a good key") };
        assert!(key.for_algorithm(Algorithm::Rs256).is_some());
        assert!(key.for_algorithm(Algorithm::Rs384).is_none());
        assert!(key.for_algorithm(Algorithm::Rs512).is_none());
    }

    #[test]
    fn other_pem_contents_are_reported() {
        for pem in [CERTIFICATE, PRIVATE, "-----BEGIN PGP PUBLIC KEY BLOCK-----"] {
            assert_eq!(why_not(pem), "contains something other than a PEM public key");
        }
    }

    #[test]
    fn keys_that_are_too_short_or_not_rsa_are_reported() {
        for pem in [RSA_1024, EC, &bare(CERTIFICATE), "", "   ", "AAAA"] {
            assert_eq!(why_not(pem), "is not an RSA public key of 2048 to 8192 bits", "{pem}");
        }
    }

    #[test]
    fn junk_is_reported() {
        for pem in ["junk!", "pk_live_x", &PUBLIC_PEM.replace('+', "-"), &bare(PUBLIC_PEM)[1..]] {
            assert!(why_not(pem).starts_with("is not PEM"), "{pem}");
        }
    }

    #[test]
    fn truncated_keys_are_unusable() {
        let base64 = bare(PUBLIC_PEM);
        for length in (0..base64.len()).step_by(4) {
            assert_ne!(why_not(&base64[..length]), "usable", "{length} characters");
        }
    }

    #[test]
    fn the_reason_never_shows_the_configured_value() {
        assert!(!why_not(PRIVATE).contains(&bare(PRIVATE)[..8]));
        assert!(!why_not("hidden!").contains("hidden"));
    }
}
