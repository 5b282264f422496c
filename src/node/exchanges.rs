//! Questions that JavaScript answers later, by their numbers.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

/// Pending exchanges of one kind, of all threads.
pub(super) struct Exchanges<Outcome> {
    waiting: Mutex<HashMap<u32, oneshot::Sender<Outcome>>>,
    next: AtomicU32,
}

impl<Outcome> Default for Exchanges<Outcome> {
    fn default() -> Self {
        Self { waiting: Mutex::default(), next: AtomicU32::new(0) }
    }
}

impl<Outcome> Exchanges<Outcome> {
    /// Begins an exchange: its number, and its outcome.
    pub(super) fn begin(&self) -> (u32, oneshot::Receiver<Outcome>) {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let (sender, outcome) = oneshot::channel();
        self.lock().insert(number, sender);
        (number, outcome)
    }

    /// Ends an exchange; one that has already ended or was abandoned is ignored.
    pub(super) fn end(&self, number: u32, outcome: Outcome) {
        let sender = self.lock().remove(&number);
        if let Some(sender) = sender {
            // The receiver may have been dropped, in which case the outcome is not needed.
            drop(sender.send(outcome));
        }
    }

    /// Forgets an exchange. Returns whether it had not ended.
    pub(super) fn abandon(&self, number: u32) -> bool {
        self.lock().remove(&number).is_some()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<u32, oneshot::Sender<Outcome>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
