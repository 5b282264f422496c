//! Who may ask what: the secret key, unknown paths, unknown methods.

use crate::support::{Stand, failure, success};
use clerk_local::seed::Seed;
use reqwest::StatusCode;
use serde_json::{Value, json};

#[tokio::test]
async fn without_the_secret_key_nothing_of_the_backend_api_is_answered() {
    let stand = Stand::start().await;
    for path in [
        "/v1/jwks",
        "/v1/users",
        "/v1/users/count",
        "/v1/users/user_1",
        "/v1/sessions/sess_1",
        "/v1/clients/handshake_payload",
    ] {
        let missing = failure(stand.get(path)).await;
        assert_eq!(missing, (StatusCode::UNAUTHORIZED, "authorization_header_format_invalid".to_owned()));
        let wrong = failure(stand.get(path).bearer_auth("sk_test_other")).await;
        assert_eq!(wrong, (StatusCode::UNAUTHORIZED, "clerk_key_invalid".to_owned()), "{path}");
    }
    for path in [
        "/v1/sessions",
        "/v1/sessions/sess_1/tokens",
        "/v1/sessions/sess_1/tokens/t",
        "/v1/sessions/sess_1/refresh",
        "/api_keys/verify",
        "/m2m_tokens/verify",
        "/oauth_applications/access_tokens/verify",
        "/local/tokens",
        "/local/machine_tokens",
    ] {
        let (status, _) = failure(stand.post(path).json(&json!({}))).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{path}");
    }
}

#[tokio::test]
async fn only_the_scheme_bearer_is_understood() {
    let stand = Stand::start().await;
    let request = stand.get("/v1/users").basic_auth("user", Some("word"));
    assert_eq!(failure(request).await.1, "authorization_header_format_invalid");
}

#[tokio::test]
async fn a_secret_key_can_be_seeded_and_is_random_otherwise() {
    let seed = r#"{ "secret_key": "sk_test_local_fixed", "users": [] }"#;
    let stand = Stand::start_with(Seed::parse(seed, "a seed").expect("a good seed")).await;
    let users: Value = success(stand.get("/v1/users").bearer_auth("sk_test_local_fixed")).await;
    assert_eq!(users, json!([]));
    let (one, other) = (Stand::start().await, Stand::start().await);
    assert!(one.local.secret_key().starts_with("sk_test_local"));
    assert_ne!(one.local.secret_key(), other.local.secret_key());
}

#[tokio::test]
async fn unknown_paths_and_methods_are_told() {
    let stand = Stand::start().await;
    let (status, code) = failure(stand.with_key(stand.get("/v1/invitations"))).await;
    assert_eq!((status, code.as_str()), (StatusCode::NOT_FOUND, "resource_not_found"));
    let (status, _) = failure(stand.with_key(stand.post("/v1/users"))).await;
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn the_keys_are_public_below_well_known() {
    let stand = Stand::start().await;
    let public: Value = success(stand.get("/.well-known/jwks.json")).await;
    assert_eq!(stand.ask("/v1/jwks").await, public);
    let key = public["keys"][0].as_object().expect("a key");
    assert_eq!(key.keys().collect::<Vec<_>>(), ["use", "kty", "kid", "alg", "n", "e"]);
    assert!(key["kid"].as_str().is_some_and(|kid| kid.starts_with("ins_local")));
}
