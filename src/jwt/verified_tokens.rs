//! Cache of recently verified tokens, so that a client's next requests need no second RSA verification.
//!
//! An entry states one fact: this token has a valid signature by this key, and satisfies these rules except
//! for time. Callers must check the clock and the key set on every hit ([`Known::was_verified_by`]). Rejected
//! tokens are not cached, so that attackers cannot fill the cache.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use std::time::Duration;

use aws_lc_rs::digest::{SHA256, digest};
use quick_cache::sync::{Cache, DefaultLifecycle};
use quick_cache::{DefaultHashBuilder, Equivalent, OptionsBuilder, Weighter};

use super::{DecodedJwt, Rules};
use crate::jwks::{KeyFingerprint, NamedKey};

/// Maximum time for which a verification counts.
pub(super) const MAX_AGE: Duration = Duration::from_secs(60);

/// Default maximum number of cached tokens.
pub const DEFAULT_ENTRIES: usize = 1024;

/// Average memory per entry, in bytes. A session token takes two thirds of it; with larger tokens the cache
/// holds fewer entries.
const BYTES_PER_ENTRY: usize = 4096;

/// With fewer entries, a token of the maximum size would not fit.
const MIN_ENTRIES: usize = 64;

/// Maximum number of shards. A large cache is sharded so that threads seldom wait for each other.
const MAX_SHARDS: usize = 8;

/// Minimum shard size. Small shards fill up unevenly, and a full shard evicts tokens while others have room.
const BYTES_PER_SHARD: usize = 4 * 1024 * 1024;

/// Verified tokens of the whole process: of all instances, and of every configuration with the same capacity.
///
/// The cache is bounded by entries and by bytes. When it is full, tokens that were used again are kept in
/// preference to tokens that were used once: a flood of new tokens evicts other new tokens.
pub struct VerifiedTokens {
    cache: Cache<Key, Known, Footprint>,
}

/// What a verification is valid for: the keys of one instance and one set of rules. Tokens that were verified
/// in one scope are unknown in every other.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Scope([u8; 32]);

/// A verified token.
#[derive(Clone)]
pub(super) struct Known {
    token: Arc<DecodedJwt>,
    key: KeyFingerprint,
    forget_at: Duration,
}

impl VerifiedTokens {
    /// An empty cache for this number of tokens, and for at least 64.
    pub fn new(entries: usize) -> Self {
        let entries = entries.max(MIN_ENTRIES);
        let bytes = entries.saturating_mul(BYTES_PER_ENTRY);
        let options = OptionsBuilder::new()
            .estimated_items_capacity(entries)
            .weight_capacity(bytes as u64)
            // Each shard must have room for the largest token.
            .shards((bytes / BYTES_PER_SHARD).clamp(1, MAX_SHARDS))
            .build()
            .expect("all required cache options are set");
        let (hasher, lifecycle) = (DefaultHashBuilder::default(), DefaultLifecycle::default());
        Self { cache: Cache::with_options(options, Footprint, hasher, lifecycle) }
    }

    pub(super) fn get(&self, scope: Scope, text: &str) -> Option<Known> {
        self.cache.get(&Asked { scope, text })
    }

    /// Caches a token that was just verified with `key`, until `forget_at`.
    pub(super) fn keep(
        &self,
        scope: Scope,
        token: &Arc<DecodedJwt>,
        key: KeyFingerprint,
        forget_at: Duration,
    ) {
        let known = Known { token: Arc::clone(token), key, forget_at };
        self.cache.insert(Key { scope, token: Arc::clone(token) }, known);
    }
}

impl Scope {
    /// `keys` identifies the key source.
    pub(super) fn new(keys: &str, rules: &Rules) -> Self {
        // JSON, because concatenated strings could be split in more than one way.
        let text = serde_json::to_vec(&(keys, rules)).expect("strings and numbers serialize to JSON");
        let mut sha256 = [0; 32];
        sha256.copy_from_slice(digest(&SHA256, &text).as_ref());
        Self(sha256)
    }
}

impl Known {
    pub(super) fn token(&self) -> &Arc<DecodedJwt> {
        &self.token
    }

    /// Whether the verification still counts: it is recent, and was made with the key that the token's `kid`
    /// resolves to now. `now` is a monotonic reading.
    pub(super) fn was_verified_by(&self, key: &NamedKey, now: Duration) -> bool {
        now < self.forget_at && key.as_ref().is_ok_and(|key| *key.fingerprint() == self.key)
    }
}

impl fmt::Debug for VerifiedTokens {
    /// Shows only the number of tokens and their size, because tokens are secrets.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "VerifiedTokens({} of {} bytes)", self.cache.len(), self.cache.weight())
    }
}

/// A token's string within a scope.
struct Key {
    scope: Scope,
    token: Arc<DecodedJwt>,
}

/// A borrowed [`Key`] for lookups.
struct Asked<'t> {
    scope: Scope,
    text: &'t str,
}

impl Key {
    fn as_asked(&self) -> Asked<'_> {
        Asked { scope: self.scope, text: self.token.text() }
    }
}

impl Hash for Asked<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.scope.hash(state);
        self.text.hash(state);
    }
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_asked().hash(state);
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        other.as_asked().equivalent(self)
    }
}

impl Eq for Key {}

impl Equivalent<Key> for Asked<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        self.text == key.token.text() && self.scope == key.scope
    }
}

/// Weighs entries by their size in bytes.
#[derive(Clone)]
struct Footprint;

impl Weighter<Key, Known> for Footprint {
    fn weight(&self, _: &Key, known: &Known) -> u64 {
        // At least the average, which bounds the number of entries.
        (size_of::<(Key, Known)>() + known.token.footprint()).max(BYTES_PER_ENTRY) as u64
    }
}

#[cfg(test)]
mod tests;
