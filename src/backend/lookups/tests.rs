use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue, StatusCode};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use super::super::operation::verification::API_KEY;
use super::*;
use crate::backend::{Answer, BackendClient, CallError, Rejection};
use crate::instance::{BackendApi, SecretKey};
use crate::time::manual::ManualClock;
use crate::transport::{BoxFuture, Request, Response, Transport, TransportError};

/// Holds every call until it is released, and counts calls.
#[derive(Debug)]
struct Clerk {
    statuses: Mutex<Vec<u16>>,
    released: Arc<Semaphore>,
    calls: AtomicUsize,
    under_way: Arc<AtomicUsize>,
}

impl Clerk {
    /// Responds with these statuses in order, and then with the last one.
    fn responding(statuses: &[u16]) -> Arc<Self> {
        let statuses = Mutex::new(statuses.iter().rev().copied().collect());
        Arc::new(Self {
            statuses,
            released: Arc::new(Semaphore::new(0)),
            calls: AtomicUsize::new(0),
            under_way: Arc::default(),
        })
    }

    fn release(&self, calls: usize) {
        self.released.add_permits(calls);
    }

    fn calls(&self) -> usize {
        self.calls.load(Ordering::Relaxed)
    }

    fn under_way(&self) -> usize {
        self.under_way.load(Ordering::Relaxed)
    }
}

impl Transport for Clerk {
    fn send(&self, _: Request) -> BoxFuture<'static, Result<Response, TransportError>> {
        self.calls.fetch_add(1, Ordering::Relaxed);
        self.under_way.fetch_add(1, Ordering::Relaxed);
        let mut statuses = self.statuses.lock().expect("not poisoned");
        let status = if statuses.len() > 1 { statuses.pop() } else { statuses.last().copied() };
        let (released, under_way) = (Arc::clone(&self.released), Arc::clone(&self.under_way));
        Box::pin(async move {
            released.acquire().await.expect("it is not closed").forget();
            under_way.fetch_sub(1, Ordering::Relaxed);
            Ok(Response {
                status: StatusCode::from_u16(status.expect("a status")).expect("a status code"),
                reason_phrase: "Phrase".to_owned(),
                headers: HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static("application/json"))]),
                body: Bytes::from_static(b"{}"),
            })
        })
    }
}

/// An instance with its lookups.
#[derive(Clone)]
struct Fixture {
    clerk: Arc<Clerk>,
    client: Arc<BackendClient>,
    clock: Arc<ManualClock>,
    lookups: Arc<Lookups>,
}

fn fixture(statuses: &[u16]) -> Fixture {
    let key = SecretKey::parse("sk_test_x").expect("a usable key");
    let api = BackendApi::parse("", "", key).expect("a usable URL");
    let (clerk, clock) = (Clerk::responding(statuses), ManualClock::at(0));
    let lookups = InstanceLookups::new(clock.clone()).of(&api);
    let client = Arc::new(BackendClient::new(api, Arc::<Clerk>::clone(&clerk)));
    Fixture { clerk, client, clock, lookups }
}

impl Fixture {
    fn fingerprint(&self, text: &str) -> Fingerprint {
        Fingerprint::new(&self.client, &API_KEY, &[text])
    }

    /// The status of the response, or [`TooMany`].
    async fn ask(&self, kind: Kind, text: &str) -> Result<u16, TooMany> {
        let arguments = serde_json::json!([text]).to_string();
        let (client, operation) = (&*self.client, &API_KEY);
        let lookup =
            Lookup { kind, client, operation, arguments: &arguments, fingerprint: self.fingerprint(text) };
        Ok(match &self.lookups.ask(&lookup).await?.outcome.result {
            Ok(_) => 200,
            Err(CallError::Rejected(rejection)) => rejection.status,
            Err(error) => unreachable!("{error:?}"),
        })
    }

    /// Starts a lookup for each string concurrently, and runs them until they wait for responses.
    async fn ask_all(
        &self,
        kind: Kind,
        texts: impl IntoIterator<Item = String>,
    ) -> JoinSet<Result<u16, TooMany>> {
        let mut asked = JoinSet::new();
        for text in texts {
            let fixture = self.clone();
            asked.spawn(async move { fixture.ask(kind, &text).await });
        }
        settle().await;
        asked
    }

