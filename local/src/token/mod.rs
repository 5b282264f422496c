//! JSON Web Tokens signed with the stand-in's key.

mod handshake;
mod machine;
mod permission_claims;
mod session;
mod shortcodes;
mod template;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

pub use handshake::handshake_token;
pub use machine::machine_token;
pub use session::session_token;
pub use template::template_token;

use crate::keys::SigningKey;

/// An unsigned token.
#[derive(Clone, Debug)]
pub struct UnsignedToken {
    /// The header (RFC 7515 §4).
    pub header: Map<String, Value>,
    /// The payload (RFC 7519 §4).
    pub claims: Map<String, Value>,
}

impl UnsignedToken {
    /// The compact form. The signature is always RS256, whatever `alg` says: tests need such tokens.
    pub fn sign(&self, key: &SigningKey) -> String {
        let part = |fields: &Map<String, Value>| {
            URL_SAFE_NO_PAD.encode(serde_json::to_vec(fields).expect("a JSON object can be serialized"))
        };
        let message = format!("{}.{}", part(&self.header), part(&self.claims));
        let signature = key.sign(&message);
        format!("{message}.{signature}")
    }
}

/// `category` is Clerk's kind of token.
fn header(category: Option<&str>, key: &SigningKey) -> Map<String, Value> {
    let fields = [("alg", Some("RS256")), ("cat", category), ("kid", Some(key.kid())), ("typ", Some("JWT"))];
    fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), Value::from(value?)))).collect()
}
