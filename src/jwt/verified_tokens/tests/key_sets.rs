//! How cached tokens follow changes of the key set.

use std::sync::Mutex;

use tokio::runtime::Handle;
use tokio::task::yield_now;

use super::*;
use crate::jwks::source::{FetchError, Source};
use crate::jwks::{DEFAULT_TIMEOUT, Freshness, KeyCache, KeySet};
use crate::transport::BoxFuture;

const JWK: &str = include_str!("../../../../test/vectors/keys/rsa-2048.jwk.json");
const STRANGERS_JWK: &str = include_str!("../../../../test/vectors/keys/rsa-4096.jwk.json");

/// Returns what the test sets.
#[derive(Debug)]
struct ChangingSource(Mutex<Result<KeySet, FetchError>>);

impl Source for ChangingSource {
    fn fetch(&self) -> BoxFuture<'static, Result<KeySet, FetchError>> {
        Box::pin(std::future::ready(self.0.lock().expect("not poisoned").clone()))
    }
}

fn set(keys: &[&str]) -> KeySet {
    KeySet::parse(format!(r#"{{"keys":[{}]}}"#, keys.join(",")).as_bytes()).expect("a good set")
}

/// Another key under the `kid` of the instance's key.
fn renamed() -> String {
    let mut jwk: serde_json::Value = serde_json::from_str(STRANGERS_JWK).expect("JSON");
    let own: serde_json::Value = serde_json::from_str(JWK).expect("JSON");
    jwk["kid"] = own["kid"].clone();
    jwk.to_string()
}

fn by_set(
    source: &Arc<ChangingSource>,
    tokens: &Arc<VerifiedTokens>,
    clock: &Arc<ManualClock>,
    freshness: Freshness,
) -> Verifier {
    let clock = || Arc::<ManualClock>::clone(clock);
    let cache = KeyCache::new(Arc::<ChangingSource>::clone(source), clock(), Handle::current());
    Verifier::new(KeySource::Remote { cache, freshness, timeout: DEFAULT_TIMEOUT }, Rules::default(), clock())
        .remembering(Arc::clone(tokens))
}

/// Waits until the background refresh has finished.
async fn refreshed() {
    for _ in 0..20 {
        yield_now().await;
    }
}

#[tokio::test]
async fn a_cached_token_is_rejected_once_its_key_is_gone() {
    let text = Token::good().claim("exp", NOW + 3600).sign();
    for (changed, reason) in [
        (Ok(set(&[STRANGERS_JWK])), TokenErrorReason::JwkKidMismatch),
        (Ok(set(&[&renamed()])), TokenErrorReason::TokenInvalidSignature),
        (Err(FetchError::NoKeys("no keys".to_owned())), TokenErrorReason::JwkRemoteFailedToLoad),
        (Err(FetchError::SecretKeyInvalid), TokenErrorReason::SecretKeyInvalid),
    ] {
        let clock = ManualClock::at(NOW);
        let source = Arc::new(ChangingSource(Mutex::new(Ok(set(&[JWK])))));
        let verifier = by_set(&source, &tokens(), &clock, Freshness::MaxAge(Duration::from_secs(30)));
        assert_eq!(outcome(&verifier, &text).await, Ok(()));
        *source.0.lock().expect("not poisoned") = changed;
        assert_eq!(outcome(&verifier, &text).await, Ok(()), "the set is still fresh");
        clock.advance(Duration::from_secs(30));
        assert_eq!(outcome(&verifier, &text).await, Ok(()), "the refresh runs in the background");
        refreshed().await;
        assert_eq!(outcome(&verifier, &text).await, Err(reason));
    }
}

#[tokio::test]
async fn a_cached_token_stays_valid_through_an_outage_as_long_as_its_key() {
    let text = Token::good().claim("exp", NOW + 36_000).sign();
    let clock = ManualClock::at(NOW);
    let source = Arc::new(ChangingSource(Mutex::new(Ok(set(&[JWK])))));
    let verifier = by_set(&source, &tokens(), &clock, Freshness::MaxAge(Duration::from_secs(30)));
    assert_eq!(outcome(&verifier, &text).await, Ok(()));
    *source.0.lock().expect("not poisoned") = Err(FetchError::Unavailable("status 503".to_owned()));
    for passed in [30, 30, 3569] {
        clock.advance(Duration::from_secs(passed));
        assert_eq!(outcome(&verifier, &text).await, Ok(()));
        refreshed().await;
    }
    clock.advance(Duration::from_secs(1));
    assert_eq!(outcome(&verifier, &text).await, Err(TokenErrorReason::JwkRemoteFailedToLoad));
}

#[tokio::test]
async fn a_refetched_set_with_the_same_key_keeps_the_cache() {
    let (tokens, clock) = (tokens(), ManualClock::at(NOW));
    let source = Arc::new(ChangingSource(Mutex::new(Ok(set(&[JWK])))));
    let verifier = by_set(&source, &tokens, &clock, Freshness::MaxAge(Duration::from_secs(30)));
    let text = Token::good().claim("exp", NOW + 3600).sign();
    assert_eq!(outcome(&verifier, &text).await, Ok(()));
    clock.advance(Duration::from_secs(30));
    *source.0.lock().expect("not poisoned") = Ok(set(&[STRANGERS_JWK, JWK]));
    assert_eq!(outcome(&verifier, &text).await, Ok(()));
    refreshed().await;
    let key = set(&[JWK]).find(verifier.decode(&text).expect("a token").header().key_id()).cloned();
    assert!(verifier.remembers(&verifier.decode(&text).expect("a token"), &key.expect("it is there")));
}

#[tokio::test]
async fn instances_do_not_share_cached_tokens() {
    let (tokens, clock) = (tokens(), ManualClock::at(NOW));
    let source = Arc::new(ChangingSource(Mutex::new(Ok(set(&[JWK])))));
    let [one, other] = [(); 2].map(|()| by_set(&source, &tokens, &clock, Freshness::DEFAULT));
    let text = Token::good().sign();
    assert_eq!(outcome(&one, &text).await, Ok(()));
    assert!(is_remembered(&one, &text));
    assert!(!is_remembered(&other, &text));
}

#[tokio::test]
async fn nothing_is_cached_if_keys_are_fetched_for_every_token() {
    let (tokens, clock) = (tokens(), ManualClock::at(NOW));
    let source = Arc::new(ChangingSource(Mutex::new(Ok(set(&[JWK])))));
    let verifier = by_set(&source, &tokens, &clock, Freshness::AlwaysFetch);
    assert_eq!(outcome(&verifier, &Token::good().sign()).await, Ok(()));
    assert_eq!(tokens.len(), 0);
}
