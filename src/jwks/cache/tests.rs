mod waiting;

use std::collections::VecDeque;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use tokio::sync::oneshot;
use tokio::task::yield_now;

use super::*;
use crate::jwks::set::tests::set_with;
use crate::time::manual::ManualClock;
use crate::transport::BoxFuture;

/// Completes each fetch when the test says so, and counts them.
#[derive(Debug, Default)]
struct ScriptedSource {
    fetches: Mutex<usize>,
    answers: Mutex<VecDeque<oneshot::Receiver<Result<KeySet, FetchError>>>>,
}

impl Source for ScriptedSource {
    fn fetch(&self) -> BoxFuture<'static, Result<KeySet, FetchError>> {
        *self.fetches.lock().expect("not poisoned") += 1;
        let answer = self.answers.lock().expect("not poisoned").pop_front();
        Box::pin(async move { answer.expect("an expected fetch").await.expect("an answer") })
    }
}

struct Scene {
    cache: Arc<KeyCache>,
    source: Arc<ScriptedSource>,
    clock: Arc<ManualClock>,
}

/// A fetch that the test completes. Dropping it makes the fetch panic.
struct Held(oneshot::Sender<Result<KeySet, FetchError>>);

impl Held {
    fn answer(self, kids: &[&str]) {
        self.0.send(Ok(set_with(kids))).expect("the fetch is still running");
    }
}

impl Scene {
    /// Must be called within a runtime.
    fn new() -> Self {
        let (source, clock) = (Arc::<ScriptedSource>::default(), ManualClock::at(0));
        let cache = KeyCache::new(source.clone(), clock.clone(), Handle::current());
        Self { cache, source, clock }
    }

    /// A cache that has just loaded these keys.
    async fn loaded(kids: &[&str]) -> Self {
        let scene = Self::new();
        scene.expect_fetch().answer(kids);
        assert!(scene.lookup(kids[0]).await.is_ok());
        scene
    }

    fn expect_fetch(&self) -> Held {
        let (sender, receiver) = oneshot::channel();
        self.source.answers.lock().expect("not poisoned").push_back(receiver);
        Held(sender)
    }

    fn expect_failing_fetch(&self) {
        let down = Err(FetchError::Unexpected("down".to_owned()));
        self.expect_fetch().0.send(down).expect("the queue holds the other end");
    }

    fn fetches(&self) -> usize {
        *self.source.fetches.lock().expect("not poisoned")
    }

    async fn lookup(&self, kid: &str) -> Result<NamedKey, LookupError> {
        self.cache.key(Some(kid), Freshness::DEFAULT, DEFAULT_TIMEOUT).await
    }

    /// The result of polling a lookup once.
    fn poll_once(&self, kid: &str) -> Poll<Result<NamedKey, LookupError>> {
        pin!(self.lookup(kid)).poll(&mut Context::from_waker(Waker::noop()))
    }

    fn start_lookups(&self, count: usize) -> Vec<tokio::task::JoinHandle<Result<NamedKey, LookupError>>> {
        let lookup = |_| {
            let cache = Arc::clone(&self.cache);
            tokio::spawn(async move { cache.key(Some("known"), Freshness::DEFAULT, DEFAULT_TIMEOUT).await })
        };
        (0..count).map(lookup).collect()
    }

    fn advance(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }
}

/// Runs all tasks until they wait for the test.
async fn settle() {
    for _ in 0..200 {
        yield_now().await;
    }
}

fn unknown(kid: &str) -> LookupError {
    LookupError::UnknownKey { kid: Some(kid.to_owned()) }
}

#[tokio::test]
async fn fifty_cold_lookups_share_one_fetch() {
    let scene = Scene::new();
    let held = scene.expect_fetch();
    let lookups = scene.start_lookups(50);
    settle().await;
    assert_eq!(scene.fetches(), 1);
    held.answer(&["known"]);
    for lookup in lookups {
        assert!(lookup.await.expect("no panic").is_ok());
    }
    assert_eq!(scene.fetches(), 1);
}

