//! JOSE header and claims: what is accepted is read alike by another parser, and what that parser prints is accepted.
//! The input is the header, a line feed and the claims.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use clerk_express_native::jwt::{CompactJwt, DecodedJwt};
use serde_json::{Map, Value};

/// The most that a header may have.
const MAX_PARAMETERS: usize = 32;

/// Panics if something does not hold for this input.
pub(crate) fn check(text: &str) {
    let Some((header, claims)) = text.split_once('\n') else { return };
    let (header_object, claims_object) = (object(header), object(claims));
    match decode(header, claims) {
        Some(token) => {
            let header_object = header_object.expect("a header that is an object to another parser");
            let claims_object = claims_object.expect("claims that are an object to another parser");
            agree(&token, &header_object, &claims_object);
        }
        None => {
            // Printed by the other parser, names are unique.
            let (Some(header), Some(claims)) = (header_object, claims_object) else { return };
            let is_rejected = header.contains_key("crit") || header.len() > MAX_PARAMETERS;
            let (header_text, claims_text) = (print(&header), print(&claims));
            if is_rejected || header_text.len() + claims_text.len() > 8 * 1024 {
                return;
            }
            let token = decode(&header_text, &claims_text).expect("unique names are accepted");
            agree(&token, &header, &claims);
        }
    }
}

fn object(text: &str) -> Option<Map<String, Value>> {
    serde_json::from_str(text).ok()
}

fn print(object: &Map<String, Value>) -> String {
    serde_json::to_string(object).expect("JSON")
}

fn decode(header: &str, claims: &str) -> Option<DecodedJwt> {
    let text = format!("{}.{}.", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(claims));
    CompactJwt::parse(&text).and_then(CompactJwt::decode).ok()
}

fn agree(token: &DecodedJwt, header: &Map<String, Value>, claims: &Map<String, Value>) {
    for (name, value) in header {
        assert_eq!(token.header().get(name), Some(value), "the header parameter {name}");
    }
    assert!(header.len() <= MAX_PARAMETERS && !header.contains_key("crit"));
    let read = token.claims();
    for (name, value) in [
        ("iss", &read.issuer),
        ("sub", &read.subject),
        ("aud", &read.audience),
        ("azp", &read.authorized_party),
        ("exp", &read.expiration),
        ("nbf", &read.not_before),
        ("iat", &read.issued_at),
        ("v", &read.version),
        ("o", &read.organization),
        ("fea", &read.features),
    ] {
        assert_eq!(value.as_ref(), claims.get(name), "the claim {name}");
    }
}
