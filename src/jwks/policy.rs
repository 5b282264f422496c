//! When a cached key may be used, and when the set is fetched again. Only decides; never waits.

use std::collections::VecDeque;
use std::ops::RangeInclusive;
use std::sync::Arc;
use std::time::Duration;

use super::jitter::Jitter;
use super::source::FetchError;
use super::{KeySet, NamedKey};

/// How long known keys may be used beyond their maximum age during an outage.
const STALE_IF_ERROR: Duration = Duration::from_secs(60 * 60);
/// Minimum time between two fetches that are not due to expiry: for an unknown `kid`, or after a failure.
const REFETCH_INTERVAL: Duration = Duration::from_secs(10);
/// Minimum time between two fetches while there are no usable keys.
const RETRY_INTERVAL: Duration = Duration::from_secs(1);
/// How long a `kid` that is missing from the set is not fetched again.
const UNKNOWN_KID_AGE: Duration = Duration::from_secs(60);
/// Maximum number of remembered unknown `kid`s.
const UNKNOWN_KIDS: usize = 256;
/// Maximum length of a `kid` that causes a fetch. Clerk's have about 30 bytes.
const LONGEST_KID: usize = 256;
/// The fraction of its maximum age after which a set is refreshed in the background. Drawn for each set, so that a fleet
/// that fetched together (a deployment, a new key) does not do so again every few minutes.
const REFRESH_AT: RangeInclusive<f64> = 0.6..=0.8;
/// By how much a background refresh after a failure waits longer than [`REFETCH_INTERVAL`]. Drawn for each failure, for
/// the same reason. Fetches that a request waits for are never delayed.
const RETRY_LATER: RangeInclusive<f64> = 1.0..=1.5;

/// What is known about an instance's keys.
#[derive(Debug)]
pub(super) struct State {
    /// The newest set. `None` before the first one, and after Clerk reported that there are no keys.
    loaded: Option<Loaded>,
    /// When a lookup last started a fetch that it waits for.
    last_awaited_fetch: Option<Duration>,
    last_failure: Option<Failure>,
    unknown_kids: UnknownKids,
    jitter: Jitter,
}

/// What to do for a lookup. All times are readings of one monotonic clock.
#[derive(Debug)]
pub(super) enum Answer {
    /// Use the key.
    Use(NamedKey),
    /// Use the key, and refresh the set in the background.
    UseAndRefresh(NamedKey),
    /// The set has no such key, and the next fetch is not due.
    Unknown,
    /// There is no usable set, and a fetch failed recently.
    Failed(FetchError),
    /// Fetch the set, or wait for the fetch in progress, then call [`State::settle`].
    Fetch,
}

/// Who started the fetch that a lookup waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Started {
    /// The lookup itself.
    ForThis,
    /// An earlier lookup: the set may be older than the token.
    Before,
}

#[derive(Debug)]
struct Loaded {
    set: Arc<KeySet>,
    at: Duration,
    /// The draw from [`REFRESH_AT`].
    refresh_at: f64,
}

#[derive(Debug)]
struct Failure {
    error: FetchError,
    at: Duration,
    /// How long no background refresh starts.
    pause: Duration,
}

impl State {
    /// Nothing is known yet.
    pub(super) fn new(jitter: Jitter) -> Self {
        Self {
            loaded: None,
            last_awaited_fetch: None,
            last_failure: None,
            unknown_kids: UnknownKids::default(),
            jitter,
        }
    }

    /// Decides what to do for a token with this `kid`. `fetching` says whether a fetch is in progress.
    pub(super) fn lookup(
        &self,
        kid: Option<&str>,
        max_age: Duration,
        now: Duration,
        fetching: bool,
    ) -> Answer {
        let Some(loaded) = self.usable(max_age, now) else { return self.fetch_or_fail(now) };
        let age = now.saturating_sub(loaded.at);
        match loaded.set.find(kid).cloned() {
            // A request never waits for a known key, not even past the maximum age.
            Some(key) if age >= max_age.mul_f64(loaded.refresh_at) && self.may_refresh(now, fetching) => {
                Answer::UseAndRefresh(key)
            }
            Some(key) => Answer::Use(key),
            None if age < max_age && !self.may_look_for(kid, now, fetching) => Answer::Unknown,
            None if age < max_age => Answer::Fetch,
            None => match self.failure_within(REFETCH_INTERVAL, now) {
                Some(error) => Answer::Failed(error.clone()),
                None => Answer::Fetch,
            },
        }
    }

