//! Faults on demand: what Clerk does rarely, and what apps have to survive.

mod fault;
mod layer;
mod rate_limit;

use std::sync::{Mutex, MutexGuard, PoisonError};

pub(crate) use self::fault::{Fault, WantedFault};
pub(crate) use self::layer::inject;
pub(crate) use self::rate_limit::RateLimit;

/// The faults that are to come, and the rate limit.
#[derive(Debug, Default)]
pub struct Faults {
    faults: Mutex<Vec<Fault>>,
    rate_limit: Mutex<Option<RateLimit>>,
}

impl Faults {
    /// All faults, the first that was asked for first.
    pub(crate) fn all(&self) -> MutexGuard<'_, Vec<Fault>> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The rate limit, if one is switched on.
    pub(crate) fn rate_limit(&self) -> MutexGuard<'_, Option<RateLimit>> {
        self.rate_limit.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The fault of a request with this method and path, which then has one time less to occur.
    fn take(&self, method: &str, path: &str) -> Option<Fault> {
        let mut faults = self.all();
        let index = faults.iter().position(|fault| fault.applies_to(method, path))?;
        let fault = faults[index].clone();
        match &mut faults[index].times {
            Some(1) => {
                faults.remove(index);
            }
            Some(times) => *times -= 1,
            None => {}
        }
        Some(fault)
    }

    /// Removes all faults and the rate limit.
    pub(crate) fn clear(&self) {
        self.all().clear();
        *self.rate_limit() = None;
    }
}
