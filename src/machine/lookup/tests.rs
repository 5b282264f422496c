mod refusals;

use http::Method;
use serde_json::{Value, json};

use super::super::fixtures::{self, Outcome, ScriptedClerk, fault, options, response, shown, texts, verify};
use super::super::{MachineVerifier, MachineVerifierOptions};
use super::*;
use crate::test_token::NOW;
use crate::time::manual::ManualClock;
use crate::transport::{CLERK_API_VERSION, Redirects, Request};

fn api_key() -> Value {
    json!({
        "object": "api_key",
        "id": "ak_1",
        "type": "api_key",
        "name": "CI",
        "subject": "user_1",
        "scopes": ["read"],
        "claims": { "team": 1 },
        "revoked": false,
        "revocation_reason": null,
        "expired": false,
        "expiration": null,
        "created_by": "user_1",
    })
}

fn m2m_token() -> Value {
    json!({ "object": "machine_to_machine_token", "id": "mt_1", "subject": "mch_1", "scopes": ["mch_2"], "claims": null })
}

fn oauth_token() -> Value {
    json!({
        "object": "clerk_idp_oauth_access_token",
        "id": "oat_1",
        "client_id": "client_1",
        "subject": "user_1",
        "scopes": ["read"],
        "aud": ["here"],
    })
}

/// A response with an additional or changed member.
fn with(mut answer: Value, name: &str, value: Value) -> Value {
    answer[name] = value;
    answer
}

fn without(mut answer: Value, name: &str) -> Value {
    answer.as_object_mut().expect("an object").remove(name);
    answer
}

/// The outcome for the token with this response, and the requests to Clerk.
async fn ask_with(
    change: impl FnOnce(&mut MachineVerifierOptions, &Arc<ScriptedClerk>),
    token: &str,
    answer: Outcome,
) -> (String, Vec<Request>) {
    let clerk = ScriptedClerk::answering(answer);
    let clock = ManualClock::at(NOW);
    let mut options = options(&clerk, clock.clone());
    change(&mut options, &clerk);
    let verifier = MachineVerifier::new(options, clock);
    (shown(verify(&verifier, token).await), clerk.requests())
}

async fn ask(token: &str, answer: Outcome) -> String {
    ask_with(|_, _| {}, token, answer).await.0
}

async fn ask_json(token: &str, answer: &Value) -> String {
    ask(token, fixtures::json(answer)).await
}

