//! The compact serialization: whatever is accepted is the only way to write the same token.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use clerk_express_native::jwt::{CompactJwt, MAX_TOKEN_BYTES};

/// Panics if something does not hold for this input.
pub(crate) fn check(text: &str) {
    let parts: Vec<&str> = text.split('.').collect();
    let Ok(compact) = CompactJwt::parse(text) else {
        assert!(parts.len() != 3 || text.len() > MAX_TOKEN_BYTES, "rejected without a reason");
        return;
    };
    assert_eq!(parts.len(), 3);
    let Ok(token) = compact.decode() else { return };
    // Parsed and printed again, it is the same: no second spelling has the same signature.
    let signature = URL_SAFE_NO_PAD.encode(token.signature());
    assert_eq!(format!("{}.{signature}", token.signed_text()), text);
    assert_eq!(URL_SAFE_NO_PAD.encode(token.payload()), parts[1]);
    assert_eq!(token.text(), text);
    assert!(token.header().get("crit").is_none());
    // The header of the latest token is kept parsed.
    let again = compact.decode().expect("it was accepted before");
    assert_eq!(again.payload(), token.payload());
    assert_eq!(again.header().key_id(), token.header().key_id());
    assert!(
        !format!("{compact:?}{token:?}").contains(parts[1]) || parts[1].len() < 8,
        "Debug shows the token"
    );
}
