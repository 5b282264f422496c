//! Which tokens are kept decoded.

use std::sync::atomic::{AtomicU32, Ordering};

/// How many marks a token can replace. With one, two tokens that take turns could replace each other's mark forever.
const MARKS_OF_TOKEN: usize = 4;

/// Decides whether a token is admitted among the frequent ones.
///
/// In a crowd, most tokens would be evicted before they come again, and keeping them is a waste of time. One that comes
/// twice with few others in between is likely to come again soon. So each token leaves a mark in place of another, and is
/// admitted if its own is still there when it comes again.
///
/// There are marks for half of the tokens that are kept decoded: what is admitted should come several times before it is
/// evicted, because admitting it takes as long as several requests that find it. Tokens that would just fit are therefore
/// admitted one after the other, some of them only after several requests.
///
/// Marks are approximate: threads may overwrite each other's, and one in a billion is mistaken for another.
pub(super) struct Admission {
    marks: Box<[[AtomicU32; MARKS_OF_TOKEN]]>,
}

impl Admission {
    /// For a cache that keeps up to `decoded` tokens decoded.
    pub(super) fn new(decoded: usize) -> Self {
        let sets = (decoded / 2).div_ceil(MARKS_OF_TOKEN);
        Self { marks: (0..sets).map(|_| Default::default()).collect() }
    }

    /// Notes that a token came that is not among the frequent ones. Returns whether it is admitted. `hash` is a part of
    /// its digest.
    pub(super) fn admits(&self, hash: u64) -> bool {
        let own = (hash >> u32::BITS) as u32;
        let marks = &self.marks[hash as usize % self.marks.len()];
        let is_there = marks.iter().any(|mark| mark.load(Ordering::Relaxed) == own);
        if !is_there {
            marks[fastrand::usize(..MARKS_OF_TOKEN)].store(own, Ordering::Relaxed);
        }
        is_there
    }
}

#[cfg(test)]
mod tests {
    use super::super::scope::Scope;
    use super::*;

    const MARKS: usize = 256;

    fn hash(token: usize) -> u64 {
        Scope([0; 32]).digest_of(&format!("token {token}")).hash()
    }

    /// How many of 100 tokens are admitted when they come a second time, after this many others.
    fn admitted_after(others: usize) -> usize {
        fastrand::seed(7);
        let admission = Admission::new(2 * MARKS);
        let come_again = |token: usize| {
            assert!(!admission.admits(hash(token)), "it came for the first time");
            (0..others).for_each(|other| {
                admission.admits(hash(1_000 * (token + 1) + other));
            });
            admission.admits(hash(token))
        };
        (0..100).filter(|token| come_again(*token)).count()
    }

    #[test]
    fn a_token_that_comes_again_soon_is_admitted() {
        assert_eq!(admitted_after(0), 100);
        assert!(admitted_after(MARKS / 16) > 80);
    }

    #[test]
    fn all_of_a_few_tokens_that_come_in_turn_are_admitted() {
        fastrand::seed(7);
        let admission = Admission::new(2 * MARKS);
        let mut waiting: Vec<_> = (0..MARKS).map(hash).collect();
        for _ in 0..40 {
            waiting.retain(|token| !admission.admits(*token));
        }
        assert_eq!(waiting.len(), 0);
    }

    #[test]
    fn a_token_that_comes_again_after_many_others_is_not() {
        assert!(admitted_after(MARKS * 4) < 20);
    }
}
