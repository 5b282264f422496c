//! Faults on demand, and the rate limit.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::support::{AMARA, Server, failure, header_of, success};

#[tokio::test]
async fn a_fault_happens_as_often_as_was_asked_for() {
    let server = Server::start().await;
    let fault = json!({ "method": "get", "path": "/v1/users*", "status": 429, "retry_after": 7, "times": 2 });
    server.post_json("/local/faults", &fault).await;
    let user = || server.with_key(server.get(&format!("/v1/users/{AMARA}")));
    assert_eq!(server.get_json("/local/faults").await["total_count"], 1);
    let response = user().send().await.expect("a response");
    assert_eq!(response.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(header_of(&response, "retry-after"), "7");
    assert_eq!(failure(user()).await.1, "too_many_requests");
    assert_eq!(success::<Value>(user()).await["id"], AMARA);
}

#[tokio::test]
async fn other_requests_are_not_concerned() {
    let server = Server::start().await;
    server
        .post_json("/local/faults", &json!({ "method": "POST", "path": "/v1/sessions", "status": 500 }))
        .await;
    server.get_json(&format!("/v1/users/{AMARA}")).await;
    let session = server.with_key(server.post("/v1/sessions")).json(&json!({ "user_id": AMARA }));
    assert_eq!(
        failure(session).await,
        (StatusCode::INTERNAL_SERVER_ERROR, "internal_clerk_error".to_owned())
    );
    let clear = server.with_key(server.post("/local/faults")).query(&[("_method", "DELETE")]);
    success::<Value>(clear).await;
    server.post_json("/v1/sessions", &json!({ "user_id": AMARA })).await;
}

#[tokio::test]
async fn a_connection_can_be_closed_without_a_response() {
    let server = Server::start().await;
    server.post_json("/local/faults", &json!({ "path": "/v1/jwks", "reset": true, "times": 1 })).await;
    let jwks = || server.with_key(server.get("/v1/jwks"));
    assert!(jwks().send().await.is_err());
    assert_eq!(jwks().send().await.expect("a response").status(), StatusCode::OK);
}

#[tokio::test]
async fn a_delayed_request_is_answered_as_usual() {
    let server = Server::start().await;
    server.post_json("/local/faults", &json!({ "delay_ms": 1, "times": 1 })).await;
    server.get_json(&format!("/v1/users/{AMARA}")).await;
    assert_eq!(server.get_json("/local/faults").await["total_count"], 0);
}

#[tokio::test]
async fn the_rate_limit_can_be_switched_on_and_off() {
    let server = Server::start().await;
    server.post_json("/local/rate_limit", &json!({ "limit": 1, "window_seconds": 3600 })).await;
    let user = || server.with_key(server.get(&format!("/v1/users/{AMARA}")));
    success::<Value>(user()).await;
    let response = user().send().await.expect("a response");
    assert_eq!(response.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(header_of(&response, "retry-after").parse::<u32>().is_ok_and(|seconds| seconds > 3590));
    server.post_json("/local/rate_limit", &json!({})).await;
    success::<Value>(user()).await;
}

#[tokio::test]
async fn what_cannot_happen_is_refused() {
    let server = Server::start().await;
    for fault in [
        json!({}),
        json!({ "status": 200 }),
        json!({ "status": 500, "times": 0 }),
        json!({ "status": 500, "method": "NO METHOD" }),
        json!({ "status": 500, "path": "v1/users" }),
        json!({ "delay_ms": 3_600_000 }),
    ] {
        let request = server.with_key(server.post("/local/faults")).json(&fault);
        assert_eq!(failure(request).await.1, "form_param_value_invalid", "{fault}");
    }
}
