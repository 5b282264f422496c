//! Calls that unauthenticated clients can cause: a request with an invented token or nonce makes the app
//! query Clerk. The cost is bounded for each instance:
//!
//! 1. A recent refusal by Clerk is returned again without a call: [`refusals`].
//! 2. Identical concurrent lookups share one call: [`shared_calls`].
//! 3. The number of concurrent calls is limited, and the same number may wait: [`gate`]. Others fail with
//!    [`TooMany`].

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

pub use fingerprint::Fingerprint;
pub use lookup::{Kind, Lookup, Outcome, Reply, TooMany};
pub use refusals::TIME_TO_LIVE as REFUSAL_TIME_TO_LIVE;
pub use registry::InstanceLookups;
pub use shared_calls::SharedCalls;

/// The lookups of one instance.
pub struct Lookups {
    gates: Gates,
    shared_calls: SharedCalls<Result<Arc<Outcome>, TooMany>>,
    refusals: Arc<Refusals>,
    clock: Arc<dyn Clock>,
}

impl Lookups {
    /// No lookups yet. `refusals` may be shared with other instances.
    fn new(refusals: Arc<Refusals>, clock: Arc<dyn Clock>) -> Self {
        Self { gates: Gates::new(), shared_calls: SharedCalls::default(), refusals, clock }
    }

    /// Queries Clerk, or returns a recent refusal.
    ///
    /// # Errors
    /// [`TooMany`] if the limits are reached.
    pub async fn ask(&self, lookup: &Lookup<'_>) -> Result<Reply, TooMany> {
        if let Some(outcome) = self.refusal(&lookup.fingerprint) {
            return Ok(Reply { outcome, is_own: false });
        }
        if lookup.kind == Kind::Refresh {
            return Ok(Reply { outcome: self.call(lookup).await?, is_own: true });
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
            Ok(outcome) if lookup.kind == Kind::Nonce && is_for_another(&outcome) => {
                Ok(Reply { outcome: self.call(lookup).await?, is_own: true })
            }
            outcome => Ok(Reply { outcome: outcome?, is_own }),
        }
    }

    /// Caches a response that is a refusal despite its status. Responses with an error status are cached
    /// automatically.
    pub fn remember_refusal(&self, fingerprint: Fingerprint, outcome: &Outcome) {
        self.refusals.remember(fingerprint, outcome, self.clock.monotonic());
    }

    async fn call(&self, lookup: &Lookup<'_>) -> Result<Arc<Outcome>, TooMany> {
        let _pass = self.gates.enter(lookup.kind).await?;
        // An identical lookup may have been refused while this one waited.
        if let Some(refusal) = self.refusal(&lookup.fingerprint) {
            return Ok(refusal);
        }
        let asked_at = self.clock.monotonic();
        let result = lookup.client.call(lookup.operation, lookup.arguments).await;
        let outcome = Arc::new(Outcome { result, asked_at });
        if outcome.refusing_status().is_some() {
            self.remember_refusal(lookup.fingerprint, &outcome);
        }
        Ok(outcome)
    }

    /// Whether a recent refusal is cached, with which a lookup is answered without a call.
    pub fn is_refused(&self, fingerprint: &Fingerprint) -> bool {
        self.refusal(fingerprint).is_some()
    }

    fn refusal(&self, fingerprint: &Fingerprint) -> Option<Arc<Outcome>> {
        self.refusals.get(fingerprint, self.clock.monotonic())
    }
}

impl fmt::Debug for Lookups {
    /// Shows neither requests nor responses.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Lookups").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
