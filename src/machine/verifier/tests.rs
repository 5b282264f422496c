use std::pin::pin;
use std::task::{Context, Poll, Waker};

use serde_json::{Value, json};

use super::super::fixtures::{self, ScriptedClerk, fault, options, response, shown, verify};
use super::super::{Detected, detect};
use super::*;
use crate::jwt::PresentedJwt;
use crate::test_token::{NOW, Token};
use crate::time::manual::ManualClock;
use crate::transport::TransportErrorKind;

const TIME_TO_LIVE: Duration = Duration::from_secs(30);

fn answer(id: &str) -> Value {
    json!({ "object": "api_key", "id": id, "subject": "user_1", "expired": false, "expiration": null })
}

/// A verifier that caches responses, its Clerk and its clock.
fn caching() -> (MachineVerifier, Arc<ScriptedClerk>, Arc<ManualClock>) {
    let clerk = ScriptedClerk::answering(fixtures::json(&answer("ak_1")));
    let clock = ManualClock::at(NOW);
    let options =
        MachineVerifierOptions { cache_time_to_live: Some(TIME_TO_LIVE), ..options(&clerk, clock.clone()) };
    (MachineVerifier::new(options, clock.clone()), clerk, clock)
}

/// A verifier without a cache.
fn uncached(clerk: &Arc<ScriptedClerk>) -> (MachineVerifier, Arc<ManualClock>) {
    let clock = ManualClock::at(NOW);
    (MachineVerifier::new(options(clerk, clock.clone()), clock.clone()), clock)
}

/// The outcome, if it is ready immediately.
fn ready(verifier: &MachineVerifier, text: &str) -> Option<String> {
    match pin!(verify(verifier, text)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => Some(shown(outcome)),
        Poll::Pending => None,
    }
}

#[test]
fn a_jwt_is_decided_synchronously_if_the_key_is_in_memory() {
    let clerk = ScriptedClerk::answering(fault(TransportErrorKind::Connect));
    let (verifier, _) = uncached(&clerk);
    for token in [Token::good().claim("sub", "mch_1"), Token::good().header("typ", "at+jwt")] {
        let outcome = ready(&verifier, &token.sign()).expect("the key is in memory");
        assert!(outcome.contains("\"subject\""), "{outcome}");
    }
    assert!(clerk.requests().is_empty());
}

#[tokio::test]
async fn a_prefix_on_a_string_that_looks_like_a_jwt_is_reported_as_an_invalid_m2m_token() {
    let clerk = ScriptedClerk::answering(fixtures::json(&answer("ak_1")));
    let (verifier, _) = uncached(&clerk);
    for text in ["ak_1.hidden.c", "mt_1.hidden.c", "oat_1.hidden.c"] {
        let refused = shown(verify(&verifier, text).await);
        assert!(refused.starts_with("m2m_token token-invalid: The token is not a JWT"), "{refused}");
        assert!(refused.ends_with("(code=token-invalid, status=n/a)"), "{refused}");
        assert!(!refused.contains("hidden"), "{refused}");
    }
    assert!(clerk.requests().is_empty());
}

#[tokio::test]
async fn without_a_cache_clerk_is_queried_for_every_request() {
    let clerk = ScriptedClerk::answering(fixtures::json(&answer("ak_1")));
    let (verifier, _) = uncached(&clerk);
    for _ in 0..3 {
        assert!(verify(&verifier, "ak_x").await.is_ok());
    }
    assert_eq!(clerk.requests().len(), 3);
}

#[tokio::test]
async fn a_cached_response_is_used_until_its_time_to_live_is_over() {
    let (verifier, clerk, clock) = caching();
    let first = shown(verify(&verifier, "ak_x").await);
    clerk.answer(fixtures::json(&answer("ak_2")));
    clock.advance(TIME_TO_LIVE - Duration::from_millis(1));
    assert_eq!(ready(&verifier, "ak_x"), Some(first));
    assert_eq!(clerk.requests().len(), 1);
    clock.advance(Duration::from_millis(1));
    assert!(shown(verify(&verifier, "ak_x").await).contains("ak_2"));
    assert_eq!(clerk.requests().len(), 2);
}

