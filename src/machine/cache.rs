//! Clerk's answers about opaque tokens, remembered for a short time if the app asks for it
//! (`authentication.md` §8 row S18).
//!
//! Only answers that accept a token are kept, so that strangers cannot fill the cache with inventions. A token that
//! is revoked goes on being accepted until its answer is forgotten: that is the price, and why this is off by default.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use aws_lc_rs::digest::{SHA256, digest};

use super::TokenType;
use super::lookup::Validity;
use crate::time::Clock;

/// Most answers that are kept.
const MAX_ENTRIES: usize = 10_000;

/// Most bytes that all kept answers have together.
const MAX_BYTES: usize = 8 * 1024 * 1024;

/// Longest answer that is kept. Clerk's are well below one kilobyte, unless an app's claims make them longer.
const MAX_ANSWER_BYTES: usize = 64 * 1024;

/// What an answer belongs to. The token itself is not kept.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    token_type: TokenType,
    sha256: [u8; 32],
}

/// Answers in memory. When there is no room, the oldest make it.
#[derive(Debug)]
pub(super) struct Cache {
    time_to_live: Duration,
    clock: Arc<dyn Clock>,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    entries: HashMap<Key, Entry>,
    /// Keys in the order in which their answers were asked for, with the entry's serial number. Entries that were
    /// forgotten or replaced leave theirs behind, where it is recognised by that number.
    order: VecDeque<(Key, u64)>,
    bytes: usize,
    next_serial: u64,
}

struct Entry {
    data: String,
    forget_at: Duration,
    expires_at_unix_ms: Option<f64>,
    serial: u64,
}

impl Key {
    pub(super) fn new(token_type: TokenType, token: &str) -> Self {
        let mut sha256 = [0; 32];
        sha256.copy_from_slice(digest(&SHA256, token.as_bytes()).as_ref());
        Self { token_type, sha256 }
    }
}

impl Cache {
    /// An empty cache that keeps answers for `time_to_live`, counted from the moment when Clerk was asked.
    pub(super) fn new(time_to_live: Duration, clock: Arc<dyn Clock>) -> Self {
        Self { time_to_live, clock, kept: Mutex::default() }
    }

    /// The answer, while it may be used.
    pub(super) fn get(&self, key: &Key) -> Option<String> {
        let mut kept = self.lock();
        let entry = kept.entries.get(key)?;
        if self.may_be_used(entry) {
            return Some(entry.data.clone());
        }
        kept.remove(key);
        None
    }

    /// The moment of a question, for [`Self::keep`]. Time since an arbitrary start.
    pub(super) fn now(&self) -> Duration {
        self.clock.monotonic()
    }

    /// Keeps an answer as long as it may be used, if at all.
    pub(super) fn keep(&self, key: Key, data: &str, validity: Validity, asked_at: Duration) {
        let expires_at_unix_ms = match validity {
            Validity::Unlimited => None,
            Validity::Until(unix_ms) => Some(unix_ms),
            Validity::Ended => return,
        };
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
        kept.order.push_back((key.clone(), serial));
        kept.entries.insert(key, entry);
    }