    /// Releases one call and runs a lookup.
    async fn ask_released(&self, kind: Kind, text: &str) -> Result<u16, TooMany> {
        self.clerk.release(1);
        let answer = self.ask(kind, text).await;
        while let Ok(permit) = self.clerk.released.try_acquire() {
            permit.forget();
        }
        answer
    }
}

/// Runs all tasks until they wait.
async fn settle() {
    for _ in 0..200 {
        tokio::task::yield_now().await;
    }
}

fn same(count: usize) -> impl Iterator<Item = String> {
    (0..count).map(|_| "same".to_owned())
}

fn different(count: usize) -> impl Iterator<Item = String> {
    (0..count).map(|index| index.to_string())
}

const KINDS: [(Kind, usize); 3] =
    [(Kind::Token, gate::TOKENS), (Kind::Nonce, gate::NONCES), (Kind::Refresh, gate::REFRESHES)];

#[tokio::test]
async fn identical_lookups_of_a_token_share_one_call() {
    for status in [200, 404, 500] {
        let fixture = fixture(&[status]);
        let asked = fixture.ask_all(Kind::Token, same(300)).await;
        assert_eq!(fixture.clerk.calls(), 1);
        fixture.clerk.release(1);
        assert_eq!(asked.join_all().await, vec![Ok(status); 300]);
        assert_eq!(fixture.lookups.shared_calls.count(), 0);
    }
}

#[tokio::test]
async fn a_later_lookup_of_a_token_makes_a_new_call() {
    let fixture = fixture(&[200]);
    for calls in 1..=3 {
        assert_eq!(fixture.ask_released(Kind::Token, "a").await, Ok(200));
        assert_eq!(fixture.clerk.calls(), calls);
    }
}

#[tokio::test]
async fn identical_lookups_of_a_nonce_share_a_refusal() {
    for status in [404, 500] {
        let fixture = fixture(&[status]);
        let asked = fixture.ask_all(Kind::Nonce, same(300)).await;
        fixture.clerk.release(1);
        assert_eq!(asked.join_all().await, vec![Ok(status); 300]);
        assert_eq!(fixture.clerk.calls(), 1);
    }
}

#[tokio::test]
async fn an_accepted_nonce_is_only_used_for_the_request_that_made_the_call() {
    let fixture = fixture(&[200, 404]);
    let asked = fixture.ask_all(Kind::Nonce, same(4)).await;
    assert_eq!(fixture.clerk.calls(), 1);
    fixture.clerk.release(1);
    settle().await;
    assert_eq!(fixture.clerk.calls(), 4);
    fixture.clerk.release(3);
    let mut answers = asked.join_all().await;
    answers.sort_by_key(|answer| answer.expect("few are in progress"));
    assert_eq!(answers, [Ok(200), Ok(404), Ok(404), Ok(404)]);
}

#[tokio::test]
async fn a_lookup_continues_if_the_request_that_made_the_call_is_dropped() {
    let fixture = fixture(&[404]);
    let mut first = fixture.ask_all(Kind::Token, same(1)).await;
    let others = fixture.ask_all(Kind::Token, same(3)).await;
    assert_eq!(fixture.clerk.calls(), 1);
    first.shutdown().await;
    settle().await;
    assert_eq!(fixture.clerk.calls(), 2);
    fixture.clerk.release(2);
    assert_eq!(others.join_all().await, [Ok(404); 3]);
    let mut alone = fixture.ask_all(Kind::Token, different(1)).await;
    alone.shutdown().await;
    assert_eq!(fixture.lookups.shared_calls.count(), 0);
}

#[tokio::test]
async fn calls_are_limited_the_same_number_waits_and_others_fail_immediately() {
    for (kind, most) in KINDS {
        let fixture = fixture(&[404]);
        let mut asked = fixture.ask_all(kind, different(2000)).await;
        assert_eq!((fixture.clerk.calls(), fixture.clerk.under_way()), (most, most));
        let mut failed = 0;
        while let Some(answer) = asked.try_join_next() {
            assert_eq!(answer.expect("it did not panic"), Err(TooMany));
            failed += 1;
        }
        assert_eq!(failed, 2000 - 2 * most);
        fixture.clerk.release(1);
        settle().await;
        assert_eq!((fixture.clerk.calls(), fixture.clerk.under_way()), (most + 1, most));
        fixture.clerk.release(2000);
        assert_eq!(asked.join_all().await, vec![Ok(404); 2 * most]);
        assert_eq!(fixture.ask_released(kind, "later").await, Ok(404));
    }
    assert_eq!(gate::TOKENS + gate::NONCES, 64);
}

