//! How many look-ups of an instance are under way.

use tokio::sync::{Semaphore, SemaphorePermit};

use super::{Kind, TooMany};

/// Calls about opaque tokens that are under way at most. With those about nonces they are 64: whatever strangers send.
pub(super) const TOKENS: usize = 48;

/// Calls about nonces that are under way at most. They have places of their own, so that a flood of invented tokens does
/// not keep browsers from signing in.
pub(super) const NONCES: usize = 16;

/// Calls for new session tokens that are under way at most. Only those who have had a session can cause them, and on a busy
/// site many do.
pub(super) const REFRESHES: usize = 64;

/// The gates of one instance.
pub(super) struct Gates {
    tokens: Gate,
    nonces: Gate,
    refreshes: Gate,
}

/// As many as may be under way may also wait, in the order in which they came. So each waits for one call at most, which
/// has a time limit.
struct Gate {
    places: Semaphore,
    under_way: Semaphore,
}

/// What lets a look-up make its call, until it is dropped.
pub(super) struct Pass<'g> {
    _under_way: SemaphorePermit<'g>,
    _place: SemaphorePermit<'g>,
}

impl Gates {
    pub(super) fn new() -> Self {
        Self { tokens: Gate::new(TOKENS), nonces: Gate::new(NONCES), refreshes: Gate::new(REFRESHES) }
    }

    /// A pass, as soon as there is one. Ready immediately while few are under way.
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
    fn new(most: usize) -> Self {
        Self { places: Semaphore::new(2 * most), under_way: Semaphore::new(most) }
    }

    async fn enter(&self) -> Result<Pass<'_>, TooMany> {
        // Neither is ever closed, so the only error is that there is no place.
        let place = self.places.try_acquire().map_err(|_| TooMany)?;
        let under_way = self.under_way.acquire().await.map_err(|_| TooMany)?;
        Ok(Pass { _under_way: under_way, _place: place })
    }
}