    /// Forgets the oldest answers until one more of this size fits, and those that are of no use any more before it.
    fn make_room(&self, kept: &mut Kept, bytes: usize) {
        while let Some((key, serial)) = kept.order.front().cloned() {
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
    fn remove(&mut self, key: &Key) {
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
mod tests {
    use super::*;
    use crate::time::manual::ManualClock;

    const NOW: i64 = 1_000;
    const TIME_TO_LIVE: Duration = Duration::from_secs(10);

    fn cache() -> (Cache, Arc<ManualClock>) {
        let clock = ManualClock::at(NOW);
        (Cache::new(TIME_TO_LIVE, clock.clone()), clock)
    }

    fn key(token: &str) -> Key {
        Key::new(TokenType::ApiKey, token)
    }

    fn keep(cache: &Cache, token: &str, data: &str) {
        cache.keep(key(token), data, Validity::Unlimited, cache.now());
    }

    #[test]
    fn an_answer_is_used_until_its_time_is_over() {
        let (cache, clock) = cache();
        assert_eq!(cache.get(&key("a")), None);
        keep(&cache, "a", "answer");
        clock.advance(TIME_TO_LIVE - Duration::from_millis(1));
        assert_eq!(cache.get(&key("a")).as_deref(), Some("answer"));
        clock.advance(Duration::from_millis(1));
        assert_eq!(cache.get(&key("a")), None);
        assert_eq!(cache.lock().bytes, 0);
    }

    #[test]
    fn the_time_is_counted_from_the_question() {
        let (cache, clock) = cache();
        let asked_at = cache.now();
        clock.advance(Duration::from_secs(4));
        cache.keep(key("a"), "answer", Validity::Unlimited, asked_at);
        clock.advance(Duration::from_secs(6));
        assert_eq!(cache.get(&key("a")), None);
    }

    #[test]
    fn an_answer_does_not_outlive_its_token() {
        let (cache, clock) = cache();
        let expires_at = NOW as f64 * 1000.0 + 3000.0;
        cache.keep(key("a"), "answer", Validity::Until(expires_at), cache.now());
        clock.advance(Duration::from_millis(2999));
        assert!(cache.get(&key("a")).is_some());
        clock.advance(Duration::from_millis(1));
        assert_eq!(cache.get(&key("a")), None);
    }

    #[test]
    fn an_answer_about_a_token_that_has_ended_is_not_kept() {
        let (cache, _) = cache();
        for validity in [Validity::Ended, Validity::Until(NOW as f64 * 1000.0), Validity::Until(-1.0)] {
            cache.keep(key("a"), "answer", validity, cache.now());
            assert_eq!(cache.get(&key("a")), None, "{validity:?}");
        }
    }

    #[test]
    fn answers_belong_to_one_token_of_one_kind() {
        let (cache, _) = cache();
        keep(&cache, "a", "answer");
        assert_eq!(cache.get(&key("b")), None);
        assert_eq!(cache.get(&Key::new(TokenType::M2mToken, "a")), None);
    }

    #[test]
    fn a_newer_answer_replaces_the_older_one() {
        let (cache, clock) = cache();
        keep(&cache, "a", "older");
        clock.advance(Duration::from_secs(6));
        keep(&cache, "a", "newer one");
        clock.advance(Duration::from_secs(6));
        assert_eq!(cache.get(&key("a")).as_deref(), Some("newer one"));
        assert_eq!(cache.lock().bytes, "newer one".len());
    }

    #[test]
    fn what_a_replaced_answer_leaves_behind_does_not_take_the_newer_one_along() {
        let (cache, _) = cache();
        keep(&cache, "before", "answer");
        keep(&cache, "a", "older");
        keep(&cache, "a", "newer");
        for index in 0..MAX_ENTRIES - 1 {
            keep(&cache, &index.to_string(), "answer");
        }
        assert_eq!(cache.get(&key("before")), None);
        assert_eq!(cache.get(&key("a")).as_deref(), Some("newer"));
        assert_eq!(cache.lock().order.len(), MAX_ENTRIES);
    }

    #[test]
    fn the_oldest_answers_make_room_when_there_are_too_many() {
        let (cache, _) = cache();
        for index in 0..=MAX_ENTRIES {
            keep(&cache, &index.to_string(), "answer");
        }
        assert_eq!(cache.lock().entries.len(), MAX_ENTRIES);
        assert_eq!(cache.get(&key("0")), None);
        assert!(cache.get(&key("1")).is_some());
        assert!(cache.get(&key(&MAX_ENTRIES.to_string())).is_some());
    }

    #[test]
    fn the_oldest_answers_make_room_when_they_are_too_large() {
        let (cache, _) = cache();
        let large = "x".repeat(MAX_ANSWER_BYTES);
        let count = MAX_BYTES / MAX_ANSWER_BYTES;
        for index in 0..=count {
            keep(&cache, &index.to_string(), &large);
        }
        assert_eq!(cache.lock().bytes, MAX_BYTES);
        assert_eq!(cache.get(&key("0")), None);
        assert!(cache.get(&key("1")).is_some());
        keep(&cache, "too large", &format!("{large}x"));
        assert_eq!(cache.get(&key("too large")), None);
        assert!(cache.get(&key("1")).is_some());
    }

    #[test]
    fn answers_that_nobody_asks_for_again_are_forgotten_when_another_one_comes() {
        let (cache, clock) = cache();
        keep(&cache, "a", "answer");
        keep(&cache, "b", "answer");
        clock.advance(TIME_TO_LIVE);
        keep(&cache, "c", "answer");
        let kept = cache.lock();
        assert_eq!((kept.entries.len(), kept.order.len(), kept.bytes), (1, 1, "answer".len()));
    }

    #[test]
    fn tokens_that_expire_at_once_leave_no_more_traces_than_others() {
        let (cache, clock) = cache();
        keep(&cache, "first", "answer");
        for index in 0..2 * MAX_ENTRIES {
            let soon = clock.unix_ms() as f64 + 0.5;
            cache.keep(key(&index.to_string()), "answer", Validity::Until(soon), cache.now());
        }
        assert!(cache.lock().order.len() <= MAX_ENTRIES);
    }

    #[test]
    fn debug_shows_neither_tokens_nor_answers() {
        let (cache, _) = cache();
        keep(&cache, "hidden", "hidden");
        let shown = format!("{cache:?}");
        assert!(shown.contains("1 answers of 6 bytes") && !shown.contains("hidden"), "{shown}");
    }
}
