use std::future::ready;

use serde_json::{Value, json};
use tokio::runtime::Handle;

use super::super::fixtures::{ScriptedClerk, fault, options, shown, texts, verify};
use super::super::{MachineVerifier, MachineVerifierOptions};
use super::*;
use crate::jwks::source::{FetchError, Source};
use crate::jwks::{DEFAULT_TIMEOUT, Freshness, KeyCache, KeySet, PemKey};
use crate::test_token::{NOW, PUBLIC_PEM, Token};
use crate::time::manual::ManualClock;
use crate::transport::{BoxFuture, TransportErrorKind};

fn m2m() -> Token {
    Token::good().without_claim("azp").without_claim("sid").claim("sub", "mch_1").claim("jti", "mt_1")
}

fn oauth() -> Token {
    let token = Token::good().header("typ", "at+jwt").claim("jti", "oat_1").claim("client_id", "client_1");
    token.claim("scope", "read write")
}

/// The outcome with a key in memory and changed options. Clerk must not be queried.
async fn outcome_with(change: impl FnOnce(&mut MachineVerifierOptions), token: &Token) -> String {
    let clerk = ScriptedClerk::answering(fault(TransportErrorKind::Connect));
    let mut options = options(&clerk, ManualClock::at(NOW));
    change(&mut options);
    let verifier = MachineVerifier::new(options, ManualClock::at(NOW));
    let outcome = shown(verify(&verifier, &token.sign()).await);
    assert!(clerk.requests().is_empty(), "no request");
    outcome
}

async fn outcome(token: &Token) -> String {
    outcome_with(|_| {}, token).await
}

/// The data of an accepted token.
async fn data(token: &Token) -> Value {
    let outcome = outcome(token).await;
    let (_, data) = outcome.split_once(' ').expect("a kind and data");
    serde_json::from_str(data).expect(data)
}

async fn with_audience(audience: &[&str], token: &Token) -> String {
    outcome_with(|options| options.audience = texts(audience), token).await
}

#[tokio::test]
async fn an_m2m_token_has_machine_scopes_and_custom_claims() {
    assert_eq!(
        outcome(&m2m()).await,
        r#"m2m_token {"id":"mt_1","subject":"mch_1","claims":null,"scopes":[]}"#
    );
    let token =
        m2m().claim("scopes", "mch_2 mch_3").claim("aud", json!(["mch_9"])).claim("x", json!({"y": 1}));
    assert_eq!(
        data(&token).await,
        json!({
            "id": "mt_1",
            "subject": "mch_1",
            "claims": { "scopes": "mch_2 mch_3", "aud": ["mch_9"], "x": { "y": 1 } },
            "scopes": ["mch_2", "mch_3"],
        })
    );
}

#[tokio::test]
async fn the_scopes_of_an_m2m_token_fall_back_to_its_audience() {
    for (token, scopes) in [
        (m2m().claim("aud", json!(["mch_9"])), json!(["mch_9"])),
        (m2m().claim("aud", "mch_9"), json!("mch_9")),
        (m2m().claim("aud", "mch_9").claim("scopes", Value::Null), json!("mch_9")),
        (m2m().claim("aud", Value::Null).claim("scopes", Value::Null), json!([])),
        (m2m().claim("aud", "mch_9").claim("scopes", ""), json!([""])),
    ] {
        assert_eq!(data(&token).await["scopes"], scopes);
    }
}

#[tokio::test]
async fn an_oauth_token_has_user_scopes_and_client() {
    let expected =
        r#"oauth_token {"id":"oat_1","subject":"user_1","scopes":["read","write"],"clientId":"client_1"}"#;
    assert_eq!(outcome(&oauth()).await, expected);
    assert_eq!(outcome(&oauth().header("typ", "application/at+jwt")).await, expected);
    for (token, scopes) in [
        (oauth().claim("scp", json!(["a"])), json!(["a"])),
        (oauth().claim("scp", "a b"), json!("a b")),
        (oauth().claim("scp", Value::Null), json!(["read", "write"])),
        (oauth().without_claim("scope"), json!([])),
    ] {
        assert_eq!(data(&token).await["scopes"], scopes);
    }
}

#[tokio::test]
async fn missing_ids_become_empty_and_others_are_unchanged() {
    assert_eq!(data(&m2m().without_claim("jti")).await["id"], "");
    assert_eq!(data(&m2m().claim("jti", Value::Null)).await["id"], "");
    assert_eq!(data(&m2m().claim("jti", 5)).await["id"], 5);
    let token = oauth().without_claim("jti").without_claim("client_id");
    assert_eq!(
        data(&token).await,
        json!({ "id": "", "subject": "user_1", "scopes": ["read", "write"], "clientId": "" })
    );
}

