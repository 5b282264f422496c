//! Handshake tokens (`authentication.md` §3.10).

use serde_json::{Map, Value};

use super::{UnsignedToken, header};
use crate::keys::SigningKey;

/// A token that contains the cookies of a handshake. It has no other claims: apps check only its signature.
pub fn handshake_token(directives: Vec<String>, key: &SigningKey) -> UnsignedToken {
    let claims = Map::from_iter([("handshake".to_owned(), Value::from(directives))]);
    UnsignedToken { header: header(None, key), claims }
}