#[tokio::test]
async fn the_time_to_live_starts_with_the_request() {
    let (verifier, clerk, clock) = caching();
    clerk.think(clock.clone(), Duration::from_secs(4));
    assert!(verify(&verifier, "ak_x").await.is_ok());
    clock.advance(TIME_TO_LIVE - Duration::from_secs(4));
    assert!(verify(&verifier, "ak_x").await.is_ok());
    assert_eq!(clerk.requests().len(), 2);
}

#[tokio::test]
async fn a_cached_response_is_for_one_token() {
    let (verifier, clerk, _) = caching();
    assert!(verify(&verifier, "ak_x").await.is_ok());
    clerk.answer(response(404, "", ""));
    assert!(verify(&verifier, "ak_y").await.is_err());
    assert!(verify(&verifier, "ak_x").await.is_ok());
}

#[tokio::test]
async fn a_rejected_token_is_rejected_for_five_seconds_without_a_request() {
    let clerk = ScriptedClerk::answering(response(404, "", ""));
    let (verifier, clock) = uncached(&clerk);
    let first = shown(verify(&verifier, "ak_x").await);
    clerk.answer(fixtures::json(&answer("ak_1")));
    clock.advance(Duration::from_millis(4999));
    assert_eq!(ready(&verifier, "ak_x"), Some(first));
    assert_eq!(clerk.requests().len(), 1);
    assert!(verify(&verifier, "ak_y").await.is_ok(), "another token");
    clock.advance(Duration::from_millis(1));
    assert!(verify(&verifier, "ak_x").await.is_ok());
    assert_eq!(clerk.requests().len(), 3);
}

#[tokio::test]
async fn failures_unrelated_to_the_token_are_not_cached() {
    let (verifier, clerk, _) = caching();
    for fault in [
        response(401, "", ""),
        response(403, "", ""),
        response(429, "", ""),
        response(500, "", ""),
        fault(TransportErrorKind::Timeout),
        fixtures::json(&json!({})),
    ] {
        clerk.answer(fault);
        assert!(verify(&verifier, "ak_x").await.is_err());
    }
    clerk.answer(fixtures::json(&answer("ak_1")));
    assert!(verify(&verifier, "ak_x").await.is_ok());
    assert_eq!(clerk.requests().len(), 7);
}

#[tokio::test]
async fn a_response_is_not_cached_beyond_the_expiration() {
    let (verifier, clerk, clock) = caching();
    let mut expiring = answer("ak_1");
    expiring["expiration"] = json!((NOW + 5) * 1000);
    clerk.answer(fixtures::json(&expiring));
    assert!(verify(&verifier, "ak_x").await.is_ok());
    clerk.answer(response(404, "", ""));
    clock.advance(Duration::from_millis(4999));
    assert!(verify(&verifier, "ak_x").await.is_ok());
    clock.advance(Duration::from_millis(1));
    assert!(verify(&verifier, "ak_x").await.is_err());
}

#[tokio::test]
async fn responses_about_revoked_and_expired_tokens_are_cached_as_rejections() {
    for name in ["revoked", "expired"] {
        let (verifier, clerk, clock) = caching();
        let mut ended = answer("ak_1");
        ended[name] = json!(true);
        clerk.answer(fixtures::json(&ended));
        for _ in 0..2 {
            let refused = shown(verify(&verifier, "ak_x").await);
            assert!(refused.starts_with("api_key token-invalid: "), "{refused}");
        }
        assert_eq!(clerk.requests().len(), 1, "{name}");
        clock.advance(Duration::from_secs(5));
        assert!(verify(&verifier, "ak_x").await.is_err());
        assert_eq!(clerk.requests().len(), 2, "{name}");
    }
}

#[tokio::test]
async fn debug_shows_neither_the_token_nor_its_owner() {
    let (verifier, ..) = caching();
    let verified = verify(&verifier, "ak_x").await.expect("a good answer");
    let Detected::Machine(token) = detect("ak_hidden", PresentedJwt::decode) else {
        unreachable!("a machine token")
    };
    let shown = format!("{verified:?} {token:?} {verifier:?}");
    for hidden in ["user_1", "hidden"] {
        assert!(!shown.contains(hidden), "{shown}");
    }
}
