//! What Clerk refused a moment ago.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::super::{Answer, CallError, Rejection};
use super::{Fingerprint, Outcome};

/// For how long a refusal counts. A token or nonce that Clerk comes to accept is refused for this long at most.
pub(super) const TIME_TO_LIVE: Duration = Duration::from_secs(5);

/// Most refusals that are remembered. Strangers cause them, so the oldest make room.
pub(super) const MAX_ENTRIES: usize = 4096;

/// Longest body that is remembered; Clerk's errors are well below one kilobyte.
const MAX_BODY_BYTES: usize = 4096;

/// Refusals of the whole process.
#[derive(Default)]
pub(super) struct Refusals {
    remembered: Mutex<Remembered>,
}

#[derive(Default)]
struct Remembered {
    entries: HashMap<Fingerprint, Entry>,
    /// In the order in which they are to be forgotten: each has an entry, and each entry is here once.
    order: VecDeque<Fingerprint>,
}

struct Entry {
    outcome: Arc<Outcome>,
    forget_at: Duration,
}

impl Refusals {
    /// The refusal, while it counts. `now` is a monotonic reading.
    pub(super) fn get(&self, fingerprint: &Fingerprint, now: Duration) -> Option<Arc<Outcome>> {
        let remembered = self.lock();
        let entry = remembered.entries.get(fingerprint)?;
        (now < entry.forget_at).then(|| Arc::clone(&entry.outcome))
    }

    /// Remembers a refusal that has come now. One that is remembered already is not prolonged.
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
    /// Forgets what no longer counts.
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

/// What is remembered of an outcome; `None` where it is too long, or does not refuse anything.
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
