//! What a revocation is about, as a number.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::sync::LazyLock;

/// Identifies a session, a user, a membership or an organization within this process. The hash is keyed at random, so
/// that ids which share one cannot be chosen; that any two do by chance takes billions of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fingerprint(u64);

static KEYS: LazyLock<RandomState> = LazyLock::new(RandomState::new);

impl Fingerprint {
    pub(super) fn of_session(id: &str) -> Self {
        Self::of("session", id, "")
    }

    pub(super) fn of_user(id: &str) -> Self {
        Self::of("user", id, "")
    }

    pub(super) fn of_organization(id: &str) -> Self {
        Self::of("organization", id, "")
    }

    pub(super) fn of_membership(user: &str, organization: &str) -> Self {
        Self::of("membership", user, organization)
    }

    /// A hash for tables in memory.
    pub(super) fn hash(self) -> u64 {
        self.0
    }

    fn of(kind: &str, id: &str, other: &str) -> Self {
        // A string is hashed with its end, so that no two triples are the same bytes.
        Self(KEYS.hash_one((kind, id, other)))
    }
}
