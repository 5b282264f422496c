//! Cache of Clerk's recent refusals.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::super::{Answer, CallError, Rejection};
use super::{Fingerprint, Outcome};

/// How long a refusal is cached. A token or nonce that Clerk accepts later is refused for at most this long.
pub const TIME_TO_LIVE: Duration = Duration::from_secs(5);

/// Maximum number of cached refusals. Unauthenticated clients cause them, so the oldest are evicted.
pub(super) const MAX_ENTRIES: usize = 4096;

/// Maximum size of a cached body; Clerk's errors are well below one kilobyte.
const MAX_BODY_BYTES: usize = 4096;

/// The refusals of the whole process.
#[derive(Default)]
pub(super) struct Refusals {
    remembered: Mutex<Remembered>,
}

#[derive(Default)]
struct Remembered {
    entries: HashMap<Fingerprint, Entry>,
    /// In order of expiry: each element has an entry, and each entry is in here once.
    order: VecDeque<Fingerprint>,
}

struct Entry {
    outcome: Arc<Outcome>,
    forget_at: Duration,
}

impl Refusals {
    /// The refusal, unless it has expired. `now` is a monotonic reading.
    pub(super) fn get(&self, fingerprint: &Fingerprint, now: Duration) -> Option<Arc<Outcome>> {
        let remembered = self.lock();
        let entry = remembered.entries.get(fingerprint)?;
        (now < entry.forget_at).then(|| Arc::clone(&entry.outcome))
    }

    /// Caches a new refusal. One that is already cached is not prolonged.
    pub(super) fn remember(&self, fingerprint: Fingerprint, outcome: &Outcome, now: Duration) {
        let Some(outcome) = shortened(outcome) else { return };
        let mut remembered = self.lock();
        remembered.forget_until(now);
        if remembered.entries.contains_key(&fingerprint) {
            return;
        }
        if remembered.order.len() >= MAX_ENTRIES {
            remembered.forget_oldest();
        }
        let entry = Entry { outcome: Arc::new(outcome), forget_at: now.saturating_add(TIME_TO_LIVE) };
        remembered.entries.insert(fingerprint, entry);
        remembered.order.push_back(fingerprint);
    }

    fn lock(&self) -> MutexGuard<'_, Remembered> {
        self.remembered.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Remembered {
    /// Removes expired refusals.
    fn forget_until(&mut self, now: Duration) {
        while self.oldest().is_some_and(|entry| entry.forget_at <= now) {
            self.forget_oldest();
        }
    }

    fn oldest(&self) -> Option<&Entry> {
        self.entries.get(self.order.front()?)
    }

    fn forget_oldest(&mut self) {
        if let Some(oldest) = self.order.pop_front() {
            self.entries.remove(&oldest);
        }
    }
}

/// The cached part of an outcome; `None` if it is too long or not a refusal.
fn shortened(outcome: &Outcome) -> Option<Outcome> {
    let fits = |body: &String| body.len() <= MAX_BODY_BYTES;
    let result = match &outcome.result {
        Ok(Answer::Json(text)) if fits(text) => Ok(Answer::Json(text.clone())),
        Err(CallError::Rejected(Rejection { status, body, .. })) => Err(CallError::Rejected(Rejection {
            status: *status,
            reason_phrase: String::new(),
            trace_id: None,
            retry_after: None,
            body: body.clone().filter(fits),
        })),
        _ => return None,
    };
    Some(Outcome { result, asked_at: outcome.asked_at })
}

#[cfg(test)]
impl Refusals {
    pub(super) fn count(&self) -> usize {
        let remembered = self.lock();
        assert_eq!(remembered.entries.len(), remembered.order.len());
        remembered.order.len()
    }
}
