//! Short-lived cache of Clerk's responses about opaque tokens, if the app enables it (`authentication.md` §8
//! row S18).
//!
//! Only responses that accept a token are cached, so that attackers cannot fill the cache with invented
//! tokens. A revoked token is still accepted until its entry expires, which is why the cache is off by
//! default.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::backend::lookups::Fingerprint;
use crate::time::Clock;

/// Maximum number of cached responses.
const MAX_ENTRIES: usize = 10_000;

/// Maximum total size of the cached responses, in bytes.
const MAX_BYTES: usize = 8 * 1024 * 1024;

/// Maximum size of a cached response. Clerk's are well below one kilobyte, unless an app's claims are large.
const MAX_ANSWER_BYTES: usize = 64 * 1024;

/// Cached responses. When the cache is full, the oldest ones are evicted.
#[derive(Debug)]
pub(super) struct Cache {
    time_to_live: Duration,
    clock: Arc<dyn Clock>,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    /// By request. The tokens themselves are not stored.
    entries: HashMap<Fingerprint, Entry>,
    /// Keys in the order of their requests, with the entry's serial number. Keys of removed or replaced
    /// entries stay in the queue and are recognized by that number.
    order: VecDeque<(Fingerprint, u64)>,
    bytes: usize,
    next_serial: u64,
}

struct Entry {
    data: String,
    forget_at: Duration,
    expires_at_unix_ms: Option<f64>,
    serial: u64,
}

impl Cache {
    /// An empty cache that keeps responses for `time_to_live`, counted from the request to Clerk.
    pub(super) fn new(time_to_live: Duration, clock: Arc<dyn Clock>) -> Self {
        Self { time_to_live, clock, kept: Mutex::default() }
    }

    /// The response, while it may be used.
    pub(super) fn get(&self, key: &Fingerprint) -> Option<String> {
        let mut kept = self.lock();
        let entry = kept.entries.get(key)?;
        if self.may_be_used(entry) {
            return Some(entry.data.clone());
        }
        kept.remove(key);
        None
    }

    /// Caches the response to a request sent at `asked_at`, a monotonic reading, but never beyond the token's
    /// expiration.
    pub(super) fn keep(
        &self,
        key: Fingerprint,
        data: &str,
        expires_at_unix_ms: Option<f64>,
        asked_at: Duration,
    ) {
        let forget_at = asked_at.saturating_add(self.time_to_live);
        self.keep_until(key, data, expires_at_unix_ms, forget_at);
    }

    /// Caches a response until `forget_at`, a monotonic reading, but never beyond the token's expiration.
    pub(super) fn keep_until(
        &self,
        key: Fingerprint,
        data: &str,
        expires_at_unix_ms: Option<f64>,
        forget_at: Duration,
    ) {
        let mut kept = self.lock();
        let serial = kept.next_serial;
        let entry = Entry { data: data.to_owned(), forget_at, expires_at_unix_ms, serial };
        if !self.may_be_used(&entry) || data.len() > MAX_ANSWER_BYTES {
            return;
        }
        kept.next_serial += 1;
        kept.remove(&key);
        self.make_room(&mut kept, data.len());
        kept.bytes += data.len();
        kept.order.push_back((key, serial));
        kept.entries.insert(key, entry);
    }

    /// Evicts the oldest responses until one of this size fits, including expired ones at the front.
    fn make_room(&self, kept: &mut Kept, bytes: usize) {
        while let Some((key, serial)) = kept.order.front().copied() {
            let is_full = kept.order.len() >= MAX_ENTRIES || kept.bytes + bytes > MAX_BYTES;
            let entry = kept.entries.get(&key).filter(|entry| entry.serial == serial);
            if !is_full && entry.is_some_and(|entry| self.may_be_used(entry)) {
                return;
            }
            if entry.is_some() {
                kept.remove(&key);
            }
            kept.order.pop_front();
        }
    }

    fn may_be_used(&self, entry: &Entry) -> bool {
        self.clock.monotonic() < entry.forget_at
            && entry.expires_at_unix_ms.is_none_or(|expires_at| (self.clock.unix_ms() as f64) < expires_at)
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn remove(&mut self, key: &Fingerprint) {
        if let Some(entry) = self.entries.remove(key) {
            self.bytes -= entry.data.len();
        }
    }
}

impl std::fmt::Debug for Kept {
    /// Shows neither tokens nor responses.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} answers of {} bytes", self.entries.len(), self.bytes)
    }
}

#[cfg(test)]
mod tests;
