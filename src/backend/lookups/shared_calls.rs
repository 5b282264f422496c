//! Calls in progress, shared by identical lookups.

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::OnceCell;

use super::{Fingerprint, Outcome, TooMany};

/// The result of a call.
type End = Result<Arc<Outcome>, TooMany>;

/// The calls in progress: never more than waiting lookups.
#[derive(Default)]
pub(super) struct SharedCalls {
    in_progress: Mutex<HashMap<Fingerprint, Arc<OnceCell<End>>>>,
}

/// A share in a call. Dropping the last share, or the first one after the end of the call, removes the call.
pub(super) struct SharedCall<'c> {
    calls: &'c SharedCalls,
    fingerprint: Fingerprint,
    call: Arc<OnceCell<End>>,
}

impl SharedCalls {
    /// Joins the call in progress, or registers a new one.
    pub(super) fn join(&self, fingerprint: Fingerprint) -> SharedCall<'_> {
        let call = Arc::clone(self.lock().entry(fingerprint).or_default());
        SharedCall { calls: self, fingerprint, call }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Fingerprint, Arc<OnceCell<End>>>> {
        self.in_progress.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl SharedCall<'_> {
    /// The outcome of the call. The first lookup makes it; if its request is dropped, the next one does.
    pub(super) async fn end<Call: Future<Output = End>>(&self, call: impl FnOnce() -> Call) -> End {
        self.call.get_or_init(call).await.clone()
    }
}

impl Drop for SharedCall<'_> {
    fn drop(&mut self) {
        let mut in_progress = self.calls.lock();
        // One reference is the map's, one is this share's. New ones are only made under the lock.
        let is_over = self.call.initialized() || Arc::strong_count(&self.call) <= 2;
        if is_over && in_progress.get(&self.fingerprint).is_some_and(|call| Arc::ptr_eq(call, &self.call)) {
            in_progress.remove(&self.fingerprint);
        }
    }
}

#[cfg(test)]
impl SharedCalls {
    pub(super) fn count(&self) -> usize {
        self.lock().len()
    }
}
