//! `POST /local/machine_tokens`, and the verification of its tokens.

use crate::support::{AMARA, HARBOUR_BAKERY, Server, failure};
use reqwest::StatusCode;
use serde_json::{Value, json};

const API_KEYS: (&str, &str) = ("/api_keys/verify", "secret");
const M2M_TOKENS: (&str, &str) = ("/m2m_tokens/verify", "token");
const OAUTH_TOKENS: (&str, &str) = ("/oauth_applications/access_tokens/verify", "access_token");

#[tokio::test]
async fn the_default_is_an_api_key_of_the_first_user() {
    let server = Server::start().await;
    let made = server.post_json("/local/machine_tokens", &json!({})).await;
    let answer = asked(&server, API_KEYS, &made["token"]).await;
    assert!(made["token"].as_str().is_some_and(|token| token.starts_with("ak_")));
    assert_eq!((&answer["object"], &answer["id"]), (&json!("api_key"), &made["id"]));
    assert_eq!(
        (&answer["subject"], &answer["scopes"], &answer["claims"]),
        (&json!(AMARA), &json!([]), &json!(null))
    );
    assert_eq!(
        (&answer["revoked"], &answer["expired"], &answer["expiration"]),
        (&json!(false), &json!(false), &json!(null))
    );
}

#[tokio::test]
async fn tokens_are_only_verified_by_the_endpoint_of_their_kind() {
    let server = Server::start().await;
    for (kind, place, prefix, object) in [
        ("api_key", API_KEYS, "ak_", "api_key"),
        ("m2m_token", M2M_TOKENS, "mt_", "machine_to_machine_token"),
        ("oauth_token", OAUTH_TOKENS, "oat_", "clerk_idp_oauth_access_token"),
    ] {
        let wishes = json!({ "type": kind, "scopes": ["read"] });
        let token = server.post_json("/local/machine_tokens", &wishes).await["token"].clone();
        assert!(token.as_str().is_some_and(|token| token.starts_with(prefix)), "{kind}");
        let answer = asked(&server, place, &token).await;
        assert_eq!((&answer["object"], &answer["scopes"]), (&json!(object), &json!(["read"])));
        for other in [API_KEYS, M2M_TOKENS, OAUTH_TOKENS].into_iter().filter(|other| *other != place) {
            assert_eq!(refused(&server, other, &token).await, StatusCode::NOT_FOUND, "{kind} at {other:?}");
        }
    }
}

#[tokio::test]
async fn tokens_are_created_as_requested() {
    let server = Server::start().await;
    let wishes = json!({
        "subject": HARBOUR_BAKERY, "name": "Till", "claims": { "till": 3 }, "expires_in_seconds": 60
    });
    let token = server.post_json("/local/machine_tokens", &wishes).await["token"].clone();
    let answer = asked(&server, API_KEYS, &token).await;
    assert_eq!((&answer["subject"], &answer["name"]), (&json!(HARBOUR_BAKERY), &json!("Till")));
    assert_eq!(answer["claims"], json!({ "till": 3 }));
    assert_eq!(answer["expiration"].as_i64(), answer["created_at"].as_i64().map(|created| created + 60_000));
    let expired = server.post_json("/local/machine_tokens", &json!({ "expires_in_seconds": 0 })).await;
    assert_eq!(refused(&server, API_KEYS, &expired["token"]).await, StatusCode::NOT_FOUND);
    for wrong in
        [json!({ "type": "session_token" }), json!({ "expires_in_seconds": -1 }), json!({ "scope": [] })]
    {
        let request = server.with_key(server.post("/local/machine_tokens")).json(&wrong);
        assert_eq!(failure(request).await.0, StatusCode::BAD_REQUEST, "{wrong}");
    }
    let request = server.with_key(server.post("/local/machine_tokens")).json(&json!({ "subject": "" }));
    assert_eq!(failure(request).await.0, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn unknown_and_missing_tokens_are_errors() {
    let server = Server::start().await;
    for place in [API_KEYS, M2M_TOKENS, OAUTH_TOKENS] {
        assert_eq!(refused(&server, place, &json!("ak_unknown")).await, StatusCode::NOT_FOUND);
        assert_eq!(refused(&server, place, &json!(null)).await, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

async fn asked(server: &Server, (path, field): (&str, &str), token: &Value) -> Value {
    server.post_json(path, &json!({ field: token })).await
}

async fn refused(server: &Server, (path, field): (&str, &str), token: &Value) -> StatusCode {
    failure(server.with_key(server.post(path)).json(&json!({ field: token }))).await.0
}
