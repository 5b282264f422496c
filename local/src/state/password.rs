//! Passwords: a salted hash, never the text.

use std::fmt;
use std::num::NonZeroU32;

use aws_lc_rs::{pbkdf2, rand};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::digest::Digest;

/// Few rounds: a seed can have ten thousand passwords, and none of them protects a real account.
const ITERATIONS: NonZeroU32 = NonZeroU32::new(1_000).expect("not zero");

const SALT_LENGTH: usize = 16;
const HASH_LENGTH: usize = 32;

/// A hashed password. `Debug` does not show the hash.
///
/// In seeds, the text of the password, or a hash of another system as in `users.createUser`: `{"digest": …, "hasher": …}`.
/// In snapshots `{"hash": …}`, or the hash of the other system.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(Kind);

#[derive(Clone, PartialEq, Eq)]
enum Kind {
    Own(Hash),
    Imported(Box<Digest>),
}

#[derive(Clone, PartialEq, Eq)]
struct Hash {
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
        Self(Kind::Own(Hash { salt, hash }))
    }

    /// Whether `text` is the password.
    pub fn is(&self, text: &str) -> bool {
        match &self.0 {
            Kind::Own(hash) => hash.is(text),
            Kind::Imported(digest) => digest.is(text),
        }
    }
}

impl Hash {
    fn is(&self, text: &str) -> bool {
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

impl From<Digest> for Password {
    fn from(digest: Digest) -> Self {
        Self(Kind::Imported(Box::new(digest)))
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Password").finish_non_exhaustive()
    }
}

impl Serialize for Password {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Kind::Own(hash) => serializer.collect_map([("hash", hash.to_text())]),
            Kind::Imported(digest) => {
                serializer.collect_map([("digest", digest.text()), ("hasher", digest.hasher())])
            }
        }
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

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Password, A::Error> {
        match Stored::deserialize(MapAccessDeserializer::new(map))? {
            Stored { hash: Some(hash), digest: None, hasher: None } => {
                let hash = Hash::from_text(&hash);
                hash.map(|hash| Password(Kind::Own(hash)))
                    .ok_or_else(|| A::Error::custom("unusable \"hash\""))
            }
            Stored { hash: None, digest: Some(digest), hasher: Some(hasher) } => {
                let digest = Digest::parse(&hasher, &digest);
                digest.map(Password::from).map_err(|error| A::Error::custom(error.long_message()))
            }
            _ => Err(A::Error::custom("expected \"hash\", or \"digest\" and \"hasher\"")),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    hash: Option<String>,
    digest: Option<String>,
    hasher: Option<String>,
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
        let imported = r#"{"digest":"900150983cd24fb0d6963f7d28e17f72","hasher":"md5"}"#;
        assert!(serde_json::from_str::<Password>(imported).is_err());
        for json in ["3", "{}", "{\"hash\":\"x\"}", "{\"text\":\"x\"}"] {
            assert!(serde_json::from_str::<Password>(json).is_err(), "{json}");
        }
    }
}
