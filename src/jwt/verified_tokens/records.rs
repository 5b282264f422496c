//! That tokens were verified, without the tokens.

use std::time::Duration;

use quick_cache::sync::{Cache, DefaultLifecycle};
use quick_cache::{DefaultHashBuilder, OptionsBuilder, UnitWeighter};

use super::TokenDigest;
use crate::jwks::{KeyFingerprint, NamedKey};

/// Maximum number of shards. A large cache is sharded so that threads seldom wait for each other.
const MAX_SHARDS: usize = 8;

/// Minimum number of entries of a shard. Small shards fill up unevenly, and a full shard evicts records while
/// others have room.
const ENTRIES_PER_SHARD: usize = 4096;

/// How many evicted tokens are recognized when they come again, in proportion to the capacity. One takes as
/// much memory as a record.
const GHOSTS: f64 = 0.1;

/// The verifications of a number of tokens.
pub(super) struct Records {
    cache: Cache<TokenDigest, Record>,
}

/// The verification of a token.
#[derive(Clone, Copy)]
pub(in crate::jwt) struct Record {
    key: KeyFingerprint,
    /// A monotonic reading, in nanoseconds.
    forget_at: u64,
}

impl Records {
    pub(super) fn new(entries: usize) -> Self {
        let options = OptionsBuilder::new()
            .estimated_items_capacity(entries)
            .weight_capacity(entries as u64)
            .shards((entries / ENTRIES_PER_SHARD).clamp(1, MAX_SHARDS))
            .ghost_allocation(GHOSTS)
            .build()
            .expect("all required cache options are set");
        let (hasher, lifecycle) = (DefaultHashBuilder::default(), DefaultLifecycle::default());
        Self { cache: Cache::with_options(options, UnitWeighter, hasher, lifecycle) }
    }

    pub(super) fn get(&self, digest: TokenDigest) -> Option<Record> {
        self.cache.get(&digest)
    }

    pub(super) fn insert(&self, digest: TokenDigest, record: Record) {
        self.cache.insert(digest, record);
    }

    pub(super) fn len(&self) -> usize {
        self.cache.len()
    }
}

impl Record {
    pub(super) fn new(key: KeyFingerprint, forget_at: Duration) -> Self {
        // A process does not run for 584 years.
        Self { key, forget_at: u64::try_from(forget_at.as_nanos()).unwrap_or(u64::MAX) }
    }

    /// Whether the verification still counts: it is recent, and was made with the key that the token's `kid`
    /// resolves to now. `now` is a monotonic reading.
    pub(in crate::jwt) fn counts(&self, key: &NamedKey, now: Duration) -> bool {
        now.as_nanos() < u128::from(self.forget_at)
            && key.as_ref().is_ok_and(|key| *key.fingerprint() == self.key)
    }
}
