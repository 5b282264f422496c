//! Names and authenticates shared entries. Keys of both purposes derive from the secret key with which Clerk is queried,
//! so that an attacker who can write to the store, without knowing that key, cannot make an entry that is accepted.
//!
//! The name of an entry is `mt1-` and the HMAC of the operation and the token. The value is
//! `1.<asked>.<expires>.<MAC>.<data>`: times in milliseconds since the Unix epoch, and the HMAC of the version, the
//! name, the times and the data. Neither contains the token. HMACs are HMAC-SHA-256, as base64url.

use aws_lc_rs::hmac::{self, HMAC_SHA256, Key};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;

use crate::backend::BackendClient;
use crate::backend::operation::Operation;

/// The purpose of the keys. Another format of entries needs another one, and another [`VERSION`].
const PURPOSE: &str = "clerk-express-native machine token store, version 1";

const VERSION: &str = "1";

/// Maximum size of a value. Those of Clerk's responses are well below one kilobyte, unless an app's claims are large.
const MAX_BYTES: usize = 64 * 1024;

/// The keys for the entries of one instance.
pub(in super::super) struct Seal {
    names: Key,
    entries: Key,
}

/// What an entry contains.
#[derive(Debug, PartialEq, Eq)]
pub(in super::super) struct Entry {
    /// When Clerk was queried: milliseconds since the Unix epoch.
    pub(in super::super) asked_at_unix_ms: i64,
    /// From when it must not be used: milliseconds since the Unix epoch.
    pub(in super::super) expires_at_unix_ms: i64,
    pub(in super::super) data: String,
}

impl Seal {
    /// The keys of a client; `None` if it has no secret key.
    pub(in super::super) fn of(client: &BackendClient) -> Option<Self> {
        let key = |name| {
            let key = client.derive_key(&format!("{PURPOSE}: {name}"))?;
            Some(Key::new(HMAC_SHA256, &key))
        };
        Some(Self { names: key("names")?, entries: key("entries")? })
    }

    /// The name of the entry about a token. It fits every store: 47 letters, digits, hyphens and underscores.
    pub(in super::super) fn name(&self, operation: &Operation, token: &str) -> String {
        // No name of an operation contains a line break.
        let tag = hmac::sign(&self.names, format!("{}\n{token}", operation.name).as_bytes());
        format!("mt{VERSION}-{}", BASE64URL.encode(tag))
    }

    /// The value of an entry; `None` if it is too large.
    pub(in super::super) fn seal(&self, name: &str, entry: &Entry) -> Option<String> {
        let Entry { asked_at_unix_ms, expires_at_unix_ms, data } = entry;
        let (asked, expires) = (asked_at_unix_ms.to_string(), expires_at_unix_ms.to_string());
        let tag = hmac::sign(&self.entries, signed(name, &asked, &expires, data).as_bytes());
        let value = format!("{VERSION}.{asked}.{expires}.{}.{data}", BASE64URL.encode(tag));
        (value.len() <= MAX_BYTES).then_some(value)
    }

    /// The entry in a value; `None` if it was not sealed under this name with these keys. Its times may have passed.
    pub(in super::super) fn open(&self, name: &str, value: &str) -> Option<Entry> {
        if value.len() > MAX_BYTES {
            return None;
        }
        let mut parts = value.splitn(5, '.');
        let mut next = || parts.next();
        let (version, asked, expires, tag, data) = (next()?, next()?, next()?, next()?, next()?);
        if version != VERSION {
            return None;
        }
        let tag = BASE64URL.decode(tag).ok()?;
        // Compares in constant time.
        hmac::verify(&self.entries, signed(name, asked, expires, data).as_bytes(), &tag).ok()?;
        Some(Entry {
            asked_at_unix_ms: asked.parse().ok()?,
            expires_at_unix_ms: expires.parse().ok()?,
            data: data.to_owned(),
        })
    }
}

/// What the MAC covers. Unambiguous, because only the last part may contain a dot.
fn signed(name: &str, asked: &str, expires: &str, data: &str) -> String {
    format!("{VERSION}.{name}.{asked}.{expires}.{data}")
}

#[cfg(test)]
mod tests;
