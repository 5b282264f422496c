//! Calls that are under way, for those who ask the same at the same time.

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::OnceCell;

use super::{Fingerprint, Outcome, TooMany};

/// How a call ends.
type Landing = Result<Arc<Outcome>, TooMany>;

/// The calls that are under way. There are never more than requests that wait for them.
#[derive(Default)]
pub(super) struct Flights {
    under_way: Mutex<HashMap<Fingerprint, Arc<OnceCell<Landing>>>>,
}

/// A place on a call. The last one that is left, or the first one after the end of the call, removes it.
pub(super) struct Seat<'f> {
    flights: &'f Flights,
    fingerprint: Fingerprint,
    flight: Arc<OnceCell<Landing>>,
}

impl Flights {
    /// Joins the call that is under way, or announces one.
    pub(super) fn board(&self, fingerprint: Fingerprint) -> Seat<'_> {
        let flight = Arc::clone(self.lock().entry(fingerprint).or_default());
        Seat { flights: self, fingerprint, flight }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Fingerprint, Arc<OnceCell<Landing>>>> {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seat<'_> {
    /// How the call ends. The first one who waits makes it; if that request goes away, the next one does.
    pub(super) async fn landing<Call: Future<Output = Landing>>(
        &self,
        call: impl FnOnce() -> Call,
    ) -> Landing {
        self.flight.get_or_init(call).await.clone()
    }
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        let mut under_way = self.flights.lock();
        // One count is the map's, one is ours. New ones are only made with the lock.
        let is_over = self.flight.initialized() || Arc::strong_count(&self.flight) <= 2;
        if is_over && under_way.get(&self.fingerprint).is_some_and(|flight| Arc::ptr_eq(flight, &self.flight))
        {
            under_way.remove(&self.fingerprint);
        }
    }
}

#[cfg(test)]
impl Flights {
    pub(super) fn count(&self) -> usize {
        self.lock().len()
    }
}
