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
    fn every_usual_form_is_read() {
        for pem in [PUBLIC_PEM, PKCS1] {
            for (form, text) in [
                ("line feeds", pem.to_owned()),
                ("no line feed at the end", pem.trim_end().to_owned()),
                ("carriage returns and line feeds", pem.replace('\n', "\r\n")),
                ("escaped line feeds", pem.replace('\n', "\\n")),
                ("escaped carriage returns and line feeds", pem.replace('\n', "\\r\\n")),
                ("blanks", pem.replace('\n', " ")),
                ("one line", pem.replace('\n', "")),
                ("bare Base64", bare(pem)),
                ("bare Base64 in lines", format!("\n  {}\t\r\n", bare(pem).replace('A', "A\n"))),
            ] {
                assert!(verifies(&text, &Token::good()), "{form} of {pem}");
            }
        }
    }

    #[test]
    fn a_longer_key_is_read() {
        assert!(verifies(RSA_4096, &Token::good().signed_by_a_stranger()));
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
    fn another_thing_in_pem_form_is_told() {
        for pem in [CERTIFICATE, PRIVATE, "-----BEGIN PGP PUBLIC KEY BLOCK-----"] {
            assert_eq!(why_not(pem), "holds something else than a public key in PEM form");
        }
    }

    #[test]
    fn a_key_that_is_too_short_or_no_rsa_key_is_told() {
        for pem in [RSA_1024, EC, &bare(CERTIFICATE), "", "   ", "AAAA"] {
            assert_eq!(why_not(pem), "is not an RSA public key of 2048 to 8192 bits", "{pem}");
        }
    }

    #[test]
    fn junk_is_told() {
        for pem in ["junk!", "pk_live_x", &PUBLIC_PEM.replace('+', "-"), &bare(PUBLIC_PEM)[1..]] {
            assert!(why_not(pem).starts_with("is not PEM"), "{pem}");
        }
    }

    #[test]
    fn a_cut_key_is_not_used() {
        let base64 = bare(PUBLIC_PEM);
        for length in (0..base64.len()).step_by(4) {
            assert_ne!(why_not(&base64[..length]), "usable", "{length} characters");
        }
    }

    #[test]
    fn the_reason_never_shows_what_was_configured() {
        assert!(!why_not(PRIVATE).contains(&bare(PRIVATE)[..8]));
        assert!(!why_not("hidden!").contains("hidden"));
    }
}