#[tokio::test]
async fn scopes_that_are_not_strings_are_rejected() {
    let refused = outcome(&m2m().claim("scopes", json!(["mch_2"]))).await;
    assert!(
        refused.starts_with("m2m_token token-verification-failed: The token's scopes claim"),
        "{refused}"
    );
    let refused = outcome(&oauth().claim("scope", 5)).await;
    assert!(
        refused.starts_with("oauth_token token-verification-failed: The token's scope claim"),
        "{refused}"
    );
}

#[tokio::test]
async fn an_m2m_token_of_another_category_is_invalid_before_its_signature_is_checked() {
    let accepted = outcome(&m2m().header("cat", "cl_B7d4PD333AAA")).await;
    assert!(accepted.starts_with("m2m_token {"), "{accepted}");
    for category in
        [json!("cl_B7d4PD111AAA"), json!("cl_I7d4PD111III"), json!("cl_B7d4PD222AAA"), json!(null)]
    {
        let refused = outcome(&m2m().header("cat", category.clone()).signed_with_another_key()).await;
        assert!(refused.starts_with("m2m_token token-invalid: "), "{category}: {refused}");
        assert!(refused.ends_with("(code=token-invalid, status=n/a)"), "{refused}");
    }
}

#[tokio::test]
async fn the_category_of_an_oauth_token_is_ignored() {
    for category in ["cl_B7d4PD111AAA", "cl_B7d4PD222AAA", "cl_B7d4PD333AAA"] {
        let accepted = outcome(&oauth().header("cat", category)).await;
        assert!(accepted.starts_with("oauth_token {"), "{category}: {accepted}");
    }
}

#[tokio::test]
async fn all_signature_and_claim_rules_apply_to_machine_tokens() {
    type BreakIt = fn(Token) -> Token;
    let broken: [(BreakIt, &str); 7] = [
        (|token| token.header("alg", "HS256"), "alg header"),
        (Token::signed_with_another_key, "signature does not match"),
        (|token| token.claim("exp", NOW - 5), "expired"),
        (|token| token.without_claim("exp"), "exp claim is nothing"),
        (|token| token.claim("exp", "9999999999"), "exp claim is \"9999999999\""),
        (|token| token.claim("nbf", NOW + 6), "becomes valid"),
        (|token| token.claim("iat", NOW + 6), "was issued"),
    ];
    for (break_it, message) in broken {
        for (token, kind) in [(m2m(), "m2m_token"), (oauth(), "oauth_token")] {
            let refused = outcome(&break_it(token)).await;
            assert!(refused.starts_with(&format!("{kind} token-verification-failed: ")), "{refused}");
            assert!(refused.contains(message), "{message}: {refused}");
            assert!(refused.ends_with("(code=token-verification-failed, status=n/a)"), "{refused}");
        }
    }
}

#[tokio::test]
async fn each_kind_requires_its_own_typ_and_an_oauth_token_a_subject() {
    assert!(outcome(&m2m().without_header("typ")).await.starts_with("m2m_token {"));
    for (token, expected) in [
        (m2m().header("typ", "at+jwt"), "m2m_token token-verification-failed: The token's typ header"),
        (oauth().without_claim("sub"), "oauth_token token-verification-failed: The token's sub claim"),
        (
            oauth().claim("sub", json!(["user_1"])),
            "oauth_token token-verification-failed: The token's sub claim",
        ),
    ] {
        let refused = outcome(&token).await;
        assert!(refused.starts_with(expected), "{refused}");
    }
}

#[tokio::test]
async fn the_configured_clock_skew_is_used() {
    for token in [m2m().claim("exp", NOW - 60), oauth().claim("exp", NOW - 60)] {
        assert!(outcome(&token).await.contains("token-verification-failed"));
        let accepted = outcome_with(|options| options.clock_skew_ms = 61_000.0, &token).await;
        assert!(accepted.contains("\"subject\""), "{accepted}");
    }
}

#[tokio::test]
async fn the_audience_of_an_m2m_token_is_checked_if_present() {
    for audience in [json!(["here", "there"]), json!("here"), json!(5), json!(["elsewhere", 5])] {
        let accepted = with_audience(&["here"], &m2m().claim("aud", audience.clone())).await;
        assert!(accepted.starts_with("m2m_token {"), "{audience}: {accepted}");
    }
    assert!(with_audience(&["here"], &m2m()).await.starts_with("m2m_token {"));
    let refused = with_audience(&["here"], &m2m().claim("aud", json!(["elsewhere"]))).await;
    assert!(refused.starts_with("m2m_token token-verification-failed: The token's aud claim"), "{refused}");
}

