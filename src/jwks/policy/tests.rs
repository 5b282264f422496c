use super::*;
use crate::jwks::set::tests::set_with;

const MAX_AGE: Duration = Duration::from_secs(300);

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn new() -> State {
    State::new(Jitter::with_seed(0))
}

fn loaded_at(at: u64) -> State {
    let mut state = new();
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
    assert_eq!(answer(&new(), "known", 0), "fetch");
}

#[test]
fn without_a_usable_set_a_failed_fetch_is_retried_once_a_second() {
    let mut cold = new();
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
fn a_known_key_is_refreshed_from_three_to_four_fifths_of_the_maximum_age() {
    let state = loaded_at(0);
    for (at, expected) in [
        (0, "use"),
        (179, "use"),
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
    // The endpoint is tried again after ten seconds, or up to fifteen if no request waits for it.
    assert_eq!(answer(&state, "known", 309), "use");
    assert_eq!(answer(&state, "known", 315), "use and refresh");
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
        assert!(state.settle(Some("known"), Err(refusal), Started::ForThis, MAX_AGE, seconds(5)).is_err());
        fail_at(&mut state, 6);
        assert_eq!(answer(&state, "known", 6), "failed", "an outage does not bring the key back");
    }
}

#[test]
fn a_failed_background_refresh_is_not_retried_immediately() {
    let mut state = loaded_at(0);
    fail_at(&mut state, 240);
    assert_eq!(answer(&state, "known", 249), "use");
    assert_eq!(answer(&state, "known", 255), "use and refresh");
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
    assert!(matches!(state.settle(Some("other"), Ok(set), Started::ForThis, MAX_AGE, seconds(20)), Ok(None)));
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

#[test]
fn a_kid_is_fetched_also_right_after_a_refresh_in_the_background() {
    let mut state = loaded_at(0);
    state.finish(&Ok(Arc::new(set_with(&["known"]))), seconds(240));
    assert_eq!(answer(&state, "new", 241), "fetch");
    state.begin(seconds(241));
    assert_eq!(answer(&state, "another", 250), "unknown");
}
