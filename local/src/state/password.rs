//! Passwords: a salted hash, never the text.

use std::fmt;
use std::num::NonZeroU32;

use aws_lc_rs::{pbkdf2, rand};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Few rounds: a seed can have ten thousand passwords, and none of them protects a real account.
const ITERATIONS: NonZeroU32 = NonZeroU32::new(1_000).expect("not zero");

const SALT_LENGTH: usize = 16;
const HASH_LENGTH: usize = 32;

/// A hashed password. `Debug` does not show the hash.
///
/// In seeds, the text of the password; in snapshots, `{"hash": …}`.
#[derive(Clone, PartialEq, Eq)]
pub struct Password {
    salt: [u8; SALT_LENGTH],
    hash: [u8; HASH_LENGTH],
}

impl Password {
    /// Hashes a password with a new salt.
    pub fn new(text: &str) -> Self {
        let mut salt = [0; SALT_LENGTH];
        rand::fill(&mut salt).expect("the system provides random bytes");
        let mut hash = [0; HASH_LENGTH];
        pbkdf2::derive(pbkdf2::PBKDF2_HMAC_SHA256, ITERATIONS, &salt, text.as_bytes(), &mut hash);
        Self { salt, hash }
    }

    /// Whether `text` is the password.
    pub fn is(&self, text: &str) -> bool {
        pbkdf2::verify(pbkdf2::PBKDF2_HMAC_SHA256, ITERATIONS, &self.salt, text.as_bytes(), &self.hash)
            .is_ok()
    }

    fn to_text(&self) -> String {
        format!("{}${}", STANDARD_NO_PAD.encode(self.salt), STANDARD_NO_PAD.encode(self.hash))
    }

    fn from_text(text: &str) -> Option<Self> {
        let (salt, hash) = text.split_once('$')?;
        Some(Self {
            salt: STANDARD_NO_PAD.decode(salt).ok()?.try_into().ok()?,
            hash: STANDARD_NO_PAD.decode(hash).ok()?.try_into().ok()?,
        })
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Password").finish_non_exhaustive()
    }
}

impl Serialize for Password {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([("hash", self.to_text())])
    }
}

impl<'de> Deserialize<'de> for Password {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextOrHash)
    }
}

struct TextOrHash;

impl<'de> Visitor<'de> for TextOrHash {
    type Value = Password;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a password")
    }

    fn visit_str<E>(self, text: &str) -> Result<Password, E> {
        Ok(Password::new(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Password, A::Error> {
        let expected = "a password, or the \"hash\" of one from a snapshot";
        let entry: Option<(String, String)> = map.next_entry()?;
        entry
            .filter(|(name, _)| name == "hash")
            .and_then(|(_, text)| Password::from_text(&text))
            .ok_or_else(|| A::Error::custom(format!("expected {expected}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_only_known_by_its_hash() {
        let password = Password::new("correct horse");
        assert!(password.is("correct horse") && !password.is("Correct horse") && !password.is(""));
        assert_ne!(password, Password::new("correct horse"));
        assert_eq!(format!("{password:?}"), "Password { .. }");
    }

    #[test]
    fn a_seed_has_the_text_and_a_snapshot_the_hash() {
        let password: Password = serde_json::from_str("\"correct horse\"").expect("a password");
        let json = serde_json::to_string(&password).expect("JSON");
        assert!(json.starts_with("{\"hash\":") && !json.contains("horse"), "{json}");
        assert_eq!(serde_json::from_str::<Password>(&json).expect("a password"), password);
        for json in ["3", "{}", "{\"hash\":\"x\"}", "{\"text\":\"x\"}"] {
            assert!(serde_json::from_str::<Password>(json).is_err(), "{json}");
        }
    }
}
