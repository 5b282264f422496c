//! Tokens that were verified a moment ago, so that a client's next requests need no second RSA verification.
//!
//! What is kept is one fact: this text carries a good signature of this key, and by these rules nothing but the time
//! could refuse it. Whoever relies on that has to look at the clock and at the key set himself, each time
//! ([`Known::was_verified_by`]). Tokens that were refused are not kept, so that strangers cannot fill the memory.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use std::time::Duration;

use aws_lc_rs::digest::{SHA256, digest};
use quick_cache::sync::{Cache, DefaultLifecycle};
use quick_cache::{DefaultHashBuilder, Equivalent, OptionsBuilder, Weighter};

use super::{DecodedJwt, Rules};
use crate::jwks::{KeyFingerprint, NamedKey};

/// Longest time for which a verification counts.
pub(super) const MAX_AGE: Duration = Duration::from_secs(60);

/// Most tokens that are kept unless configured.
pub const DEFAULT_ENTRIES: usize = 1024;

/// The memory that an entry may take on average, in bytes. A session token takes two thirds of it; larger ones make the
/// cache hold fewer.
const BYTES_PER_ENTRY: usize = 4096;

/// Fewer would not do for one token of the largest size.
const MIN_ENTRIES: usize = 64;

/// A large cache consists of parts, so that threads seldom wait for each other.
const MAX_SHARDS: usize = 8;

/// The smallest part. Small parts fill up unevenly, and a full one forgets tokens while others have room.
const BYTES_PER_SHARD: usize = 4 * 1024 * 1024;

/// Verified tokens of the whole process: of all instances, and of every configuration that keeps as many.
///
/// It is bounded by entries and by bytes. Where it is full, what was asked for again stays before what came in once: a
/// flood of new tokens pushes out other new ones.
pub struct VerifiedTokens {
    cache: Cache<Key, Known, Footprint>,
}

/// What a verification is good for: the keys of one instance and one set of rules. Tokens that were verified for one
/// scope are unknown in every other.
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
    /// An empty cache for as many tokens, and for 64 at least.
    pub fn new(entries: usize) -> Self {
        let entries = entries.max(MIN_ENTRIES);
        let bytes = entries.saturating_mul(BYTES_PER_ENTRY);
        let options = OptionsBuilder::new()
            .estimated_items_capacity(entries)
            .weight_capacity(bytes as u64)
            // Each part has to have room for the largest token.
            .shards((bytes / BYTES_PER_SHARD).clamp(1, MAX_SHARDS))
            .build()
            .expect("all that a cache needs is given");
        let (hasher, lifecycle) = (DefaultHashBuilder::default(), DefaultLifecycle::default());
        Self { cache: Cache::with_options(options, Footprint, hasher, lifecycle) }
    }

    pub(super) fn get(&self, scope: Scope, text: &str) -> Option<Known> {
        self.cache.get(&Asked { scope, text })
    }

    /// Keeps a token that `key` has just verified, until `forget_at`.
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
    /// `keys` tells the sources of keys apart.
    pub(super) fn new(keys: &str, rules: &Rules) -> Self {
        // JSON, because a plain sequence of texts could be cut in more than one way.
        let text = serde_json::to_vec(&(keys, rules)).expect("texts and numbers can be written as JSON");
        let mut sha256 = [0; 32];
        sha256.copy_from_slice(digest(&SHA256, &text).as_ref());
        Self(sha256)
    }
}

impl Known {
    pub(super) fn token(&self) -> &Arc<DecodedJwt> {
        &self.token
    }

    /// Whether the verification still counts: it is recent, and the key that the token names now is the one that
    /// verified it. `now` is a monotonic reading.
    pub(super) fn was_verified_by(&self, key: &NamedKey, now: Duration) -> bool {
        now < self.forget_at && key.as_ref().is_ok_and(|key| *key.fingerprint() == self.key)
    }
}

impl fmt::Debug for VerifiedTokens {
    /// Tells how many there are, and nothing of them: tokens are secrets.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "VerifiedTokens({} of {} bytes)", self.cache.len(), self.cache.weight())
    }
}

/// The full text of a token within a scope.
struct Key {
    scope: Scope,
    token: Arc<DecodedJwt>,
}

/// A [`Key`] without a token of its own, to look for one.
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

/// Weighs entries in bytes.
#[derive(Clone)]
struct Footprint;

impl Weighter<Key, Known> for Footprint {
    fn weight(&self, _: &Key, known: &Known) -> u64 {
        // At least its share, which bounds the number of entries.
        (size_of::<(Key, Known)>() + known.token.footprint()).max(BYTES_PER_ENTRY) as u64
    }
}

#[cfg(test)]
mod tests;