#[tokio::test]
async fn a_failed_fetch_fails_all_waiting_lookups() {
    let scene = Scene::new();
    let held = scene.expect_fetch();
    let lookups = scene.start_lookups(50);
    settle().await;
    held.0.send(Err(FetchError::SecretKeyInvalid)).expect("the fetch waits");
    for lookup in lookups {
        assert_eq!(lookup.await.expect("no panic").expect_err("no keys"), LookupError::SecretKeyInvalid);
    }
    assert_eq!(scene.fetches(), 1);
}

#[tokio::test]
async fn dropping_a_lookup_does_not_cancel_the_fetch() {
    let scene = Scene::new();
    let held = scene.expect_fetch();
    let lookups = scene.start_lookups(2);
    settle().await;
    for lookup in lookups {
        lookup.abort();
        assert!(lookup.await.expect_err("aborted").is_cancelled());
    }
    held.answer(&["known"]);
    settle().await;
    assert!(scene.poll_once("known").is_ready());
    assert_eq!(scene.fetches(), 1);
}

#[tokio::test]
async fn a_panicking_fetch_fails_the_lookup_and_the_next_one_fetches_again() {
    let scene = Scene::new();
    drop(scene.expect_fetch());
    let error = scene.lookup("known").await.expect_err("no keys");
    assert!(matches!(error, LookupError::Unexpected(why) if why.contains("aborted")));
    scene.advance(1);
    scene.expect_fetch().answer(&["known"]);
    assert!(scene.lookup("known").await.is_ok());
    assert_eq!(scene.fetches(), 2);
}

#[tokio::test]
async fn a_warm_lookup_is_ready_on_the_first_poll() {
    let scene = Scene::loaded(&["known"]).await;
    assert!(matches!(scene.poll_once("known"), Poll::Ready(Ok(_))));
    assert!(matches!(scene.poll_once("other"), Poll::Ready(Err(LookupError::UnknownKey { .. }))));
    assert_eq!(scene.fetches(), 1);
}

#[tokio::test]
async fn a_set_is_refreshed_in_the_background_before_four_fifths_of_its_maximum_age() {
    let scene = Scene::loaded(&["known"]).await;
    scene.advance(240);
    let held = scene.expect_fetch();
    for _ in 0..50 {
        assert!(matches!(scene.poll_once("known"), Poll::Ready(Ok(_))));
    }
    settle().await;
    assert_eq!(scene.fetches(), 2);
    held.answer(&["known", "new"]);
    settle().await;
    scene.advance(179);
    assert!(matches!(scene.poll_once("new"), Poll::Ready(Ok(_))));
    assert_eq!(scene.fetches(), 2);
}

#[tokio::test]
async fn known_keys_are_served_for_at_most_an_hour_of_outage() {
    let scene = Scene::loaded(&["known"]).await;
    scene.advance(300);
    scene.expect_failing_fetch();
    assert!(scene.lookup("known").await.is_ok());
    settle().await;
    assert!(scene.poll_once("known").is_ready(), "no fetch for ten seconds");
    scene.advance(3599);
    scene.expect_failing_fetch();
    assert!(scene.lookup("known").await.is_ok());
    settle().await;
    scene.advance(1);
    scene.expect_failing_fetch();
    let error = scene.lookup("known").await.expect_err("too old");
    assert_eq!(error, LookupError::Unexpected("down".to_owned()));
    assert!(scene.poll_once("known").is_ready(), "no fetch for a second");
    scene.advance(1);
    scene.expect_fetch().answer(&["known"]);
    assert!(scene.lookup("known").await.is_ok());
    assert_eq!(scene.fetches(), 5);
}

