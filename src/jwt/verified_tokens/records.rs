//! That tokens were verified, without the tokens.

use std::collections::VecDeque;
use std::sync::{PoisonError, RwLock};
use std::time::Duration;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use super::scope::TokenDigest;
use crate::jwks::{KeyFingerprint, NamedKey};
use crate::jwt::facts::Facts;

/// Maximum number of shards. A large cache is sharded so that threads seldom wait for each other.
const MAX_SHARDS: usize = 8;

/// Minimum number of entries of a shard. Small shards fill up unevenly, and a full shard evicts records while
/// others have room.
const ENTRIES_PER_SHARD: usize = 4096;

/// How many entries a shard makes room for at first.
const FIRST_ENTRIES: usize = 64;

/// The verifications of a number of tokens.
///
/// Records that no longer count are dropped as new ones come. When all places are taken by others, the oldest
/// record is evicted: it would have been the first to be dropped.
pub(super) struct Records {
    shards: Box<[RwLock<Shard>]>,
}

/// The verification of a token.
#[derive(Clone, Copy)]
pub(in crate::jwt) struct Record {
    key: KeyFingerprint,
    /// A monotonic reading, in nanoseconds.
    forget_at: u64,
    facts: Facts,
}

struct Shard {
    capacity: usize,
    /// In the order in which they came, numbered from `first`. A number says where a record is, whatever was
    /// dropped before it.
    records: VecDeque<(TokenDigest, Record)>,
    first: u32,
    /// The number of the latest record of each token.
    numbers: HashTable<u32>,
}

impl Records {
    pub(super) fn new(entries: usize) -> Self {
        let shards = (entries / ENTRIES_PER_SHARD).clamp(1, MAX_SHARDS);
        let capacity = entries.div_ceil(shards);
        Self { shards: (0..shards).map(|_| RwLock::new(Shard::new(capacity))).collect() }
    }

    pub(super) fn get(&self, digest: TokenDigest) -> Option<Record> {
        self.shard(digest).read().unwrap_or_else(PoisonError::into_inner).get(digest)
    }

    /// `now` is a monotonic reading.
    pub(super) fn insert(&self, digest: TokenDigest, record: Record, now: Duration) {
        self.shard(digest).write().unwrap_or_else(PoisonError::into_inner).insert(digest, record, now);
    }

    pub(super) fn len(&self) -> usize {
        self.shards
            .iter()
            .map(|shard| shard.read().unwrap_or_else(PoisonError::into_inner).numbers.len())
            .sum()
    }

    fn shard(&self, digest: TokenDigest) -> &RwLock<Shard> {
        &self.shards[digest.shard(self.shards.len())]
    }
}

impl Shard {
    fn new(capacity: usize) -> Self {
        Self { capacity, records: VecDeque::new(), first: 0, numbers: HashTable::new() }
    }

    fn get(&self, digest: TokenDigest) -> Option<Record> {
        let is_same = |number: &u32| self.records[place(*number, self.first)].0 == digest;
        let number = self.numbers.find(digest.hash(), is_same)?;
        Some(self.records[place(*number, self.first)].1)
    }

    fn insert(&mut self, digest: TokenDigest, record: Record, now: Duration) {
        while let Some((_, oldest)) = self.records.front()
            && (!oldest.is_recent(now) || self.records.len() >= self.capacity)
        {
            self.drop_oldest();
        }
        if self.records.len() == self.records.capacity() {
            // Twice as much, as usual, but no more than will ever be used.
            let more = self.records.len().max(FIRST_ENTRIES).min(self.capacity - self.records.len());
            self.records.reserve_exact(more);
        }
        let number = self.first.wrapping_add(self.records.len() as u32);
        self.records.push_back((digest, record));
        let (records, first) = (&self.records, self.first);
        let digest_at = |number: &u32| records[place(*number, first)].0;
        let entry = self.numbers.entry(
            digest.hash(),
            |number| digest_at(number) == digest,
            |number| digest_at(number).hash(),
        );
        match entry {
            // The earlier record stays in its place until it is the oldest.
            Entry::Occupied(mut latest) => *latest.get_mut() = number,
            Entry::Vacant(vacant) => {
                vacant.insert(number);
            }
        }
    }

    fn drop_oldest(&mut self) {
        let Some((digest, _)) = self.records.pop_front() else { return };
        // Unless the token has a later record.
        if let Ok(latest) = self.numbers.find_entry(digest.hash(), |number| *number == self.first) {
            latest.remove();
        }
        self.first = self.first.wrapping_add(1);
    }
}

/// Where the record with a number is.
fn place(number: u32, first: u32) -> usize {
    number.wrapping_sub(first) as usize
}

impl Record {
    pub(super) fn new(key: KeyFingerprint, forget_at: Duration, facts: Facts) -> Self {
        Self { key, forget_at: nanoseconds(forget_at), facts }
    }

    /// What the token's claims say.
    pub(in crate::jwt) fn facts(&self) -> Facts {
        self.facts
    }

    /// Whether the verification still counts: it is recent, and was made with the key that the token's `kid`
    /// resolves to now. `now` is a monotonic reading.
    pub(in crate::jwt) fn counts(&self, key: &NamedKey, now: Duration) -> bool {
        self.is_recent(now) && key.as_ref().is_ok_and(|key| *key.fingerprint() == self.key)
    }

    fn is_recent(&self, now: Duration) -> bool {
        nanoseconds(now) < self.forget_at
    }
}

fn nanoseconds(reading: Duration) -> u64 {
    // A process does not run for 584 years.
    u64::try_from(reading.as_nanos()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests;
