//! The table of revocations, without the clock.

use std::collections::BTreeSet;

use hashbrown::HashTable;

use super::fingerprint::Fingerprint;

/// Entries by what they are about, and in the order in which they expire.
#[derive(Default)]
pub(super) struct Listed {
    entries: HashTable<Entry>,
    expiring: BTreeSet<(i64, Fingerprint)>,
}

/// Times are milliseconds since the Unix epoch.
#[derive(Clone, Copy)]
struct Entry {
    about: Fingerprint,
    /// Tokens that were issued before are refused.
    before_ms: i64,
    expires_ms: i64,
}

impl Listed {
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// When the next entry expires; never if there is none.
    pub(super) fn next_expiry_ms(&self) -> i64 {
        self.expiring.first().map_or(i64::MAX, |(expires_ms, _)| *expires_ms)
    }

    /// Whether tokens about this that were issued then are refused.
    pub(super) fn refuses(&self, about: Option<Fingerprint>, issued_ms: i64) -> bool {
        about.and_then(|about| self.find(about)).is_some_and(|entry| issued_ms < entry.before_ms)
    }

    /// Adds an entry, or extends the present one.
    pub(super) fn insert(&mut self, about: Fingerprint, before_ms: i64, expires_ms: i64) {
        let mut entry = Entry { about, before_ms, expires_ms };
        if let Some(present) = self.remove(about) {
            entry.before_ms = before_ms.max(present.before_ms);
            entry.expires_ms = expires_ms.max(present.expires_ms);
        }
        self.entries.insert_unique(about.hash(), entry, |entry| entry.about.hash());
        self.expiring.insert((entry.expires_ms, about));
    }

    /// Drops the entry that expires first.
    pub(super) fn drop_oldest(&mut self) {
        if let Some((_, about)) = self.expiring.first().copied() {
            self.remove(about);
        }
    }

    pub(super) fn drop_expired(&mut self, now_ms: i64) {
        while self.next_expiry_ms() <= now_ms {
            self.drop_oldest();
        }
    }

    fn find(&self, about: Fingerprint) -> Option<&Entry> {
        self.entries.find(about.hash(), |entry| entry.about == about)
    }

    fn remove(&mut self, about: Fingerprint) -> Option<Entry> {
        let found = self.entries.find_entry(about.hash(), |entry| entry.about == about).ok()?;
        let (entry, _) = found.remove();
        self.expiring.remove(&(entry.expires_ms, about));
        Some(entry)
    }
}