#[tokio::test]
async fn a_refusal_by_clerk_drops_the_set_and_an_outage_does_not() {
    for (refusal, expected) in [
        (FetchError::NoKeys("no keys".to_owned()), LookupError::NoKeys("no keys".to_owned())),
        (FetchError::SecretKeyInvalid, LookupError::SecretKeyInvalid),
    ] {
        let scene = Scene::loaded(&["known"]).await;
        scene.advance(240);
        scene.expect_fetch().0.send(Err(refusal)).expect("the queue holds the other end");
        assert!(scene.lookup("known").await.is_ok(), "the refresh runs in the background");
        settle().await;
        for _ in 0..50 {
            let Poll::Ready(lookup) = scene.poll_once("known") else {
                unreachable!("fetches are limited to one per second")
            };
            assert_eq!(lookup.expect_err("gone"), expected);
        }
        assert_eq!(scene.fetches(), 2);
        scene.advance(1);
        scene.expect_failing_fetch();
        assert!(scene.lookup("known").await.is_err(), "an outage does not bring the key back");
        scene.advance(1);
        scene.expect_fetch().answer(&["known"]);
        assert!(scene.lookup("known").await.is_ok());
        assert_eq!(scene.fetches(), 4);
    }
    for outage in [FetchError::Unavailable("503".to_owned()), FetchError::Unexpected("down".to_owned())] {
        let scene = Scene::loaded(&["known"]).await;
        scene.advance(240);
        scene.expect_fetch().0.send(Err(outage)).expect("the queue holds the other end");
        assert!(scene.lookup("known").await.is_ok());
        settle().await;
        assert!(matches!(scene.poll_once("known"), Poll::Ready(Ok(_))));
    }
}

#[tokio::test]
async fn a_refusal_during_a_lookup_drops_the_set_too() {
    let scene = Scene::loaded(&["known"]).await;
    scene.advance(10);
    let refusal = FetchError::NoKeys("no keys".to_owned());
    scene.expect_fetch().0.send(Err(refusal)).expect("the queue holds the other end");
    assert!(scene.lookup("other").await.is_err());
    let Poll::Ready(lookup) = scene.poll_once("known") else {
        unreachable!("fetches are limited to one per second")
    };
    assert_eq!(lookup.expect_err("gone"), LookupError::NoKeys("no keys".to_owned()));
}

#[tokio::test]
async fn keys_missing_from_a_new_set_are_gone() {
    let scene = Scene::loaded(&["old"]).await;
    scene.advance(300);
    scene.expect_fetch().answer(&["new"]);
    assert!(scene.lookup("old").await.is_ok(), "the refresh runs in the background");
    settle().await;
    scene.expect_fetch().answer(&["new"]);
    for _ in 0..50 {
        assert_eq!(scene.lookup("old").await.expect_err("gone"), unknown("old"));
    }
    assert!(scene.lookup("new").await.is_ok());
    assert_eq!(scene.fetches(), 3, "the removed key is looked for once");
}

#[tokio::test]
async fn fifty_unknown_kids_cause_one_fetch_in_ten_seconds() {
    let scene = Scene::loaded(&["known"]).await;
    for interval in 1..=3 {
        scene.advance(10);
        scene.expect_fetch().answer(&["known"]);
        for index in 0..50 {
            let kid = format!("{interval}-{index}");
            assert_eq!(scene.lookup(&kid).await.expect_err("no such key"), unknown(&kid));
        }
        assert_eq!(scene.fetches(), 1 + interval);
    }
}

#[tokio::test]
async fn a_new_key_is_found_with_the_next_fetch_for_its_kid() {
    let scene = Scene::loaded(&["known"]).await;
    assert_eq!(scene.lookup("new").await.expect_err("not fetched yet"), unknown("new"));
    scene.advance(10);
    scene.expect_fetch().answer(&["known", "new"]);
    assert!(scene.lookup("new").await.is_ok());
}