#[tokio::test]
async fn a_flood_of_one_kind_does_not_block_the_others() {
    for (kind, _) in KINDS {
        let fixture = fixture(&[404]);
        let _flood = fixture.ask_all(kind, different(2000)).await;
        let under_way = fixture.clerk.under_way();
        for (other, _) in KINDS.into_iter().filter(|(other, _)| *other != kind) {
            let asked = fixture.ask_all(other, [format!("{other:?}")]).await;
            assert_eq!(asked.len(), 1);
        }
        assert_eq!(fixture.clerk.under_way(), under_way + 2);
    }
}

#[tokio::test]
async fn a_waiting_lookup_makes_no_call_if_its_subject_was_refused_in_the_meantime() {
    let fixture = fixture(&[404]);
    let asked = fixture.ask_all(Kind::Refresh, same(2 * gate::REFRESHES)).await;
    fixture.clerk.release(2000);
    assert_eq!(asked.join_all().await, vec![Ok(404); 2 * gate::REFRESHES]);
    assert_eq!(fixture.clerk.calls(), gate::REFRESHES);
}

#[tokio::test]
async fn refusals_are_repeated_for_a_few_seconds() {
    for status in [400, 404, 410, 422] {
        for (kind, _) in KINDS {
            let fixture = fixture(&[status, 200]);
            assert_eq!(fixture.ask_released(kind, "a").await, Ok(status));
            fixture.clock.advance(refusals::TIME_TO_LIVE - Duration::from_millis(1));
            assert_eq!(fixture.ask(kind, "a").await, Ok(status));
            assert_eq!(fixture.clerk.calls(), 1);
            fixture.clock.advance(Duration::from_millis(1));
            assert_eq!(fixture.ask_released(kind, "a").await, Ok(200));
        }
    }
}

#[tokio::test]
async fn responses_that_are_not_about_the_token_are_not_cached() {
    for status in [200, 204, 302, 401, 403, 408, 429, 500, 503] {
        let fixture = fixture(&[status]);
        for calls in 1..=2 {
            let _ = fixture.ask_released(Kind::Token, "a").await;
            assert_eq!(fixture.clerk.calls(), calls, "{status}");
        }
    }
}

#[tokio::test]
async fn a_short_response_can_be_cached_as_a_refusal() {
    let fixture = fixture(&[200]);
    let answer = |text: &str| Outcome { result: Ok(Answer::Json(text.to_owned())), asked_at: Duration::ZERO };
    fixture.lookups.remember_refusal(fixture.fingerprint("a"), &answer("{}"));
    assert_eq!(fixture.ask(Kind::Token, "a").await, Ok(200));
    assert_eq!(fixture.clerk.calls(), 0);
    fixture.lookups.remember_refusal(fixture.fingerprint("b"), &answer(&" ".repeat(4097)));
    assert_eq!(fixture.ask_released(Kind::Token, "b").await, Ok(200));
    assert_eq!(fixture.clerk.calls(), 1);
}

#[tokio::test]
async fn the_oldest_refusals_are_evicted_and_never_prolonged() {
    let fixture = fixture(&[404]);
    let refusal = |body: &str| Outcome {
        result: Err(CallError::Rejected(Rejection {
            status: 404,
            reason_phrase: String::new(),
            trace_id: None,
            retry_after: None,
            body: Some(body.to_owned()),
        })),
        asked_at: Duration::ZERO,
    };
    let remember = |text: &str| fixture.lookups.remember_refusal(fixture.fingerprint(text), &refusal(text));
    let is_known =
        |text: &str| fixture.lookups.refusals.get(&fixture.fingerprint(text), fixture.clock.monotonic());
    for index in 0..=refusals::MAX_ENTRIES {
        remember(&index.to_string());
    }
    assert_eq!(fixture.lookups.refusals.count(), refusals::MAX_ENTRIES);
    assert!(is_known("0").is_none() && is_known("1").is_some());
    fixture.clock.advance(Duration::from_secs(3));
    remember("1");
    fixture.clock.advance(Duration::from_secs(2));
    assert!(is_known("1").is_none());
    remember("new");
    assert_eq!(fixture.lookups.refusals.count(), 1, "expired ones are removed");
    remember(&"x".repeat(5000));
    let long = is_known(&"x".repeat(5000)).expect("a refusal");
    assert!(matches!(&long.result, Err(CallError::Rejected(rejection)) if rejection.body.is_none()));
}
