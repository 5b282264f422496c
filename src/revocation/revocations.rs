//! The revocations of a process, and the decision about a token.

use std::fmt;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use super::fingerprint::Fingerprint;
use super::listed::Listed;
use super::subject::Subject;
use crate::time::Clock;

/// How long an entry outlives the tokens that it refuses: expired ones are accepted for the tolerated difference between
/// the clocks of Clerk and of this machine, which is 5 s by default.
const MARGIN: Duration = Duration::from_secs(60);

/// The revocations that count. Listed until the refused tokens have expired, up to a maximum number.
pub struct Revocations {
    clock: Arc<dyn Clock>,
    lifetime_ms: i64,
    max_entries: usize,
    /// The number of entries, so that an empty list costs one load.
    len: AtomicUsize,
    /// When the next entry expires, in Unix milliseconds.
    next_expiry_ms: AtomicI64,
    listed: RwLock<Listed>,
}

/// The bounds of a list.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The longest life of a token.
    pub token_lifetime: Duration,
    /// The maximum number of entries; at least one is kept.
    pub max_entries: usize,
}

/// Which tokens are refused.
#[derive(Clone, Copy, Debug)]
pub struct Revocation<'i> {
    /// What the tokens are about.
    pub revoked: Revoked<'i>,
    /// Unix milliseconds. Tokens that may have been issued before are refused, later ones count. For a session, of which
    /// every token is refused, it is when the session ended.
    pub time_ms: i64,
}

/// What a revocation is about.
#[derive(Clone, Copy, Debug)]
pub enum Revoked<'i> {
    /// A session, by its id.
    Session(&'i str),
    /// A user, by its id.
    User(&'i str),
    /// The tokens of any user in which this organization is active.
    Organization(&'i str),
    /// A user's tokens in which this organization is active.
    Membership {
        /// The user's id.
        user: &'i str,
        /// The organization's id.
        organization: &'i str,
    },
}

/// What became of a revocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// It is listed.
    Listed,
    /// It is listed, in place of the entry that would have expired first: the list is full.
    InPlaceOfOldest,
    /// All tokens that it refuses have expired.
    Expired,
}

impl Revocations {
    /// An empty list.
    pub fn new(clock: Arc<dyn Clock>, limits: Limits) -> Self {
        let lifetime = limits.token_lifetime.saturating_add(MARGIN);
        Self {
            clock,
            lifetime_ms: i64::try_from(lifetime.as_millis()).unwrap_or(i64::MAX),
            max_entries: limits.max_entries.max(1),
            len: AtomicUsize::new(0),
            next_expiry_ms: AtomicI64::new(i64::MAX),
            listed: RwLock::default(),
        }
    }

    /// Refuses tokens from now on.
    pub fn add(&self, Revocation { revoked, time_ms }: Revocation<'_>) -> Listing {
        let now_ms = self.clock.unix_ms();
        // `iat` is in whole seconds: a token of the second that `time_ms` is in may have been issued before, unless the
        // second begins with it.
        let (about, before_ms, time_ms) = match revoked {
            // Its last token was issued by now, whatever another machine's clock says.
            Revoked::Session(id) => (Fingerprint::of_session(id), i64::MAX, time_ms.min(now_ms)),
            Revoked::User(id) => (Fingerprint::of_user(id), time_ms, time_ms),
            Revoked::Organization(id) => (Fingerprint::of_organization(id), time_ms, time_ms),
            Revoked::Membership { user, organization } => {
                (Fingerprint::of_membership(user, organization), time_ms, time_ms)
            }
        };
        let expires_ms = time_ms.saturating_add(self.lifetime_ms);
        if expires_ms <= now_ms {
            return Listing::Expired;
        }
        let mut listed = self.listed.write().unwrap_or_else(PoisonError::into_inner);
        listed.drop_expired(now_ms);
        listed.insert(about, before_ms, expires_ms);
        let is_full = listed.len() > self.max_entries;
        if is_full {
            listed.drop_oldest();
        }
        self.publish(&listed);
        if is_full { Listing::InPlaceOfOldest } else { Listing::Listed }
    }

    /// Whether a token is refused. `subject` is only called if there are revocations.
    pub fn refuses<'s>(&self, subject: impl FnOnce() -> &'s Subject) -> bool {
        if self.len.load(Ordering::Acquire) == 0 {
            return false;
        }
        let now_ms = self.clock.unix_ms();
        if self.next_expiry_ms.load(Ordering::Acquire) <= now_ms {
            let mut listed = self.listed.write().unwrap_or_else(PoisonError::into_inner);
            listed.drop_expired(now_ms);
            self.publish(&listed);
        }
        let Subject { session, user, organization, membership, issued_ms } = *subject();
        let listed = self.listed.read().unwrap_or_else(PoisonError::into_inner);
        listed.refuses(session, issued_ms)
            || [user, organization, membership].into_iter().any(|about| listed.refuses(about, issued_ms))
    }

    /// The number of entries, including those that have expired since the last call of another method.
    pub fn len(&self) -> usize {
        self.len.load(Ordering::Acquire)
    }

    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn publish(&self, listed: &Listed) {
        self.next_expiry_ms.store(listed.next_expiry_ms(), Ordering::Release);
        self.len.store(listed.len(), Ordering::Release);
    }
}

impl fmt::Debug for Revocations {
    /// Shows the number of entries, which name users.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Revocations({} entries)", self.len())
    }
}

#[cfg(test)]
mod tests;
