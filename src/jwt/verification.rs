//! How tokens are verified, as it is configured: which are accepted, and where the keys come from.

use std::sync::Arc;
use std::time::Duration;

use super::rules::Rules;
use super::verify::KeySource;
use crate::jwks::{Freshness, KeyCache, PemKey};
use crate::revocation::Revocations;

/// The configuration of verifications.
#[derive(Clone, Debug)]
pub struct Verification {
    /// `jwtKey`: takes precedence over the instance's key set, and needs no network.
    pub local_key: Option<PemKey>,
    /// What a token has to fulfil beyond a good signature.
    pub rules: Rules,
    /// When a cached key may be used.
    pub freshness: Freshness,
    /// How long a token waits for keys that are not cached.
    pub key_timeout: Duration,
    /// Which tokens are refused before they expire.
    pub revocations: Option<Arc<Revocations>>,
}

impl Verification {
    /// The keys: the local one, else those of the instance's cache.
    pub fn keys(&self, cache: impl FnOnce() -> Arc<KeyCache>) -> KeySource {
        self.own_keys().unwrap_or_else(|| KeySource::Remote {
            cache: cache(),
            freshness: self.freshness,
            timeout: self.key_timeout,
        })
    }

    /// The local key, if there is one.
    pub fn own_keys(&self) -> Option<KeySource> {
        self.local_key.clone().map(KeySource::Pem)
    }
}
