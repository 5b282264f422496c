//! Which tokens are kept decoded.

use std::sync::atomic::{AtomicU32, Ordering};

/// Largest balance. It takes this many requests until a change of the traffic has its effect: as many as tokens
/// are kept decoded, whose second requests find none of them.
const MAX_BALANCE: u32 = 1024;

/// With a crowd, one token of this many is admitted.
const SAMPLE: u32 = 16;

/// Decides whether a token that came again is admitted among the frequent ones.
///
/// Where they fit, every token is. In a crowd that is much larger, a token would be evicted before it comes
/// again, and keeping it is a waste of time; then a sample is admitted, in which those that come most often
/// are most likely to be.
///
/// The counters are approximate: threads may overwrite each other's updates.
pub(super) struct Admission {
    /// How much more often tokens were found among the frequent ones than outside them.
    balance: AtomicU32,
    came: AtomicU32,
}

impl Admission {
    pub(super) fn new() -> Self {
        Self { balance: AtomicU32::new(MAX_BALANCE), came: AtomicU32::new(0) }
    }

    /// Notes that a verified token was found among the frequent ones.
    pub(super) fn found(&self) {
        let balance = self.balance.load(Ordering::Relaxed);
        if balance < MAX_BALANCE {
            self.balance.store(balance + 1, Ordering::Relaxed);
        }
    }

    /// Notes that a verified token was not among the frequent ones.
    pub(super) fn missed(&self) {
        let balance = self.balance.load(Ordering::Relaxed);
        // Not stored where it would not change: all threads share it.
        if balance > 0 {
            self.balance.store(balance - 1, Ordering::Relaxed);
        }
    }

    /// Whether a token that came again is admitted.
    pub(super) fn admits(&self) -> bool {
        if self.balance.load(Ordering::Relaxed) > 0 {
            return true;
        }
        let came = self.came.load(Ordering::Relaxed);
        self.came.store(came.wrapping_add(1), Ordering::Relaxed);
        came.is_multiple_of(SAMPLE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_token_is_admitted_until_most_are_found_outside() {
        let admission = Admission::new();
        for _ in 0..MAX_BALANCE {
            assert!(admission.admits());
            admission.missed();
        }
        let admitted = (0..10 * SAMPLE).filter(|_| admission.admits()).count();
        assert_eq!(admitted, 10);
    }

    #[test]
    fn every_token_is_admitted_again_once_they_fit() {
        let admission = Admission::new();
        (0..10 * MAX_BALANCE).for_each(|_| admission.missed());
        admission.found();
        assert!((0..100).all(|_| admission.admits()));
    }
}
