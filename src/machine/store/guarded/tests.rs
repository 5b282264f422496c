use super::super::super::fixtures::ScriptedStore;
use super::*;
use crate::time::manual::ManualClock;

const LIMIT: Duration = Duration::from_millis(50);

fn guarded() -> (GuardedStore, Arc<ScriptedStore>, Arc<ManualClock>) {
    let (store, clock) = (ScriptedStore::working(), ManualClock::at(0));
    (GuardedStore::new(store.clone(), clock.clone(), Handle::current()), store, clock)
}

fn set(guarded: &GuardedStore, key: &str) {
    guarded.set(key.to_owned(), "value".to_owned(), Duration::from_secs(1));
}

/// Lets writes run.
async fn settle() {
    for _ in 0..4 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn values_are_read_and_written() {
    let (guarded, store, _) = guarded();
    assert_eq!(guarded.get("key", LIMIT).await, None);
    set(&guarded, "key");
    assert_eq!(store.value("key"), None, "it is written in the background");
    settle().await;
    assert_eq!(guarded.get("key", LIMIT).await.as_deref(), Some("value"));
    assert!(guarded.take_problems().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_store_that_never_responds_costs_the_limit() {
    let (guarded, store, _) = guarded();
    store.hang();
    let start = time::Instant::now();
    assert_eq!(guarded.get("key", LIMIT).await, None);
    let waited = start.elapsed();
    assert!(waited >= LIMIT && waited < 2 * LIMIT, "{waited:?}");
    assert_eq!(guarded.take_problems(), [StoreProblem::Slow(LIMIT)]);
    assert!(guarded.take_problems().is_empty(), "they are reported once");
}

#[tokio::test(start_paused = true)]
async fn a_store_that_fails_repeatedly_is_not_asked_until_the_pause_is_over() {
    for hangs in [true, false] {
        let (guarded, store, clock) = guarded();
        store.fail();
        if hangs {
            store.hang();
        }
        for _ in 0..10 {
            assert_eq!(guarded.get("key", LIMIT).await, None);
        }
        set(&guarded, "key");
        settle().await;
        assert_eq!(store.calls(), 3);
        assert_eq!(guarded.take_problems().len(), 1);
        clock.advance(Duration::from_secs(5));
        store.work();
        assert_eq!(guarded.get("key", LIMIT).await, None);
        set(&guarded, "key");
        settle().await;
        assert_eq!(guarded.get("key", LIMIT).await.as_deref(), Some("value"));
        assert_eq!(store.calls(), 6);
    }
}

#[tokio::test(start_paused = true)]
async fn writes_that_are_never_confirmed_are_bounded_and_given_up() {
    let (guarded, store, _) = guarded();
    store.hang();
    for index in 0..MAX_WRITES + 10 {
        set(&guarded, &index.to_string());
    }
    settle().await;
    assert_eq!(store.calls(), MAX_WRITES);
    time::sleep(2 * WRITE_TIMEOUT).await;
    set(&guarded, "later");
    settle().await;
    assert_eq!(store.calls(), MAX_WRITES + 1);
}

#[tokio::test]
async fn a_failed_write_is_reported_and_does_not_pause_the_store() {
    let (guarded, store, _) = guarded();
    store.fail();
    for _ in 0..5 {
        set(&guarded, "key");
        settle().await;
    }
    assert_eq!(guarded.take_problems(), [StoreProblem::Failed("out of order".to_owned())]);
    store.work();
    assert_eq!(guarded.get("key", LIMIT).await, None);
    assert_eq!(store.calls(), 6);
}

#[tokio::test]
async fn a_forged_entry_is_removed_and_reported() {
    let (guarded, store, _) = guarded();
    set(&guarded, "key");
    settle().await;
    guarded.remove_forged("key".to_owned());
    settle().await;
    assert_eq!(store.value("key"), None);
    assert_eq!(guarded.take_problems(), [StoreProblem::Forged]);
}
