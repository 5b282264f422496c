//! When a cached key may be used, and when the set is fetched again. Only decides; never waits.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

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
/// The fraction of its maximum age after which a set is refreshed in the background.
const REFRESH_AT: f64 = 0.8;

/// What is known about an instance's keys.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The newest set. `None` before the first one, and after Clerk reported that there are no keys.
    loaded: Option<Loaded>,
    last_fetch: Option<Duration>,
    last_failure: Option<(Duration, FetchError)>,
    unknown_kids: UnknownKids,
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
}

impl State {
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
            Some(key) if age >= max_age.mul_f64(REFRESH_AT) && self.may_refresh(now, fetching) => {
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

    /// Records the start of a fetch.
    pub(super) fn begin(&mut self, now: Duration) {
        self.last_fetch = Some(now);
    }

    /// Records the end of a fetch. A new set replaces the old one, so that removed keys are gone. So does
    /// Clerk's statement that there are no keys. Only an outage, which says nothing about the keys, keeps the
    /// old set.
    pub(super) fn finish(&mut self, outcome: &Result<Arc<KeySet>, FetchError>, now: Duration) {
        match outcome {
            Ok(set) => {
                self.loaded = Some(Loaded { set: Arc::clone(set), at: now });
                self.last_failure = None;
            }
            Err(error) => {
                if !error.is_outage() {
                    self.loaded = None;
                }
                self.last_failure = Some((now, error.clone()));
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
        !fetching && self.failure_within(REFETCH_INTERVAL, now).is_none()
    }

    fn failure_within(&self, interval: Duration, now: Duration) -> Option<&FetchError> {
        let (at, error) = self.last_failure.as_ref()?;
        (now.saturating_sub(*at) < interval).then_some(error)
    }

    fn may_look_for(&self, kid: Option<&str>, now: Duration, fetching: bool) -> bool {
        let kid = kid.unwrap_or_default();
        let due = fetching || self.last_fetch.is_none_or(|at| now.saturating_sub(at) >= REFETCH_INTERVAL);
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
mod tests {
    use super::*;
    use crate::jwks::set::tests::set_with;

    const MAX_AGE: Duration = Duration::from_secs(300);

    fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn loaded_at(at: u64) -> State {
        let mut state = State::default();
        state.begin(seconds(at));
        state.finish(&Ok(Arc::new(set_with(&["known"]))), seconds(at));
        state
    }

    fn fail_at(state: &mut State, at: u64) {
        state.begin(seconds(at));
        state.finish(&Err(FetchError::Unexpected("down".to_owned())), seconds(at));
    }

    fn answer(state: &State, kid: &str, at: u64) -> &'static str {
        match state.lookup(Some(kid), MAX_AGE, seconds(at), false) {
            Answer::Use(_) => "use",
            Answer::UseAndRefresh(_) => "use and refresh",
            Answer::Unknown => "unknown",
            Answer::Failed(_) => "failed",
            Answer::Fetch => "fetch",
        }
    }

    #[test]
    fn without_a_set_it_is_fetched() {
        assert_eq!(answer(&State::default(), "known", 0), "fetch");
    }

    #[test]
    fn without_a_usable_set_a_failed_fetch_is_retried_once_a_second() {
        let mut cold = State::default();
        fail_at(&mut cold, 5);
        assert_eq!(answer(&cold, "known", 5), "failed");
        assert_eq!(answer(&cold, "known", 6), "fetch");
        let mut outdated = loaded_at(0);
        fail_at(&mut outdated, 4000);
        assert_eq!(answer(&outdated, "known", 4000), "failed");
        assert_eq!(answer(&outdated, "known", 4001), "fetch");
    }

    #[test]
    fn a_set_requested_before_the_lookup_does_not_make_a_kid_unknown() {
        let mut state = loaded_at(0);
        let set = || Ok(Arc::new(set_with(&["known"])));
        assert!(matches!(state.settle(Some("new"), set(), Started::Before, MAX_AGE, seconds(20)), Ok(None)));
        assert_eq!(answer(&state, "new", 21), "fetch");
    }

    #[test]
    fn a_known_key_is_refreshed_from_four_fifths_of_the_maximum_age() {
        let state = loaded_at(0);
        for (at, expected) in [
            (0, "use"),
            (239, "use"),
            (240, "use and refresh"),
            (300, "use and refresh"),
            (3899, "use and refresh"),
            (3900, "fetch"),
        ] {
            assert_eq!(answer(&state, "known", at), expected, "after {at} s");
        }
    }

    #[test]
    fn a_known_key_is_refreshed_by_one_fetch_at_a_time() {
        let state = loaded_at(0);
        for at in [240, 300, 3899] {
            let answer = state.lookup(Some("known"), MAX_AGE, seconds(at), true);
            assert!(matches!(answer, Answer::Use(_)), "after {at} s: {answer:?}");
        }
    }

    #[test]
    fn known_keys_survive_an_outage_of_an_hour() {
        let mut state = loaded_at(0);
        fail_at(&mut state, 300);
        assert_eq!(answer(&state, "known", 301), "use");
        assert_eq!(answer(&state, "other", 301), "failed");
        // The endpoint is tried again after ten seconds.
        assert_eq!(answer(&state, "known", 310), "use and refresh");
        assert_eq!(answer(&state, "other", 310), "fetch");
        let down = || Err(FetchError::Unexpected("down".to_owned()));
        assert!(matches!(
            state.settle(Some("known"), down(), Started::ForThis, MAX_AGE, seconds(3899)),
            Ok(Some(_))
        ));
        fail_at(&mut state, 3899);
        assert_eq!(answer(&state, "known", 3900), "fetch");
        assert!(state.settle(Some("known"), down(), Started::ForThis, MAX_AGE, seconds(3900)).is_err());
    }

    #[test]
    fn a_refusal_by_clerk_drops_the_keys_and_is_retried_once_a_second() {
        for refusal in [FetchError::SecretKeyInvalid, FetchError::NoKeys("none".to_owned())] {
            let mut state = loaded_at(0);
            state.begin(seconds(5));
            state.finish(&Err(refusal.clone()), seconds(5));
            assert_eq!(answer(&state, "known", 5), "failed");
            assert_eq!(answer(&state, "other", 5), "failed");
            assert_eq!(answer(&state, "known", 6), "fetch");
            // A lookup that waited for this fetch does not find the key either.
            assert!(
                state.settle(Some("known"), Err(refusal), Started::ForThis, MAX_AGE, seconds(5)).is_err()
            );
            fail_at(&mut state, 6);
            assert_eq!(answer(&state, "known", 6), "failed", "an outage does not bring the key back");
        }
    }

    #[test]
    fn a_failed_background_refresh_is_not_retried_immediately() {
        let mut state = loaded_at(0);
        fail_at(&mut state, 240);
        assert_eq!(answer(&state, "known", 241), "use");
        assert_eq!(answer(&state, "known", 250), "use and refresh");
    }

    #[test]
    fn an_unknown_kid_is_fetched_once_in_ten_seconds() {
        let mut state = loaded_at(0);
        assert_eq!(answer(&state, "other", 9), "unknown");
        assert_eq!(answer(&state, "other", 10), "fetch");
        state.begin(seconds(10));
        assert_eq!(answer(&state, "another", 19), "unknown");
        assert_eq!(answer(&state, "another", 20), "fetch");
    }

    #[test]
    fn a_missing_kid_is_not_fetched_again_within_a_minute() {
        let mut state = loaded_at(0);
        let set = Arc::new(set_with(&["known"]));
        assert!(matches!(
            state.settle(Some("other"), Ok(set), Started::ForThis, MAX_AGE, seconds(20)),
            Ok(None)
        ));
        assert_eq!(answer(&state, "other", 79), "unknown");
        assert_eq!(answer(&state, "other", 80), "fetch");
        assert_eq!(answer(&state, "another", 79), "fetch");
    }

    #[test]
    fn the_number_of_unknown_kids_is_bounded() {
        let mut unknown = UnknownKids::default();
        for index in 0..10 * UNKNOWN_KIDS {
            unknown.remember(&index.to_string(), seconds(0));
        }
        unknown.remember(&"x".repeat(LONGEST_KID + 1), seconds(0));
        assert_eq!(unknown.kids.len(), UNKNOWN_KIDS);
        assert!(unknown.contains(&(10 * UNKNOWN_KIDS - 1).to_string(), seconds(0)));
    }

    #[test]
    fn an_overlong_kid_is_never_fetched() {
        assert_eq!(answer(&loaded_at(0), &"x".repeat(LONGEST_KID + 1), 100), "unknown");
    }

    #[test]
    fn a_new_set_replaces_the_old_one() {
        let mut state = loaded_at(0);
        state.finish(&Ok(Arc::new(set_with(&["new"]))), seconds(5));
        assert_eq!(answer(&state, "known", 6), "unknown");
        assert_eq!(answer(&state, "new", 6), "use");
    }
}
