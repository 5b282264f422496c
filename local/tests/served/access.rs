//! Access: the secret key, unknown paths, unknown methods.

use crate::support::{Server, failure, success};
use clerk_local::state::State;
use reqwest::StatusCode;
use serde_json::{Value, json};

#[tokio::test]
async fn the_backend_api_requires_the_secret_key() {
    let server = Server::start().await;
    for path in [
        "/v1/jwks",
        "/v1/users",
        "/v1/users/count",
        "/v1/users/user_1",
        "/v1/sessions/sess_1",
        "/v1/clients/handshake_payload",
    ] {
        let missing = failure(server.get(path)).await;
        assert_eq!(missing, (StatusCode::UNAUTHORIZED, "authorization_header_format_invalid".to_owned()));
        let wrong = failure(server.get(path).bearer_auth("sk_test_other")).await;
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
        let (status, _) = failure(server.post(path).json(&json!({}))).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{path}");
    }
}

#[tokio::test]
async fn only_the_scheme_bearer_is_accepted() {
    let server = Server::start().await;
    let request = server.get("/v1/users").basic_auth("user", Some("word"));
    assert_eq!(failure(request).await.1, "authorization_header_format_invalid");
}

#[tokio::test]
async fn a_secret_key_can_be_seeded_and_depends_on_the_port_otherwise() {
    let seed = r#"{ "secret_key": "sk_test_local_fixed", "users": [] }"#;
    let server = Server::start_with(State::parse(seed, "a seed").expect("a good seed")).await;
    let users: Value = success(server.get("/v1/users").bearer_auth("sk_test_local_fixed")).await;
    assert_eq!(users, json!([]));
    let (one, other) = (Server::start().await, Server::start().await);
    let port = one.socket_address().rsplit_once(':').expect("a port").1;
    assert_eq!(one.local.secret_key(), format!("sk_test_local_{port}"));
    assert_ne!(one.local.secret_key(), other.local.secret_key());
}

#[tokio::test]
async fn only_requests_to_this_machine_are_answered() {
    let server = Server::start().await;
    for (host, is_own) in [
        ("127.0.0.1:4100", true),
        ("localhost:4100", true),
        ("app.localhost", true),
        ("[::1]:4100", true),
        ("example.com:4100", false),
        ("127.0.0.1.example.com", false),
        ("", false),
        ("local host", false),
    ] {
        for path in ["/health", "/v1/users", "/sign-in", "/v1/environment", "/local/events"] {
            let status = server.get(path).header("host", host).send().await.expect("a response").status();
            assert_eq!(status != StatusCode::MISDIRECTED_REQUEST, is_own, "{host} {path}");
        }
    }
}

#[tokio::test]
async fn unknown_paths_and_methods_are_errors() {
    let server = Server::start().await;
    let (status, code) = failure(server.with_key(server.get("/v1/nothing"))).await;
    assert_eq!((status, code.as_str()), (StatusCode::NOT_FOUND, "resource_not_found"));
    let (status, _) = failure(server.with_key(server.send("PUT", "/v1/users"))).await;
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn the_keys_are_public_under_well_known() {
    let server = Server::start().await;
    let public: Value = success(server.get("/.well-known/jwks.json")).await;
    assert_eq!(server.get_json("/v1/jwks").await, public);
    let key = public["keys"][0].as_object().expect("a key");
    assert_eq!(key.keys().collect::<Vec<_>>(), ["use", "kty", "kid", "alg", "n", "e"]);
    assert!(key["kid"].as_str().is_some_and(|kid| kid.starts_with("ins_local")));
}
