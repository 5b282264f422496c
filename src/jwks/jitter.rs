//! Spreads the refreshes of processes that start together, or that a new key has made fetch together.

use std::hash::{BuildHasher, RandomState};
use std::ops::RangeInclusive;

/// Draws how early a process refreshes. Processes draw differently; a seed makes the draws repeatable.
#[derive(Debug)]
pub(super) struct Jitter(fastrand::Rng);

impl Jitter {
    /// Draws that no other process repeats. The seed comes from the operating system, because processes of one image may
    /// read the same clock.
    pub(super) fn of_this_process() -> Self {
        Self::with_seed(RandomState::new().hash_one("jitter"))
    }

    /// The draws of this seed.
    pub(super) fn with_seed(seed: u64) -> Self {
        Self(fastrand::Rng::with_seed(seed))
    }

    /// A number in this range. All are equally likely.
    pub(super) fn between(&mut self, range: &RangeInclusive<f64>) -> f64 {
        range.start() + self.0.f64() * (range.end() - range.start())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_cover_the_range_and_stay_in_it() {
        let range = 0.6..=0.8;
        let mut jitter = Jitter::with_seed(1);
        let mut draws: Vec<f64> = (0..1000).map(|_| jitter.between(&range)).collect();
        assert!(draws.iter().all(|draw| range.contains(draw)));
        draws.sort_by(f64::total_cmp);
        let widest = draws.windows(2).map(|pair| pair[1] - pair[0]).fold(0.0, f64::max);
        assert!(widest < 0.005 && draws[0] < 0.605 && draws[999] > 0.795, "{widest}");
    }

    #[test]
    fn two_processes_draw_differently_and_a_seed_repeats_its_draws() {
        let draw = |mut jitter: Jitter| [(); 4].map(|()| jitter.between(&(0.0..=1.0)));
        assert_ne!(draw(Jitter::of_this_process()), draw(Jitter::of_this_process()));
        assert_eq!(draw(Jitter::with_seed(7)), draw(Jitter::with_seed(7)));
    }
}
