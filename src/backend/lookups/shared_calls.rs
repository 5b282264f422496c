//! Calls in progress, shared by identical lookups.

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::OnceCell;

use super::Fingerprint;

/// The calls in progress, which end with an `End`: never more than waiting lookups.
pub struct SharedCalls<End> {
    in_progress: Mutex<HashMap<Fingerprint, Arc<OnceCell<End>>>>,
}

/// A share in a call. Dropping the last share, or the first one after the end of the call, removes the call.
pub struct SharedCall<'c, End> {
    calls: &'c SharedCalls<End>,
    fingerprint: Fingerprint,
    call: Arc<OnceCell<End>>,
}

impl<End> SharedCalls<End> {
    /// Joins the call in progress, or registers a new one.
    pub fn join(&self, fingerprint: Fingerprint) -> SharedCall<'_, End> {
        let call = Arc::clone(self.lock().entry(fingerprint).or_default());
        SharedCall { calls: self, fingerprint, call }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Fingerprint, Arc<OnceCell<End>>>> {
        self.in_progress.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<End> Default for SharedCalls<End> {
    fn default() -> Self {
        Self { in_progress: Mutex::default() }
    }
}

impl<End: Clone> SharedCall<'_, End> {
    /// The outcome of the call. The first lookup makes it; if its request is dropped, the next one does.
    pub async fn end<Call: Future<Output = End>>(&self, call: impl FnOnce() -> Call) -> End {
        self.call.get_or_init(call).await.clone()
    }
}

impl<End> Drop for SharedCall<'_, End> {
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
impl<End> SharedCalls<End> {
    pub(super) fn count(&self) -> usize {
        self.lock().len()
    }
}
