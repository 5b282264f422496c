//! Calls that strangers can cause: a request with an invented token or nonce makes the app ask Clerk about it. What they
//! can spend is bounded here, for each instance:
//!
//! 1. What Clerk refused a moment ago is refused again without a call: [`refusals`].
//! 2. Identical look-ups at the same time share one call: [`flights`].
//! 3. A limited number of calls is under way, and as many wait: [`gate`]. Any further one fails with [`TooMany`].

mod fingerprint;
mod flights;
mod gate;
mod refusals;
mod registry;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::operation::Operation;
use super::{Answer, BackendClient, CallError};
use crate::time::Clock;

use flights::Flights;
use gate::Gates;
use refusals::Refusals;

pub use fingerprint::Fingerprint;
pub use registry::InstanceLookups;

/// The look-ups of one instance.
pub struct Lookups {
    gates: Gates,
    flights: Flights,
    refusals: Arc<Refusals>,
    clock: Arc<dyn Clock>,
}

/// One look-up.
#[derive(Debug)]
pub struct Lookup<'l> {
    /// What it is about.
    pub kind: Kind,
    /// Makes the call.
    pub client: &'l BackendClient,
    /// The call.
    pub operation: &'static Operation,
    /// The arguments of the call, as [`BackendClient::call`] takes them.
    pub arguments: &'l str,
    /// Its identity among all look-ups.
    pub fingerprint: Fingerprint,
}

/// What a look-up is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An opaque machine token. Identical look-ups share the call and its answer.
    Token,
    /// The nonce with which Clerk sends a browser back. Identical look-ups share a call that fails. Its answer holds
    /// session cookies and Clerk may accept a nonce only once, so an accepted one is for the request that made the call;
    /// the others make calls of their own.
    Nonce,
    /// An expired session token, which the instance has signed, with its refresh token. Nothing is shared.
    Refresh,
}

/// What the call of a look-up returned.
#[derive(Debug)]
pub struct Outcome {
    /// Clerk's answer.
    pub result: Result<Answer, CallError>,
    /// When the call was made: a monotonic reading.
    pub asked_at: Duration,
}

/// Too many look-ups are under way and waiting already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany;

impl Lookups {
    /// No look-up is under way. `refusals` may be shared with other instances.
    fn new(refusals: Arc<Refusals>, clock: Arc<dyn Clock>) -> Self {
        Self { gates: Gates::new(), flights: Flights::default(), refusals, clock }
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
        let seat = self.flights.board(lookup.fingerprint);
        let mut is_own = false;
        let outcome = seat
            .landing(|| {
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

impl Outcome {
    /// Whether Clerk refused what was asked about. Other failures are about the call: its key, its rate, or Clerk itself.
    fn has_refusing_status(&self) -> bool {
        matches!(&self.result, Err(CallError::Rejected(rejection)) if matches!(rejection.status, 400 | 404 | 410 | 422))
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
