//! Limits the number of concurrent lookups of an instance.

use tokio::sync::{Semaphore, SemaphorePermit};

use super::{Kind, TooMany};

/// Maximum number of concurrent calls about opaque tokens. Together with those about nonces, unauthenticated
/// clients can cause at most 64.
pub(super) const TOKENS: usize = 48;

/// Maximum number of concurrent calls about nonces. They are counted separately, so that a flood of invented
/// tokens does not keep browsers from signing in.
pub(super) const NONCES: usize = 16;

/// Maximum number of concurrent calls for new session tokens. Only clients that have had a session can cause
/// them, and on a busy site many do.
pub(super) const REFRESHES: usize = 64;

/// The gates of one instance.
pub(super) struct Gates {
    tokens: Gate,
    nonces: Gate,
    refreshes: Gate,
}

/// The same number of lookups may wait, in order of arrival. So each waits for at most one call, which has a
/// time limit.
struct Gate {
    places: Semaphore,
    under_way: Semaphore,
}

/// Permits a lookup to make its call, until it is dropped.
pub(super) struct Pass<'g> {
    _under_way: SemaphorePermit<'g>,
    _place: SemaphorePermit<'g>,
}

impl Gates {
    pub(super) fn new() -> Self {
        Self { tokens: Gate::new(TOKENS), nonces: Gate::new(NONCES), refreshes: Gate::new(REFRESHES) }
    }

    /// Waits for a pass. Ready immediately if the limit is not reached.
    pub(super) async fn enter(&self, kind: Kind) -> Result<Pass<'_>, TooMany> {
        let gate = match kind {
            Kind::Token => &self.tokens,
            Kind::Nonce => &self.nonces,
            Kind::Refresh => &self.refreshes,
        };
        gate.enter().await
    }
}

impl Gate {
    fn new(limit: usize) -> Self {
        Self { places: Semaphore::new(2 * limit), under_way: Semaphore::new(limit) }
    }

    async fn enter(&self) -> Result<Pass<'_>, TooMany> {
        // The semaphores are never closed, so the only possible error is that there is no place.
        let place = self.places.try_acquire().map_err(|_| TooMany)?;
        let under_way = self.under_way.acquire().await.map_err(|_| TooMany)?;
        Ok(Pass { _under_way: under_way, _place: place })
    }
}
