//! A JWK set (RFC 7517 §5) with every key parsed.

use std::sync::Arc;

use jsonwebtoken::jwk::Jwk;
use serde_json::Value;

use super::{KeyFault, NamedKey, VerificationKey};

/// Maximum number of keys in a set. An instance has one or two.
pub const MAX_KEYS: usize = 32;

/// The keys of an instance by `kid`.
#[derive(Clone, Debug)]
pub struct KeySet {
    keys: Vec<(Option<String>, NamedKey)>,
}

/// Why a response body is not a usable key set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeySetError {
    /// Not JSON.
    NotJson,
    /// JSON with a structure other than `{"keys":[…]}`.
    Malformed,
    /// An object without keys.
    Empty,
    /// More than [`MAX_KEYS`] keys.
    TooMany(usize),
}

impl KeySet {
    /// Parses the body of a JWKS response. An unusable key stays in the set with its reason, so that the
    /// error for a token with its `kid` can name it.
    ///
    /// # Errors
    /// See [`KeySetError`].
    pub fn parse(body: &[u8]) -> Result<Self, KeySetError> {
        let document: Value = serde_json::from_slice(body).map_err(|_| KeySetError::NotJson)?;
        let Value::Object(mut document) = document else { return Err(KeySetError::Malformed) };
        let keys = match document.remove("keys") {
            Some(Value::Array(keys)) => keys,
            None | Some(Value::Null) => return Err(KeySetError::Empty),
            Some(_) => return Err(KeySetError::Malformed),
        };
        match keys.len() {
            0 => Err(KeySetError::Empty),
            count if count > MAX_KEYS => Err(KeySetError::TooMany(count)),
            _ => Ok(Self { keys: keys.into_iter().map(parse_key).collect() }),
        }
    }

    /// The key with this `kid`, or the last one if several have it. A token without `kid` matches a key
    /// without `kid`.
    pub fn find(&self, kid: Option<&str>) -> Option<&NamedKey> {
        self.keys.iter().rev().find(|(other, _)| other.as_deref() == kid).map(|(_, key)| key)
    }
}

fn parse_key(value: Value) -> (Option<String>, NamedKey) {
    let kid = value.get("kid").and_then(Value::as_str).map(str::to_owned);
    let key = serde_json::from_value::<Jwk>(value)
        .map_err(|_| KeyFault::new("is not a supported JWK"))
        .and_then(|jwk| VerificationKey::from_jwk(&jwk))
        .map(Arc::new);
    (kid, key)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A set of keys with these `kid`s, none of which can verify.
    pub(in crate::jwks) fn set_with(kids: &[&str]) -> KeySet {
        let keys: Vec<Value> =
            kids.iter().map(|kid| serde_json::json!({ "kid": kid, "kty": "oct", "k": "" })).collect();
        KeySet::parse(serde_json::json!({ "keys": keys }).to_string().as_bytes()).expect("a good set")
    }

    #[test]
    fn bodies_without_usable_keys_are_distinguished() {
        for body in ["", "<html>", "{", r#"{"keys":{} x"#, r#"{"keys":[]}x"#] {
            assert_eq!(KeySet::parse(body.as_bytes()).err(), Some(KeySetError::NotJson), "{body}");
        }
        for body in ["null", "5", "[]", r#"[[{"kid":"a"}]]"#, r#"{"keys":{}}"#, r#"{"keys":"x"}"#] {
            assert_eq!(KeySet::parse(body.as_bytes()).err(), Some(KeySetError::Malformed), "{body}");
        }
        for body in ["{}", r#"{"keys":[]}"#, r#"{"keys":null}"#, r#"{"other":[{"kid":"a"}]}"#] {
            assert_eq!(KeySet::parse(body.as_bytes()).err(), Some(KeySetError::Empty), "{body}");
        }
        let many = format!("{{\"keys\":[{}]}}", vec!["{}"; MAX_KEYS + 1].join(","));
        assert_eq!(KeySet::parse(many.as_bytes()).err(), Some(KeySetError::TooMany(MAX_KEYS + 1)));
    }

    #[test]
    fn property_names_of_javascript_objects_are_not_found() {
        let set = set_with(&["known"]);
        for kid in ["constructor", "__proto__", "toString", ""] {
            assert!(set.find(Some(kid)).is_none(), "{kid}");
        }
        assert!(set.find(None).is_none());
        assert!(set.find(Some("known")).is_some());
    }

    #[test]
    fn an_unusable_key_does_not_invalidate_the_set() {
        let set =
            KeySet::parse(br#"{"keys":[5,"x",{"kid":"a"},{"kid":"b","kty":"RSA","n":"!","e":"AQAB"}]}"#);
        let set = set.expect("a set");
        assert!(set.find(Some("a")).is_some_and(Result::is_err));
        assert!(set.find(Some("b")).is_some_and(Result::is_err));
    }
}
