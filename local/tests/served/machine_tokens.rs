//! `POST /local/machine_tokens`, and what is said of the tokens made there.

use crate::support::{AMARA, HARBOUR_BAKERY, Stand, failure};
use reqwest::StatusCode;
use serde_json::{Value, json};

const API_KEYS: (&str, &str) = ("/api_keys/verify", "secret");
const M2M_TOKENS: (&str, &str) = ("/m2m_tokens/verify", "token");
const OAUTH_TOKENS: (&str, &str) = ("/oauth_applications/access_tokens/verify", "access_token");

#[tokio::test]
async fn an_api_key_of_the_first_person_comes_without_wishes() {
    let stand = Stand::start().await;
    let made = stand.tell("/local/machine_tokens", &json!({})).await;
    let answer = asked(&stand, API_KEYS, &made["token"]).await;
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
async fn each_kind_of_token_is_known_where_its_kind_is_asked_for() {
    let stand = Stand::start().await;
    for (kind, place, prefix, object) in [
        ("api_key", API_KEYS, "ak_", "api_key"),
        ("m2m_token", M2M_TOKENS, "mt_", "machine_to_machine_token"),
        ("oauth_token", OAUTH_TOKENS, "oat_", "clerk_idp_oauth_access_token"),
    ] {
        let wishes = json!({ "type": kind, "scopes": ["read"] });
        let token = stand.tell("/local/machine_tokens", &wishes).await["token"].clone();
        assert!(token.as_str().is_some_and(|token| token.starts_with(prefix)), "{kind}");
        let answer = asked(&stand, place, &token).await;
        assert_eq!((&answer["object"], &answer["scopes"]), (&json!(object), &json!(["read"])));
        for other in [API_KEYS, M2M_TOKENS, OAUTH_TOKENS].into_iter().filter(|other| *other != place) {
            assert_eq!(refused(&stand, other, &token).await, StatusCode::NOT_FOUND, "{kind} at {other:?}");
        }
    }
}

#[tokio::test]
async fn a_token_is_made_as_it_is_wished_for() {
    let stand = Stand::start().await;
    let wishes = json!({
        "subject": HARBOUR_BAKERY, "name": "Till", "claims": { "till": 3 }, "expires_in_seconds": 60
    });
    let token = stand.tell("/local/machine_tokens", &wishes).await["token"].clone();
    let answer = asked(&stand, API_KEYS, &token).await;
    assert_eq!((&answer["subject"], &answer["name"]), (&json!(HARBOUR_BAKERY), &json!("Till")));
    assert_eq!(answer["claims"], json!({ "till": 3 }));
    assert_eq!(answer["expiration"].as_i64(), answer["created_at"].as_i64().map(|created| created + 60_000));
    let expired = stand.tell("/local/machine_tokens", &json!({ "expires_in_seconds": 0 })).await;
    assert_eq!(refused(&stand, API_KEYS, &expired["token"]).await, StatusCode::NOT_FOUND);
    for wrong in
        [json!({ "type": "session_token" }), json!({ "expires_in_seconds": -1 }), json!({ "scope": [] })]
    {
        let request = stand.with_key(stand.post("/local/machine_tokens")).json(&wrong);
        assert_eq!(failure(request).await.0, StatusCode::BAD_REQUEST, "{wrong}");
    }
    let request = stand.with_key(stand.post("/local/machine_tokens")).json(&json!({ "subject": "" }));
    assert_eq!(failure(request).await.0, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn unknown_and_missing_tokens_are_told() {
    let stand = Stand::start().await;
    for place in [API_KEYS, M2M_TOKENS, OAUTH_TOKENS] {
        assert_eq!(refused(&stand, place, &json!("ak_unknown")).await, StatusCode::NOT_FOUND);
        assert_eq!(refused(&stand, place, &json!(null)).await, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

async fn asked(stand: &Stand, (path, field): (&str, &str), token: &Value) -> Value {
    stand.tell(path, &json!({ field: token })).await
}

async fn refused(stand: &Stand, (path, field): (&str, &str), token: &Value) -> StatusCode {
    failure(stand.with_key(stand.post(path)).json(&json!({ field: token }))).await.0
}
