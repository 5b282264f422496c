//! What Clerk says about opaque tokens, shared with other servers through a store: what is stored, and for how long.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::lookup::{Asked, Question};
use super::store::seal::{Entry, Seal};
use super::store::{GuardedStore, StoreProblem};
use super::verdict::Verdict;
use crate::backend::lookups::{REFUSAL_TIME_TO_LIVE, SharedCalls};
use crate::time::Clock;

/// How far another server's clock may be ahead of this one's. An entry from further in the future is not used, because
/// it would be used for longer than its time.
const MAX_AHEAD_MS: i64 = 5000;

/// How long a request waits for the store by default. A store in the same data centre responds within a millisecond or
/// two, and Clerk is asked in about this time.
pub const DEFAULT_STORE_TIMEOUT: Duration = Duration::from_millis(50);

/// A store for the responses that one configuration shares.
#[derive(Clone, Debug)]
pub struct SharedCacheOptions {
    /// The store.
    pub store: Arc<GuardedStore>,
    /// How long a request waits for the store.
    pub timeout: Duration,
}

/// Reads and writes shared responses.
pub(super) struct SharedCache {
    store: Arc<GuardedStore>,
    timeout: Duration,
    time_to_live: Duration,
    clock: Arc<dyn Clock>,
    reads: SharedCalls<Option<Arc<Shared>>>,
}

/// A shared response that may be used.
pub(super) struct Shared {
    pub(super) verdict: Verdict,
    /// Until when: a monotonic reading.
    pub(super) forget_at: Duration,
}

impl SharedCache {
    /// Responses that accept a token are used for `time_to_live` after Clerk was queried, by whichever server.
    pub(super) fn new(options: SharedCacheOptions, time_to_live: Duration, clock: Arc<dyn Clock>) -> Self {
        let SharedCacheOptions { store, timeout } = options;
        Self { store, timeout, time_to_live, clock, reads: SharedCalls::default() }
    }

    /// The response that another server has stored. Identical concurrent questions share one read.
    pub(super) async fn read(&self, question: &Question<'_>) -> Option<Arc<Shared>> {
        self.reads.join(question.fingerprint).end(|| self.read_alone(question)).await
    }

    /// Stores a response in the background, if this question is the one for which Clerk was queried.
    pub(super) fn write(&self, question: &Question<'_>, asked: &Asked) {
        if !asked.is_own {
            return;
        }
        let age = self.clock.monotonic().saturating_sub(asked.asked_at);
        let now = self.clock.unix_ms();
        let asked_at_unix_ms = now.saturating_sub(milliseconds(age));
        let expires_at_unix_ms = self.expires_at(&asked.verdict, asked_at_unix_ms);
        let Ok(time_left) = u64::try_from(expires_at_unix_ms.saturating_sub(now)) else { return };
        if time_left == 0 {
            return;
        }
        let Some(seal) = Seal::of(question.client) else { return };
        let name = seal.name(question.operation, question.token);
        let Ok(data) = serde_json::to_string(&asked.verdict) else { return };
        if let Some(value) = seal.seal(&name, &Entry { asked_at_unix_ms, expires_at_unix_ms, data }) {
            self.store.set(name, value, Duration::from_millis(time_left));
        }
    }

    /// What is wrong with the store, once.
    pub(super) fn take_problems(&self) -> Vec<StoreProblem> {
        self.store.take_problems()
    }

    async fn read_alone(&self, question: &Question<'_>) -> Option<Arc<Shared>> {
        let seal = Seal::of(question.client)?;
        let name = seal.name(question.operation, question.token);
        let value = self.store.get(&name, self.timeout).await?;
        let opened = seal.open(&name, &value);
        let Some((entry, verdict)) = opened.and_then(|entry| {
            let verdict = serde_json::from_str::<Verdict>(&entry.data).ok()?;
            Some((entry, verdict))
        }) else {
            self.store.remove_forged(name);
            return None;
        };
        let now = self.clock.unix_ms();
        if entry.asked_at_unix_ms.saturating_sub(now) > MAX_AHEAD_MS {
            return None;
        }
        // Another server may be configured with a longer time than this one.
        let expires_at = entry.expires_at_unix_ms.min(self.expires_at(&verdict, entry.asked_at_unix_ms));
        let time_left = u64::try_from(expires_at.saturating_sub(now)).ok().filter(|time| *time > 0)?;
        let forget_at = self.clock.monotonic().saturating_add(Duration::from_millis(time_left));
        Some(Arc::new(Shared { verdict, forget_at }))
    }

    /// Until when a response is used, in milliseconds since the Unix epoch.
    fn expires_at(&self, verdict: &Verdict, asked_at_unix_ms: i64) -> i64 {
        match verdict {
            Verdict::Active(active) => {
                let expires_at = asked_at_unix_ms.saturating_add(milliseconds(self.time_to_live));
                // `as` saturates.
                active.expires_at_unix_ms.map_or(expires_at, |end| expires_at.min(end as i64))
            }
            Verdict::Ended(_) | Verdict::Refused(_) => {
                asked_at_unix_ms.saturating_add(milliseconds(REFUSAL_TIME_TO_LIVE))
            }
        }
    }
}

fn milliseconds(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

impl fmt::Debug for SharedCache {
    /// Shows no responses.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SharedCache").field("store", &self.store).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
