//! How long lookups wait while the endpoint hangs.

use super::*;

#[tokio::test(start_paused = true)]
async fn lookups_of_known_keys_never_wait_while_the_endpoint_hangs() {
    let scene = Scene::loaded(&["known"]).await;
    scene.advance(300);
    for hang in 1..=5 {
        let held = scene.expect_fetch();
        for second in 0..20 {
            assert!(matches!(scene.poll_once("known"), Poll::Ready(Ok(_))), "hang {hang}, second {second}");
            settle().await;
            scene.advance(1);
        }
        assert_eq!(scene.fetches(), 1 + hang, "one refresh in flight");
        held.0.send(Err(FetchError::Unexpected("timed out".to_owned()))).expect("the fetch waits");
        settle().await;
        for second in 0..10 {
            assert!(matches!(scene.poll_once("known"), Poll::Ready(Ok(_))), "rest {hang}, second {second}");
            settle().await;
            scene.advance(1);
        }
        assert_eq!(scene.fetches(), 1 + hang, "no refresh for ten seconds after a failure");
        scene.advance(5);
    }
}

#[tokio::test(start_paused = true)]
async fn without_a_usable_key_a_lookup_waits_two_seconds_and_the_fetch_continues() {
    let scene = Scene::new();
    let held = scene.expect_fetch();
    let begun = tokio::time::Instant::now();
    let error = scene.lookup("known").await.expect_err("no answer");
    assert_eq!(begun.elapsed(), Duration::from_secs(2));
    let late = "the signing keys did not arrive within 2000 ms (jwksTimeoutInMs)";
    assert_eq!(error, LookupError::Unexpected(late.to_owned()));
    assert!(scene.lookup("known").await.is_err(), "the same fetch");
    assert_eq!(begun.elapsed(), Duration::from_secs(2), "is not waited for again");
    held.answer(&["known"]);
    settle().await;
    assert!(matches!(scene.poll_once("known"), Poll::Ready(Ok(_))), "the next lookup finds the fetched key");
    assert_eq!(scene.fetches(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_lookup_joins_a_fetch_younger_than_its_timeout() {
    let scene = Scene::new();
    let held = scene.expect_fetch();
    let begun = tokio::time::Instant::now();
    let (first, second) = tokio::join!(scene.lookup("known"), async {
        tokio::time::sleep(Duration::from_millis(1900)).await;
        let waiting = scene.lookup("known");
        let answering = async {
            tokio::time::sleep(Duration::from_millis(1100)).await;
            held.answer(&["known"]);
        };
        tokio::join!(waiting, answering).0
    });
    assert!(first.is_err() && second.is_ok(), "an endpoint that takes three seconds serves the second");
    assert_eq!(begun.elapsed(), Duration::from_secs(3));
}

#[tokio::test(start_paused = true)]
async fn the_timeout_is_set_by_the_caller() {
    let scene = Scene::new();
    let held = scene.expect_fetch();
    let begun = tokio::time::Instant::now();
    let wait = |ms| scene.cache.key(Some("known"), Freshness::DEFAULT, Duration::from_millis(ms));
    assert!(wait(50).await.is_err());
    assert_eq!(begun.elapsed(), Duration::from_millis(50));
    let (error, patient) = tokio::join!(wait(100), async {
        let patient = wait(60_000);
        tokio::time::sleep(Duration::from_secs(8)).await;
        held.answer(&["known"]);
        patient.await
    });
    assert!(error.is_err() && patient.is_ok());
    assert_eq!(scene.fetches(), 1);
}

#[tokio::test(start_paused = true)]
async fn an_unknown_kid_waits_two_seconds_once_in_ten() {
    let scene = Scene::loaded(&["known"]).await;
    scene.advance(10);
    let held = scene.expect_fetch();
    let begun = tokio::time::Instant::now();
    assert!(matches!(scene.lookup("new").await.expect_err("no answer"), LookupError::Unexpected(_)));
    assert_eq!(begun.elapsed(), Duration::from_secs(2));
    assert!(matches!(scene.poll_once("known"), Poll::Ready(Ok(_))), "the old set stays in use");
    held.answer(&["known", "new"]);
    settle().await;
    assert!(matches!(scene.poll_once("new"), Poll::Ready(Ok(_))));
    assert!(matches!(scene.poll_once("other"), Poll::Ready(Err(LookupError::UnknownKey { .. }))));
    assert_eq!(scene.fetches(), 2);
}

#[tokio::test(start_paused = true)]
async fn always_fetch_waits_two_seconds_and_does_not_fall_back_to_the_cache() {
    let scene = Scene::loaded(&["known"]).await;
    let _held = scene.expect_fetch();
    let begun = tokio::time::Instant::now();
    let lookup = scene.cache.key(Some("known"), Freshness::AlwaysFetch, DEFAULT_TIMEOUT);
    assert!(matches!(lookup.await.expect_err("no answer"), LookupError::Unexpected(_)));
    assert_eq!(begun.elapsed(), Duration::from_secs(2));
}
