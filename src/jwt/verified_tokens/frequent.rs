//! Tokens that are kept decoded, because they come often.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use quick_cache::sync::{Cache, DefaultLifecycle};
use quick_cache::{DefaultHashBuilder, Equivalent, OptionsBuilder, Weighter};

use super::Scope;
use super::records::Record;
use crate::jwt::DecodedJwt;

/// Average memory per entry, in bytes. A session token takes two thirds of it; with larger tokens the cache
/// holds fewer entries.
pub(super) const BYTES_PER_ENTRY: usize = 4096;

/// Maximum number of shards. A large cache is sharded so that threads seldom wait for each other.
const MAX_SHARDS: usize = 8;

/// Minimum shard size. Small shards fill up unevenly, and a full shard evicts tokens while others have room.
const BYTES_PER_SHARD: usize = 4 * 1024 * 1024;

/// How much of the cache is reserved for tokens that were used again. A larger reserve would be filled with tokens
/// that have expired, a smaller one would not protect those in use from many new ones.
const USED_AGAIN: f64 = 0.3;

/// Decoded tokens, bounded by entries and by bytes.
pub(super) struct Frequent {
    pub(super) cache: Cache<Key, Verified, Footprint>,
}

/// A token and its verification.
type Verified = (Arc<DecodedJwt>, Record);

impl Frequent {
    pub(super) fn new(entries: usize) -> Self {
        let bytes = entries.saturating_mul(BYTES_PER_ENTRY);
        let options = OptionsBuilder::new()
            .estimated_items_capacity(entries)
            .weight_capacity(bytes as u64)
            .hot_allocation(USED_AGAIN)
            // Each shard must have room for the largest token.
            .shards((bytes / BYTES_PER_SHARD).clamp(1, MAX_SHARDS))
            .build()
            .expect("all required cache options are set");
        let (hasher, lifecycle) = (DefaultHashBuilder::default(), DefaultLifecycle::default());
        Self { cache: Cache::with_options(options, Footprint, hasher, lifecycle) }
    }

    pub(super) fn get(&self, scope: Scope, text: &str) -> Option<Verified> {
        self.cache.get(&Asked { scope, text })
    }

    pub(super) fn insert(&self, scope: Scope, token: &Arc<DecodedJwt>, record: Record) {
        self.cache.insert(Key { scope, token: Arc::clone(token) }, (Arc::clone(token), record));
    }
}

impl fmt::Debug for Frequent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} of them decoded in {} bytes", self.cache.len(), self.cache.weight())
    }
}

/// A token's string within a scope.
pub(super) struct Key {
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
pub(super) struct Footprint;

impl Weighter<Key, Verified> for Footprint {
    fn weight(&self, _: &Key, (token, _): &Verified) -> u64 {
        // At least the average, which bounds the number of entries.
        (size_of::<(Key, Verified)>() + token.footprint()).max(BYTES_PER_ENTRY) as u64
    }
}
