//! Clerk's answers about opaque tokens, remembered for a short time if the app asks for it
//! (`authentication.md` §8 row S18).
//!
//! Only answers that accept a token are kept, so that strangers cannot fill the cache with inventions. A token that
//! is revoked goes on being accepted until its answer is forgotten: that is the price, and why this is off by default.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::backend::lookups::Fingerprint;
use crate::time::Clock;

/// Most answers that are kept.
const MAX_ENTRIES: usize = 10_000;

/// Most bytes that all kept answers have together.
const MAX_BYTES: usize = 8 * 1024 * 1024;

/// Longest answer that is kept. Clerk's are well below one kilobyte, unless an app's claims make them longer.
const MAX_ANSWER_BYTES: usize = 64 * 1024;

/// Answers in memory. When there is no room, the oldest make it.
#[derive(Debug)]
pub(super) struct Cache {
    time_to_live: Duration,
    clock: Arc<dyn Clock>,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    /// By what was asked. The tokens themselves are not kept.
    entries: HashMap<Fingerprint, Entry>,
    /// Questions in the order in which their answers were asked for, with the entry's serial number. Entries that were
    /// forgotten or replaced leave theirs behind, where it is recognised by that number.
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
    /// An empty cache that keeps answers for `time_to_live`, counted from the moment when Clerk was asked.
    pub(super) fn new(time_to_live: Duration, clock: Arc<dyn Clock>) -> Self {
        Self { time_to_live, clock, kept: Mutex::default() }
    }

    /// The answer, while it may be used.
    pub(super) fn get(&self, key: &Fingerprint) -> Option<String> {
        let mut kept = self.lock();
        let entry = kept.entries.get(key)?;
        if self.may_be_used(entry) {
            return Some(entry.data.clone());
        }
        kept.remove(key);
        None
    }

    /// Keeps the answer to a question of the moment `asked_at`, a monotonic reading, as long as it may be used: never beyond
    /// the end of its token.
    pub(super) fn keep(
        &self,
        key: Fingerprint,
        data: &str,
        expires_at_unix_ms: Option<f64>,
        asked_at: Duration,
    ) {
        let mut kept = self.lock();
        let serial = kept.next_serial;
        let entry = Entry {
            data: data.to_owned(),
            forget_at: asked_at.saturating_add(self.time_to_live),
            expires_at_unix_ms,
            serial,
        };
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

    /// Forgets the oldest answers until one more of this size fits, and those that are of no use any more before it.
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
    /// Neither whose tokens they are nor what the answers say.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} answers of {} bytes", self.entries.len(), self.bytes)
    }
}

#[cfg(test)]
mod tests;
