use super::*;
use crate::backend::operation::Operation;
use crate::backend::operation::verification::{API_KEY, M2M_TOKEN};
use crate::machine::fixtures::{ScriptedClerk, response};
use crate::time::manual::ManualClock;

const NOW: i64 = 1_000;
const TIME_TO_LIVE: Duration = Duration::from_secs(10);

fn cache() -> (Cache, Arc<ManualClock>) {
    let clock = ManualClock::at(NOW);
    (Cache::new(TIME_TO_LIVE, clock.clone()), clock)
}

fn key(token: &str) -> Fingerprint {
    key_of(&API_KEY, token)
}

fn key_of(operation: &Operation, token: &str) -> Fingerprint {
    let clerk = ScriptedClerk::answering(response(404, "", ""));
    Fingerprint::new(&clerk.client("sk_test_hidden"), operation, &[token])
}

fn keep(cache: &Cache, token: &str, data: &str) {
    cache.keep(key(token), data, None, cache.clock.monotonic());
}

#[test]
fn a_response_is_used_until_its_time_to_live_is_over() {
    let (cache, clock) = cache();
    assert_eq!(cache.get(&key("a")), None);
    keep(&cache, "a", "answer");
    clock.advance(TIME_TO_LIVE - Duration::from_millis(1));
    assert_eq!(cache.get(&key("a")).as_deref(), Some("answer"));
    clock.advance(Duration::from_millis(1));
    assert_eq!(cache.get(&key("a")), None);
    assert_eq!(cache.lock().bytes, 0);
}

#[test]
fn the_time_to_live_starts_with_the_request() {
    let (cache, clock) = cache();
    let asked_at = clock.monotonic();
    clock.advance(Duration::from_secs(4));
    cache.keep(key("a"), "answer", None, asked_at);
    clock.advance(Duration::from_secs(6));
    assert_eq!(cache.get(&key("a")), None);
}

#[test]
fn a_response_does_not_outlive_its_token() {
    let (cache, clock) = cache();
    let expires_at = NOW as f64 * 1000.0 + 3000.0;
    cache.keep(key("a"), "answer", Some(expires_at), clock.monotonic());
    clock.advance(Duration::from_millis(2999));
    assert!(cache.get(&key("a")).is_some());
    clock.advance(Duration::from_millis(1));
    assert_eq!(cache.get(&key("a")), None);
}

#[test]
fn a_response_about_an_expired_token_is_not_cached() {
    let (cache, clock) = cache();
    for expires_at in [NOW as f64 * 1000.0, -1.0] {
        cache.keep(key("a"), "answer", Some(expires_at), clock.monotonic());
        assert_eq!(cache.get(&key("a")), None, "{expires_at}");
    }
}

#[test]
fn responses_belong_to_one_token_of_one_kind() {
    let (cache, _) = cache();
    keep(&cache, "a", "answer");
    assert_eq!(cache.get(&key("b")), None);
    assert_eq!(cache.get(&key_of(&M2M_TOKEN, "a")), None);
}

#[test]
fn a_newer_response_replaces_the_older_one() {
    let (cache, clock) = cache();
    keep(&cache, "a", "older");
    clock.advance(Duration::from_secs(6));
    keep(&cache, "a", "newer one");
    clock.advance(Duration::from_secs(6));
    assert_eq!(cache.get(&key("a")).as_deref(), Some("newer one"));
    assert_eq!(cache.lock().bytes, "newer one".len());
}

#[test]
fn evicting_the_key_of_a_replaced_response_keeps_the_newer_one() {
    let (cache, _) = cache();
    keep(&cache, "before", "answer");
    keep(&cache, "a", "older");
    keep(&cache, "a", "newer");
    for index in 0..MAX_ENTRIES - 1 {
        keep(&cache, &index.to_string(), "answer");
    }
    assert_eq!(cache.get(&key("before")), None);
    assert_eq!(cache.get(&key("a")).as_deref(), Some("newer"));
    assert_eq!(cache.lock().order.len(), MAX_ENTRIES);
}

#[test]
fn the_oldest_responses_are_evicted_when_there_are_too_many() {
    let (cache, _) = cache();
    for index in 0..=MAX_ENTRIES {
        keep(&cache, &index.to_string(), "answer");
    }
    assert_eq!(cache.lock().entries.len(), MAX_ENTRIES);
    assert_eq!(cache.get(&key("0")), None);
    assert!(cache.get(&key("1")).is_some());
    assert!(cache.get(&key(&MAX_ENTRIES.to_string())).is_some());
}

#[test]
fn the_oldest_responses_are_evicted_when_they_are_too_large() {
    let (cache, _) = cache();
    let large = "x".repeat(MAX_ANSWER_BYTES);
    let count = MAX_BYTES / MAX_ANSWER_BYTES;
    for index in 0..=count {
        keep(&cache, &index.to_string(), &large);
    }
    assert_eq!(cache.lock().bytes, MAX_BYTES);
    assert_eq!(cache.get(&key("0")), None);
    assert!(cache.get(&key("1")).is_some());
    keep(&cache, "too large", &format!("{large}x"));
    assert_eq!(cache.get(&key("too large")), None);
    assert!(cache.get(&key("1")).is_some());
}

#[test]
fn expired_responses_are_evicted_when_another_one_is_added() {
    let (cache, clock) = cache();
    keep(&cache, "a", "answer");
    keep(&cache, "b", "answer");
    clock.advance(TIME_TO_LIVE);
    keep(&cache, "c", "answer");
    let kept = cache.lock();
    assert_eq!((kept.entries.len(), kept.order.len(), kept.bytes), (1, 1, "answer".len()));
}

#[test]
fn tokens_that_expire_immediately_do_not_grow_the_queue() {
    let (cache, clock) = cache();
    keep(&cache, "first", "answer");
    for index in 0..2 * MAX_ENTRIES {
        let soon = clock.unix_ms() as f64 + 0.5;
        cache.keep(key(&index.to_string()), "answer", Some(soon), clock.monotonic());
    }
    assert!(cache.lock().order.len() <= MAX_ENTRIES);
}

#[test]
fn debug_shows_neither_tokens_nor_responses() {
    let (cache, _) = cache();
    keep(&cache, "hidden", "hidden");
    let shown = format!("{cache:?}");
    assert!(shown.contains("1 answers of 6 bytes") && !shown.contains("hidden"), "{shown}");
}