#[tokio::test]
async fn a_refresh_in_the_background_does_not_delay_the_fetch_of_a_new_key() {
    let scene = Scene::loaded(&["known"]).await;
    scene.advance(240);
    scene.expect_fetch().answer(&["known"]);
    assert!(matches!(scene.poll_once("known"), Poll::Ready(Ok(_))));
    settle().await;
    scene.expect_fetch().answer(&["known", "new"]);
    assert!(scene.lookup("new").await.is_ok());
    assert_eq!(scene.fetches(), 3);
}

#[tokio::test]
async fn a_token_without_kid_matches_no_key_with_kid() {
    let scene = Scene::loaded(&["known"]).await;
    let error = scene.cache.key(None, Freshness::DEFAULT, DEFAULT_TIMEOUT).await.expect_err("no such key");
    assert_eq!(error, LookupError::UnknownKey { kid: None });
}

#[tokio::test]
async fn always_fetch_never_uses_the_cache() {
    let scene = Scene::loaded(&["known"]).await;
    let lookup = || scene.cache.key(Some("known"), Freshness::AlwaysFetch, DEFAULT_TIMEOUT);
    scene.expect_fetch().answer(&["known"]);
    assert!(lookup().await.is_ok());
    scene.expect_failing_fetch();
    assert_eq!(lookup().await.expect_err("no keys"), LookupError::Unexpected("down".to_owned()));
    scene.expect_fetch().answer(&["other"]);
    assert_eq!(lookup().await.expect_err("gone"), unknown("known"));
    assert_eq!(scene.fetches(), 4);
}

#[tokio::test]
async fn the_maximum_age_is_set_by_the_caller() {
    let scene = Scene::loaded(&["known"]).await;
    scene.advance(60);
    scene.expect_fetch().answer(&["known"]);
    let minute = Freshness::MaxAge(Duration::from_secs(60));
    assert!(scene.cache.key(Some("known"), minute, DEFAULT_TIMEOUT).await.is_ok());
    settle().await;
    assert_eq!(scene.fetches(), 2);
}

/// Panics before it returns a future.
#[derive(Debug)]
struct PanickingSource;

impl Source for PanickingSource {
    #[expect(clippy::panic, reason = "simulates a faulty source")]
    fn fetch(&self) -> BoxFuture<'static, Result<KeySet, FetchError>> {
        panic!("no fetch today");
    }
}

#[tokio::test]
async fn a_source_that_panics_leaves_the_cache_usable() {
    let cache = KeyCache::new(Arc::new(PanickingSource), ManualClock::at(0), Handle::current());
    let lookup = cache.clone();
    let panicked =
        tokio::spawn(async move { lookup.key(Some("known"), Freshness::DEFAULT, DEFAULT_TIMEOUT).await })
            .await;
    assert!(panicked.expect_err("the panic propagates").is_panic());
    let error = cache.key(Some("known"), Freshness::DEFAULT, DEFAULT_TIMEOUT).await.expect_err("no keys");
    assert!(matches!(error, LookupError::Unexpected(why) if why.contains("aborted")));
}

#[tokio::test]
async fn a_key_published_during_a_fetch_is_found_with_the_next_one() {
    let scene = Scene::new();
    let held = scene.expect_fetch();
    let first = scene.cache.clone();
    let first =
        tokio::spawn(async move { first.key(Some("known"), Freshness::DEFAULT, DEFAULT_TIMEOUT).await });
    settle().await;
    let second = scene.cache.clone();
    let second =
        tokio::spawn(async move { second.key(Some("new"), Freshness::DEFAULT, DEFAULT_TIMEOUT).await });
    settle().await;
    held.answer(&["known"]);
    assert!(first.await.expect("no panic").is_ok());
    assert!(second.await.expect("no panic").is_err());
    scene.advance(10);
    scene.expect_fetch().answer(&["known", "new"]);
    assert!(scene.lookup("new").await.is_ok());
}