    /// Records the start of a fetch that a lookup waits for. A refresh in the background does not count: otherwise a key
    /// that is published right after it would be unknown for ten seconds.
    pub(super) fn begin(&mut self, now: Duration) {
        self.last_awaited_fetch = Some(now);
    }

    /// Records the end of a fetch. A new set replaces the old one, so that removed keys are gone. So does
    /// Clerk's statement that there are no keys. Only an outage, which says nothing about the keys, keeps the
    /// old set.
    pub(super) fn finish(&mut self, outcome: &Result<Arc<KeySet>, FetchError>, now: Duration) {
        match outcome {
            Ok(set) => {
                let refresh_at = self.jitter.between(&REFRESH_AT);
                self.loaded = Some(Loaded { set: Arc::clone(set), at: now, refresh_at });
                self.last_failure = None;
            }
            Err(error) => {
                if !error.is_outage() {
                    self.loaded = None;
                }
                let pause = REFETCH_INTERVAL.mul_f64(self.jitter.between(&RETRY_LATER));
                self.last_failure = Some(Failure { error: error.clone(), at: now, pause });
            }
        }
    }

    /// Resolves a lookup after its fetch: `Ok(None)` if the set has no such key.
    pub(super) fn settle(
        &mut self,
        kid: Option<&str>,
        outcome: Result<Arc<KeySet>, FetchError>,
        started: Started,
        max_age: Duration,
        now: Duration,
    ) -> Result<Option<NamedKey>, FetchError> {
        match outcome {
            Ok(set) => {
                let found = set.find(kid).cloned();
                // A set that was requested earlier says nothing about a key published since.
                if found.is_none() && started == Started::ForThis {
                    self.unknown_kids.remember(kid.unwrap_or_default(), now);
                }
                Ok(found)
            }
            Err(error) => {
                let usable = self.usable(max_age, now);
                usable.and_then(|loaded| loaded.set.find(kid).cloned()).map(Some).ok_or(error)
            }
        }
    }

    /// The set, unless it is too old even for an outage.
    fn usable(&self, max_age: Duration, now: Duration) -> Option<&Loaded> {
        let longest = max_age.saturating_add(STALE_IF_ERROR);
        self.loaded.as_ref().filter(|loaded| now.saturating_sub(loaded.at) < longest)
    }

    fn fetch_or_fail(&self, now: Duration) -> Answer {
        match self.failure_within(RETRY_INTERVAL, now) {
            Some(error) => Answer::Failed(error.clone()),
            None => Answer::Fetch,
        }
    }

    /// Whether a refresh may start: one at a time, and not right after a failure.
    fn may_refresh(&self, now: Duration, fetching: bool) -> bool {
        let paused = |failure: &Failure| now.saturating_sub(failure.at) < failure.pause;
        !fetching && !self.last_failure.as_ref().is_some_and(paused)
    }

    fn failure_within(&self, interval: Duration, now: Duration) -> Option<&FetchError> {
        let failure = self.last_failure.as_ref()?;
        (now.saturating_sub(failure.at) < interval).then_some(&failure.error)
    }

    fn may_look_for(&self, kid: Option<&str>, now: Duration, fetching: bool) -> bool {
        let kid = kid.unwrap_or_default();
        let due =
            fetching || self.last_awaited_fetch.is_none_or(|at| now.saturating_sub(at) >= REFETCH_INTERVAL);
        due && kid.len() <= LONGEST_KID && !self.unknown_kids.contains(kid, now)
    }
}

/// `kid`s that were missing from the set, oldest first.
#[derive(Debug, Default)]
struct UnknownKids {
    kids: VecDeque<(String, Duration)>,
}

impl UnknownKids {
    fn contains(&self, kid: &str, now: Duration) -> bool {
        self.kids.iter().any(|(other, at)| other == kid && now.saturating_sub(*at) < UNKNOWN_KID_AGE)
    }

    fn remember(&mut self, kid: &str, now: Duration) {
        if kid.len() > LONGEST_KID || self.contains(kid, now) {
            return;
        }
        if self.kids.len() == UNKNOWN_KIDS {
            self.kids.pop_front();
        }
        self.kids.push_back((kid.to_owned(), now));
    }
}

#[cfg(test)]
mod fleet;

#[cfg(test)]
mod tests;
