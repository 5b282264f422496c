//! Calls that strangers can cause: a request with an invented token or nonce makes the app ask Clerk about it. What they
//! can spend is bounded here, for each instance:
//!
//! 1. What Clerk refused a moment ago is refused again without a call: [`refusals`].
//! 2. Identical look-ups at the same time share one call: [`shared_calls`].
//! 3. A limited number of calls is under way, and as many wait: [`gate`]. Any further one fails with [`TooMany`].

mod fingerprint;
mod gate;
mod lookup;
mod refusals;
mod registry;
mod shared_calls;

use std::fmt;
use std::sync::Arc;

use crate::time::Clock;

use gate::Gates;
use refusals::Refusals;
use shared_calls::SharedCalls;

pub use fingerprint::Fingerprint;
pub use lookup::{Kind, Lookup, Outcome, TooMany};
pub use registry::InstanceLookups;

/// The look-ups of one instance.
pub struct Lookups {
    gates: Gates,
    shared_calls: SharedCalls,
    refusals: Arc<Refusals>,
    clock: Arc<dyn Clock>,
}

impl Lookups {
    /// No look-up is under way. `refusals` may be shared with other instances.
    fn new(refusals: Arc<Refusals>, clock: Arc<dyn Clock>) -> Self {
        Self { gates: Gates::new(), shared_calls: SharedCalls::default(), refusals, clock }
    }

    /// What Clerk says, or has said a moment ago if that was a refusal.
    ///
    /// # Errors
    /// [`TooMany`] look-ups are under way.
    pub async fn ask(&self, lookup: &Lookup<'_>) -> Result<Arc<Outcome>, TooMany> {
        if let Some(refusal) = self.refusal(lookup) {
            return Ok(refusal);
        }
        if lookup.kind == Kind::Refresh {
            return self.call(lookup).await;
        }
        let shared = self.shared_calls.join(lookup.fingerprint);
        let mut is_own = false;
        let outcome = shared
            .end(|| {
                is_own = true;
                self.call(lookup)
            })
            .await;
        let is_for_another = |outcome: &Outcome| !is_own && outcome.result.is_ok();
        match outcome {
            Ok(outcome) if lookup.kind == Kind::Nonce && is_for_another(&outcome) => self.call(lookup).await,
            outcome => outcome,
        }
    }

    /// Remembers an answer that refuses although its status says otherwise. Refusing statuses are remembered as they come.
    pub fn remember_refusal(&self, fingerprint: Fingerprint, outcome: &Outcome) {
        self.refusals.remember(fingerprint, outcome, self.clock.monotonic());
    }

    async fn call(&self, lookup: &Lookup<'_>) -> Result<Arc<Outcome>, TooMany> {
        let _pass = self.gates.enter(lookup.kind).await?;
        // An identical one may have been refused while this one waited.
        if let Some(refusal) = self.refusal(lookup) {
            return Ok(refusal);
        }
        let asked_at = self.clock.monotonic();
        let result = lookup.client.call(lookup.operation, lookup.arguments).await;
        let outcome = Arc::new(Outcome { result, asked_at });
        if outcome.has_refusing_status() {
            self.remember_refusal(lookup.fingerprint, &outcome);
        }
        Ok(outcome)
    }

    fn refusal(&self, lookup: &Lookup<'_>) -> Option<Arc<Outcome>> {
        self.refusals.get(&lookup.fingerprint, self.clock.monotonic())
    }
}

impl fmt::Debug for Lookups {
    /// Shows nothing of what was asked and answered.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Lookups").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