#[tokio::test]
async fn the_audience_of_an_oauth_token_is_required_and_must_match() {
    assert!(with_audience(&["here"], &oauth().claim("aud", "here")).await.starts_with("oauth_token {"));
    assert!(outcome(&oauth().claim("aud", 5)).await.starts_with("oauth_token {"), "no audience is expected");
    for token in [oauth(), oauth().claim("aud", 5), oauth().claim("aud", json!(["here", ""]))] {
        let refused = with_audience(&["here"], &token).await;
        assert!(refused.starts_with("oauth_token token-verification-failed: "), "{refused}");
        assert!(refused.contains("expected a non-empty string or an array of them"), "{refused}");
    }
    let refused = with_audience(&["here"], &oauth().claim("aud", "elsewhere")).await;
    assert!(refused.contains("aud is \"elsewhere\", which is not an accepted audience"), "{refused}");
}

#[tokio::test]
async fn the_audience_of_an_oauth_token_is_checked_last() {
    let token = oauth().claim("aud", "elsewhere");
    let refused = with_audience(&["here"], &token.clone().claim("iat", NOW + 60)).await;
    assert!(refused.contains("was issued"), "{refused}");
    assert!(with_audience(&["here"], &token.signed_with_another_key()).await.contains("signature"));
}

#[tokio::test]
async fn without_a_key_every_jwt_is_rejected() {
    for (token, kind) in [(m2m(), "m2m_token"), (oauth(), "oauth_token")] {
        let refused = outcome_with(|options| options.keys = None, &token).await;
        assert!(refused.starts_with(&format!("{kind} token-verification-failed: ")), "{refused}");
        assert!(refused.contains("CLERK_SECRET_KEY"), "{refused}");
    }
}

/// Never returns keys.
#[derive(Debug)]
struct FailingSource(FetchError);

impl Source for FailingSource {
    fn fetch(&self) -> BoxFuture<'static, Result<KeySet, FetchError>> {
        Box::pin(ready(Err(self.0.clone())))
    }
}

#[tokio::test]
async fn a_token_whose_keys_cannot_be_loaded_is_undecided() {
    let failing = |error| {
        let cache = KeyCache::new(Arc::new(FailingSource(error)), ManualClock::at(NOW), Handle::current());
        KeySource::Remote { cache, freshness: Freshness::DEFAULT, timeout: DEFAULT_TIMEOUT }
    };
    let pem = KeySource::Pem(PemKey::parse(PUBLIC_PEM));
    for (keys, token, is_undecided) in [
        (None, m2m(), true),
        (Some(KeySource::Missing), m2m(), true),
        (Some(failing(FetchError::Unexpected("down".to_owned()))), m2m(), true),
        (Some(failing(FetchError::Unavailable("503".to_owned()))), oauth(), true),
        (Some(failing(FetchError::NoKeys("none".to_owned()))), oauth(), true),
        (Some(failing(FetchError::SecretKeyInvalid)), m2m(), true),
        (Some(pem), m2m().claim("exp", 1), false),
    ] {
        let clerk = ScriptedClerk::answering(fault(TransportErrorKind::Connect));
        let clock = ManualClock::at(NOW);
        let options = MachineVerifierOptions { keys, ..options(&clerk, clock.clone()) };
        let verifier = MachineVerifier::new(options, clock);
        let refused = verify(&verifier, &token.sign()).await.expect_err("refused");
        assert_eq!(refused.code.as_str(), "token-verification-failed");
        assert_eq!(refused.code.is_undecided(), is_undecided, "{}", refused.message);
    }
}

#[tokio::test]
async fn strict_rules_require_a_type_and_the_expected_audience() {
    let strict = async |audience: &[&str], token: &Token| {
        let change = |options: &mut MachineVerifierOptions| {
            options.audience = texts(audience);
            options.strict = true;
        };
        outcome_with(change, token).await
    };
    assert!(strict(&["api"], &m2m().claim("aud", "api")).await.starts_with("m2m_token {"));
    assert!(strict(&[], &m2m()).await.starts_with("m2m_token {"), "no audience is expected");
    for (token, why) in [
        (m2m(), "no audience"),
        (m2m().claim("aud", 5), "an invalid audience"),
        (m2m().claim("aud", "api").without_header("typ"), "no type"),
    ] {
        assert!(strict(&["api"], &token).await.contains("token-verification-failed"), "{why}");
        assert!(with_audience(&["api"], &token).await.starts_with("m2m_token {"), "{why}, by default");
    }
}
