//! Session tokens for tests, valid by default, signed with the keys in `test/vectors/keys`.
//! Shared by the crate's unit tests and the known-answer tests.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey};
use serde_json::{Map, Value, json};

/// The time of the tests' clocks, in Unix seconds: the start of the year 2026.
pub(crate) const NOW: i64 = 1_767_225_600;

/// The public key for [`Token::sign`], as SPKI.
pub(crate) const PUBLIC_PEM: &str = include_str!("../keys/rsa-2048.public.pem");

const PRIVATE_PEM: &str = include_str!("../keys/rsa-2048.private.pem");
const STRANGERS_PRIVATE_PEM: &str = include_str!("../keys/rsa-4096.private.pem");

/// An unsigned token.
#[derive(Clone)]
pub(crate) struct Token {
    header: Map<String, Value>,
    claims: Map<String, Value>,
    signing_key: &'static str,
    algorithm: Algorithm,
}

impl Token {
    /// A token that is valid at [`NOW`]: issued ten seconds ago, expiring in fifty seconds.
    pub(crate) fn good() -> Self {
        Self {
            header: object(json!({ "alg": "RS256", "typ": "JWT", "kid": "rsa-2048" })),
            claims: object(json!({
                "iss": "https://clerk.example.com",
                "azp": "https://example.com",
                "sub": "user_1",
                "sid": "sess_1",
                "iat": NOW - 10,
                "nbf": NOW - 20,
                "exp": NOW + 50,
            })),
            signing_key: PRIVATE_PEM,
            algorithm: Algorithm::RS256,
        }
    }

    /// Sets a header parameter.
    pub(crate) fn header(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.header.insert(name.to_owned(), value.into());
        self
    }

    /// Removes a header parameter.
    pub(crate) fn without_header(mut self, name: &str) -> Self {
        self.header.remove(name);
        self
    }

    /// Sets a claim.
    pub(crate) fn claim(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.claims.insert(name.to_owned(), value.into());
        self
    }

    /// Removes a claim.
    pub(crate) fn without_claim(mut self, name: &str) -> Self {
        self.claims.remove(name);
        self
    }

    /// Sets `alg`, and the algorithm to sign with.
    pub(crate) fn algorithm(mut self, name: &str, algorithm: Algorithm) -> Self {
        self.algorithm = algorithm;
        self.header("alg", name)
    }

    /// Signs with a key that does not belong to the instance.
    pub(crate) fn signed_with_another_key(mut self) -> Self {
        self.signing_key = STRANGERS_PRIVATE_PEM;
        self
    }

    /// The signed part: header and claims.
    pub(crate) fn text(&self) -> String {
        let encode =
            |members: &Map<String, Value>| URL_SAFE_NO_PAD.encode(Value::Object(members.clone()).to_string());
        format!("{}.{}", encode(&self.header), encode(&self.claims))
    }

    /// The whole token.
    pub(crate) fn sign(&self) -> String {
        let text = self.text();
        let key = EncodingKey::from_rsa_der(&der(self.signing_key));
        let signature = jsonwebtoken::crypto::sign(text.as_bytes(), &key, self.algorithm);
        format!("{text}.{}", signature.expect("a good key"))
    }
}

fn object(value: Value) -> Map<String, Value> {
    serde_json::from_value(value).expect("an object")
}

fn der(pem: &str) -> Vec<u8> {
    let base64: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    STANDARD.decode(base64).expect("a PEM file")
}