#[tokio::test]
async fn clerk_is_queried_once_at_the_endpoint_of_the_kind_with_the_secret_key() {
    let known = [
        ("ak_a\"b", api_key(), "/api_keys/verify", r#"{"secret":"ak_a\"b"}"#),
        ("mt_ab", m2m_token(), "/m2m_tokens/verify", r#"{"token":"mt_ab"}"#),
        ("oat_ab", oauth_token(), "/oauth_applications/access_tokens/verify", r#"{"access_token":"oat_ab"}"#),
    ];
    for (token, answer, path, body) in known {
        let (_, requests) = ask_with(|_, _| {}, token, fixtures::json(&answer)).await;
        let [request] = &requests[..] else { unreachable!("one request") };
        assert_eq!(request.method, Method::POST);
        assert_eq!(request.url.as_str(), format!("https://api.example.com{path}"));
        assert_eq!(request.body.as_deref(), Some(body.as_bytes()));
        assert_eq!(request.headers["authorization"], "Bearer sk_test_hidden");
        assert_eq!(request.headers["clerk-api-version"], CLERK_API_VERSION);
        assert_eq!(request.headers["content-type"], "application/json");
        assert_eq!(request.limits.timeout.as_secs(), 10);
        assert_eq!(request.limits.redirects, Redirects::Follow);
    }
}

#[tokio::test]
async fn a_machine_secret_key_is_used_for_m2m_tokens_only() {
    for (token, answer, expected) in [
        ("mt_1", m2m_token(), "Bearer ak_machine"),
        ("ak_1", api_key(), "Bearer sk_test_hidden"),
        ("oat_1", oauth_token(), "Bearer sk_test_hidden"),
    ] {
        let (_, requests) = ask_with(
            |options, clerk| options.machine_backend = Some(clerk.client("ak_machine")),
            token,
            fixtures::json(&answer),
        )
        .await;
        assert_eq!(requests[0].headers["authorization"], expected, "{token}");
    }
}

#[tokio::test]
async fn a_machine_secret_key_alone_suffices_for_m2m_tokens_only() {
    let only_machine = |options: &mut MachineVerifierOptions, clerk: &Arc<ScriptedClerk>| {
        options.backend = None;
        options.machine_backend = Some(clerk.client("ak_machine"));
    };
    let (accepted, _) = ask_with(only_machine, "mt_1", fixtures::json(&m2m_token())).await;
    assert!(accepted.starts_with("m2m_token {"), "{accepted}");
    for (token, answer) in [("ak_1", api_key()), ("oat_1", oauth_token())] {
        let (refused, requests) = ask_with(only_machine, token, fixtures::json(&answer)).await;
        assert!(refused.contains(" unexpected-error: ") && refused.contains("CLERK_SECRET_KEY"), "{refused}");
        assert!(requests.is_empty());
    }
}

#[tokio::test]
async fn a_response_provides_the_data_of_the_auth_object() {
    assert_eq!(
        ask_json("ak_x", &api_key()).await,
        r#"api_key {"id":"ak_1","subject":"user_1","name":"CI","claims":{"team":1},"scopes":["read"]}"#
    );
    assert_eq!(
        ask_json("mt_x", &m2m_token()).await,
        r#"m2m_token {"id":"mt_1","subject":"mch_1","claims":null,"scopes":["mch_2"]}"#
    );
    assert_eq!(
        ask_json("oat_x", &oauth_token()).await,
        r#"oauth_token {"id":"oat_1","subject":"user_1","scopes":["read"],"clientId":"client_1"}"#
    );
}

#[tokio::test]
async fn members_missing_from_the_response_stay_undefined() {
    let answer = json!({ "object": "api_key", "id": "ak_1", "subject": "org_1" });
    assert_eq!(ask_json("ak_x", &answer).await, r#"api_key {"id":"ak_1","subject":"org_1"}"#);
}

#[tokio::test]
async fn values_reach_javascript_as_clerk_wrote_them() {
    let body = r#"{"object":"api_key","id":"ak_0","subject":"user_1","claims":{"n":9007199254740993,"e":1e400},"id":"ak_1"}"#;
    assert_eq!(
        ask("ak_x", response(200, "application/json", body)).await,
        r#"api_key {"id":"ak_1","subject":"user_1","claims":{"n":9007199254740993,"e":1e400}}"#
    );
}

#[tokio::test]
async fn a_json_response_may_have_a_charset() {
    let answer = response(200, "application/json; charset=utf-8", &api_key().to_string());
    assert!(ask("ak_x", answer).await.starts_with("api_key {"));
}

/// A token of each kind, and Clerk's response about it.
fn kinds() -> [(&'static str, &'static str, Value); 3] {
    [
        ("ak_x", "api_key", api_key()),
        ("mt_x", "m2m_token", m2m_token()),
        ("oat_x", "oauth_token", oauth_token()),
    ]
}

#[tokio::test]
async fn revoked_and_expired_tokens_are_rejected_despite_a_successful_response() {
    for (token, kind, answer) in kinds() {
        for (name, value, what) in [
            ("revoked", json!(true), "was revoked"),
            ("expired", json!(true), "has expired"),
            ("expiration", json!(NOW * 1000), "has expired"),
            ("expiration", json!(NOW * 1000 - 1), "has expired"),
            ("expiration", json!(NOW), "has expired"),
            ("expiration", json!(NOW as f64 - 0.5), "has expired"),
            ("expiration", json!(0), "has expired"),
            ("expiration", json!(-5), "has expired"),
        ] {
            let refused = ask_json(token, &with(answer.clone(), name, value)).await;
            assert!(refused.starts_with(&format!("{kind} token-invalid: ")), "{name}: {refused}");
            assert!(refused.contains(what), "{name}: {refused}");
        }
    }
}

#[tokio::test]
async fn a_valid_token_is_accepted_with_its_expiration_in_either_unit() {
    for (token, kind, answer) in kinds() {
        for (name, value) in [
            ("revoked", json!(false)),
            ("revoked", json!(null)),
            ("expired", json!(false)),
            ("expiration", json!(null)),
            ("expiration", json!(NOW * 1000 + 1)),
            ("expiration", json!(NOW as f64 * 1000.0 + 0.5)),
            ("expiration", json!(NOW + 1)),
        ] {
            let accepted = ask_json(token, &with(answer.clone(), name, value)).await;
            assert!(accepted.starts_with(&format!("{kind} {{")), "{name}: {accepted}");
        }
    }
}

#[tokio::test]
async fn an_inactive_oauth_token_is_rejected() {
    let refused = ask_json("oat_x", &json!({ "active": false })).await;
    assert!(refused.starts_with("oauth_token token-invalid: "), "{refused}");
    for other in
        [json!({ "active": true }), json!({ "active": null }), json!({ "active": false, "id": "oat_1" })]
    {
        let refused = ask_json("oat_x", &other).await;
        assert!(refused.starts_with("oauth_token unexpected-error: "), "{refused}");
    }
}

#[tokio::test]
async fn malformed_responses_never_accept_a_token() {
    let mut answers: Vec<Outcome> = [
        json!({}),
        json!([]),
        json!(null),
        json!("ak_1"),
        json!({ "active": false }),
        json!({ "data": [api_key()], "total_count": 1 }),
        json!([api_key()]),
        without(api_key(), "object"),
        without(api_key(), "id"),
        without(api_key(), "subject"),
        with(api_key(), "object", json!("machine_to_machine_token")),
        with(api_key(), "object", json!("unheard_of")),
        with(api_key(), "id", json!(5)),
        with(api_key(), "id", json!("")),
        with(api_key(), "subject", json!(null)),
        with(api_key(), "subject", json!(["user_1"])),
        with(api_key(), "subject", json!("")),
        with(api_key(), "deleted", json!(false)),
        with(api_key(), "revoked", json!("false")),
        with(api_key(), "revoked", json!(0)),
        with(api_key(), "expired", json!({})),
        with(api_key(), "expiration", json!("tomorrow")),
        with(api_key(), "expiration", json!(true)),
    ]
    .iter()
    .map(fixtures::json)
    .collect();
    answers.extend([
        response(200, "application/json", "{"),
        response(200, "application/json", ""),
        response(200, "text/plain", &api_key().to_string()),
        response(200, "text/html", "<html>signed in</html>"),
        response(200, "", &api_key().to_string()),
        response(204, "application/json", ""),
    ]);
    for answer in answers {
        let body = answer.as_ref().expect("an answer").body.clone();
        let refused = ask("ak_x", answer).await;
        assert!(refused.starts_with("api_key unexpected-error: "), "{body:?}: {refused}");
        assert!(refused.ends_with("(code=unexpected-error, status=n/a)"), "{refused}");
    }
}

#[tokio::test]
async fn every_kind_requires_its_own_kind_of_response() {
    for (token, kind, own) in kinds() {
        for answer in [api_key(), m2m_token(), oauth_token()] {
            let outcome = ask_json(token, &answer).await;
            let expected = if answer == own { " {" } else { " unexpected-error: " };
            assert!(outcome.starts_with(&format!("{kind}{expected}")), "{outcome}");
        }
    }
}

#[tokio::test]
async fn the_audience_of_an_oauth_token_is_required_and_must_match() {
    let expecting = |audience: &'static str| {
        move |options: &mut MachineVerifierOptions, _: &Arc<ScriptedClerk>| {
            options.audience = texts(&[audience])
        }
    };
    let (accepted, _) = ask_with(expecting("here"), "oat_x", fixtures::json(&oauth_token())).await;
    assert!(accepted.starts_with("oauth_token {"), "{accepted}");
    let (refused, _) = ask_with(expecting("elsewhere"), "oat_x", fixtures::json(&oauth_token())).await;
    assert!(refused.starts_with("oauth_token token-verification-failed: "), "{refused}");
    assert!(refused.contains(r#"aud is ["here"], which is not an accepted audience"#), "{refused}");
    let (refused, _) =
        ask_with(expecting("here"), "oat_x", fixtures::json(&without(oauth_token(), "aud"))).await;
    assert!(refused.contains("aud is nothing"), "{refused}");
    assert!(refused.ends_with("(code=token-verification-failed, status=n/a)"), "{refused}");
}

#[tokio::test]
async fn the_audience_of_other_opaque_tokens_is_left_to_clerk() {
    for (token, answer) in [("ak_x", api_key()), ("mt_x", with(m2m_token(), "aud", json!("elsewhere")))] {
        let (accepted, _) =
            ask_with(|options, _| options.audience = texts(&["here"]), token, fixtures::json(&answer)).await;
        assert!(accepted.contains(" {"), "{accepted}");
    }
}

#[tokio::test]
async fn an_overlong_token_is_rejected_without_a_request() {
    let longest = format!("ak_{}", "x".repeat(MAX_TOKEN_BYTES - 3));
    assert!(ask_json(&longest, &api_key()).await.starts_with("api_key {"));
    let (refused, requests) = ask_with(|_, _| {}, &format!("{longest}x"), fixtures::json(&api_key())).await;
    assert!(refused.starts_with("api_key token-invalid: ") && !refused.contains("xxx"), "{refused}");
    assert!(requests.is_empty());
}

#[tokio::test]
async fn messages_never_repeat_the_token() {
    for answer in [fixtures::json(&json!({})), response(404, "", ""), fault(TransportErrorKind::Timeout)] {
        let refused = ask("ak_hidden", answer).await;
        assert!(!refused.contains("hidden"), "{refused}");
    }
}
