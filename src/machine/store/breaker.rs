//! Pauses a store that fails repeatedly (a circuit breaker), so that it does not cost every request its time limit.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The number of failures in a row after which the store is paused.
const FAILURES: u32 = 3;

/// How long the store is not asked. Then one request asks it, and the others only if it responds.
const PAUSE: Duration = Duration::from_secs(5);

/// Counts failures. Times are monotonic readings.
#[derive(Debug, Default)]
pub(super) struct Breaker(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    failures: u32,
    paused_until: Option<Duration>,
}

impl Breaker {
    /// Whether a request may ask the store. After a pause it may if no other has asked since: the next pause has begun
    /// then, which ends early if the store responds.
    pub(super) fn may_ask(&self, now: Duration) -> bool {
        let mut state = self.lock();
        match state.paused_until {
            Some(until) if now < until => false,
            Some(_) => {
                state.paused_until = Some(now.saturating_add(PAUSE));
                true
            }
            None => true,
        }
    }

    /// Whether the store is in use. Does not count as asking it.
    pub(super) fn is_paused(&self) -> bool {
        self.lock().paused_until.is_some()
    }

    /// The store responded.
    pub(super) fn succeeded(&self) {
        *self.lock() = State::default();
    }

    /// The store did not respond.
    pub(super) fn failed(&self, now: Duration) {
        let mut state = self.lock();
        state.failures = state.failures.saturating_add(1);
        if state.failures >= FAILURES {
            state.paused_until = Some(now.saturating_add(PAUSE));
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Duration = Duration::from_secs(60);
    const MOMENT: Duration = Duration::from_millis(1);

    fn paused() -> Breaker {
        let breaker = Breaker::default();
        for _ in 0..FAILURES {
            assert!(breaker.may_ask(START));
            breaker.failed(START);
        }
        breaker
    }

    #[test]
    fn three_failures_in_a_row_pause_the_store() {
        let breaker = paused();
        assert!(breaker.is_paused());
        assert!(!breaker.may_ask(START));
        assert!(!breaker.may_ask(START + PAUSE - MOMENT));
    }

    #[test]
    fn a_response_resets_the_count() {
        let breaker = Breaker::default();
        for _ in 0..10 {
            breaker.failed(START);
            breaker.failed(START);
            breaker.succeeded();
        }
        assert!(breaker.may_ask(START) && !breaker.is_paused());
    }

    #[test]
    fn after_a_pause_one_request_asks_and_its_outcome_decides() {
        let breaker = paused();
        let after = START + PAUSE;
        assert!(breaker.may_ask(after));
        assert!(!breaker.may_ask(after), "only one");
        breaker.failed(after + MOMENT);
        assert!(!breaker.may_ask(after + PAUSE), "another pause");
        assert!(breaker.may_ask(after + PAUSE + MOMENT));
        breaker.succeeded();
        assert!(breaker.may_ask(after + PAUSE + MOMENT) && !breaker.is_paused());
    }

    #[test]
    fn a_request_that_goes_away_while_it_asks_does_not_pause_the_store_for_ever() {
        let breaker = paused();
        assert!(breaker.may_ask(START + PAUSE));
        assert!(breaker.may_ask(START + 2 * PAUSE));
    }
}
