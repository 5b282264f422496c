//! Limits what a store costs that is slow, broken or gone: see the table in [`GuardedStore`].

use std::fmt;
use std::future::Future;
use std::mem::take;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use tokio::time;

use super::breaker::Breaker;
use super::{Store, StoreError};
use crate::time::Clock;

/// Maximum number of writes that the store has not confirmed. More are skipped.
const MAX_WRITES: usize = 256;

/// How long a write counts as unconfirmed. No request waits for it.
const WRITE_TIMEOUT: Duration = Duration::from_secs(5);

/// A store as requests use it. One for all configurations with the same store, which share what is known about it.
///
/// | the store | what happens |
/// |---|---|
/// | does not respond to a read in time, or fails | the request continues without it |
/// | does so three times in a row | it is not asked for five seconds: [`Breaker`] |
/// | does not respond to writes | no request notices; at most [`MAX_WRITES`] are in progress |
///
/// Problems are collected for the console.
pub struct GuardedStore {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    runtime: Handle,
    breaker: Breaker,
    writes: Arc<Semaphore>,
    problems: Arc<Problems>,
}

/// What is wrong with a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreProblem {
    /// It did not respond to a read within this time.
    Slow(Duration),
    /// It failed, for this reason.
    Failed(String),
    /// It contains an entry that this instance has not written.
    Forged,
}

/// Problems since the last request that reported some: one of each kind.
#[derive(Debug, Default)]
struct Problems {
    are_there: AtomicBool,
    collected: Mutex<Vec<StoreProblem>>,
}

impl GuardedStore {
    /// Guards a store. `runtime` runs timers and writes.
    pub fn new(store: Arc<dyn Store>, clock: Arc<dyn Clock>, runtime: Handle) -> Self {
        let writes = Arc::new(Semaphore::new(MAX_WRITES));
        Self { store, clock, runtime, breaker: Breaker::default(), writes, problems: Arc::default() }
    }

    /// Returns the value of a key within `limit`; `None` if there is none, or if the store does not respond.
    pub(in super::super) async fn get(&self, key: &str, limit: Duration) -> Option<String> {
        if !self.breaker.may_ask(self.clock.monotonic()) {
            return None;
        }
        let value = self.store.get(key.to_owned());
        let value = {
            // Decisions are first polled on JavaScript's thread, which has no timer.
            let _runtime = self.runtime.enter();
            time::timeout(limit, value)
        };
        let problem = match value.await {
            Ok(Ok(value)) => {
                self.breaker.succeeded();
                return value;
            }
            Ok(Err(StoreError(why))) => StoreProblem::Failed(why),
            Err(_) => StoreProblem::Slow(limit),
        };
        self.breaker.failed(self.clock.monotonic());
        self.problems.add(problem);
        None
    }

    /// Writes a value in the background.
    pub(in super::super) fn set(&self, key: String, value: String, time_to_live: Duration) {
        self.write(|store| store.set(key, value, time_to_live));
    }

    /// Removes an entry in the background, because this instance has not written it.
    pub(in super::super) fn remove_forged(&self, key: String) {
        self.problems.add(StoreProblem::Forged);
        self.write(|store| store.delete(key));
    }

    /// The problems since the last call.
    pub(in super::super) fn take_problems(&self) -> Vec<StoreProblem> {
        self.problems.take()
    }

    fn write<Write>(&self, write: impl FnOnce(&dyn Store) -> Write)
    where
        Write: Future<Output = Result<(), StoreError>> + Send + 'static,
    {
        if self.breaker.is_paused() {
            return;
        }
        let Ok(permit) = Arc::clone(&self.writes).try_acquire_owned() else { return };
        let (write, problems) = (write(&*self.store), Arc::clone(&self.problems));
        self.runtime.spawn(async move {
            // A store that does not respond is noticed by those who read.
            if let Ok(Err(StoreError(why))) = time::timeout(WRITE_TIMEOUT, write).await {
                problems.add(StoreProblem::Failed(why));
            }
            drop(permit);
        });
    }
}

impl Problems {
    fn add(&self, problem: StoreProblem) {
        let mut collected = self.collected.lock().unwrap_or_else(PoisonError::into_inner);
        if !collected.iter().any(|other| std::mem::discriminant(other) == std::mem::discriminant(&problem)) {
            collected.push(problem);
        }
        self.are_there.store(true, Ordering::Release);
    }

    /// Takes no lock if there are none, because every request with a machine token calls it.
    fn take(&self) -> Vec<StoreProblem> {
        if !self.are_there.swap(false, Ordering::AcqRel) {
            return Vec::new();
        }
        take(&mut *self.collected.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl fmt::Debug for GuardedStore {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("GuardedStore").field("store", &self.store).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
