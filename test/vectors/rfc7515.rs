//! The RS256 example of RFC 7515, appendix A.2.

use std::sync::Arc;

use clerk_express_native::error::{TokenErrorReason, VerificationError};
use clerk_express_native::jwks::{Algorithm, KeySet, PemKey, VerificationKey};
use clerk_express_native::jwt::{CompactJwt, DecodedJwt, PresentedJwt};

use crate::support::{ready, verifier};

const JWK_SET: &str = r#"{"keys":[{"kty":"RSA","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ","e":"AQAB"}]}"#;

const TOKEN: &str = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";

fn key() -> Arc<VerificationKey> {
    let set = KeySet::parse(JWK_SET.as_bytes()).expect("a good set");
    set.find(None).expect("a key without kid").clone().expect("a usable key")
}

fn token() -> DecodedJwt {
    CompactJwt::parse(TOKEN).and_then(CompactJwt::decode).expect("a good token")
}

fn verifies(algorithm: Algorithm, text: &[u8], signature: &[u8]) -> bool {
    key().for_algorithm(algorithm).expect("a key for any algorithm").verify(text, signature)
}

#[test]
fn the_parts_decode_as_in_the_appendix() {
    let token = token();
    assert_eq!(token.header().get("alg"), Some(&"RS256".into()));
    assert_eq!(
        token.payload(),
        "{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}"
    );
    assert_eq!(token.signature().len(), 256);
    assert_eq!(token.signature()[..4], [112, 46, 33, 137]);
}

#[test]
fn the_signature_verifies_with_the_named_algorithm_only() {
    let token = token();
    let verifies = |algorithm| verifies(algorithm, token.signed_text().as_bytes(), token.signature());
    assert!(verifies(Algorithm::Rs256));
    assert!(!verifies(Algorithm::Rs384));
    assert!(!verifies(Algorithm::Rs512));
}

#[test]
fn any_changed_byte_breaks_the_signature() {
    let token = token();
    let key = key();
    let check = key.for_algorithm(Algorithm::Rs256).expect("an RS256 key");
    let (text, signature) = (token.signed_text().as_bytes(), token.signature());
    for mask in [0x01, 0x80] {
        for index in 0..text.len() {
            let mut changed = text.to_vec();
            changed[index] ^= mask;
            assert!(!check.verify(&changed, signature), "byte {index} of the text");
        }
        for index in 0..signature.len() {
            let mut changed = signature.to_vec();
            changed[index] ^= mask;
            assert!(!check.verify(text, &changed), "byte {index} of the signature");
        }
    }
}

#[test]
fn signatures_of_other_lengths_are_rejected() {
    let token = token();
    let (text, signature) = (token.signed_text().as_bytes(), token.signature());
    let longer = [signature, &[0]].concat();
    for changed in [&[], &signature[..255], &signature[1..], &longer] {
        assert!(!verifies(Algorithm::Rs256, text, changed), "{} bytes", changed.len());
    }
}

#[test]
fn as_a_session_token_it_is_rejected_only_for_its_claims() {
    let error =
        ready(verifier(PemKey::Usable(key())).verify(&PresentedJwt::from(token()))).expect_err("not Clerk's");
    let VerificationError::Token(error) = error else { unreachable!("the key is in memory") };
    assert_eq!(error.reason, TokenErrorReason::TokenVerificationFailed);
    assert!(error.message.starts_with("The token's sub claim is nothing"), "{}", error.message);
}
