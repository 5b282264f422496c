//! Ageing, and a clock of tokens that is wrong.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::frontend_api::Browser;
use crate::support::{AMARA, Server, failure, success};

#[tokio::test]
async fn sessions_age_while_fresh_tokens_stay_in_real_time() {
    let server = Server::start().await;
    let (browser, session_id) = Browser::signed_in(&server, AMARA).await;
    server.post_json("/local/clock", &json!({ "age_seconds": 6 * 24 * 3600 })).await;
    let path = format!("/v1/client/sessions/{session_id}/tokens");
    let body: Value = success(browser.post(&path, &[])).await;
    let (_, claims) = server.verified(body["jwt"].as_str().expect("a token")).await;
    let now = server.local.now_ms() / 1000;
    assert!((claims["iat"].as_i64().expect("a number") - now).abs() <= 1);
    assert_eq!(claims["fva"], json!([6 * 24 * 60, -1]));
    server.post_json("/local/clock", &json!({ "age_seconds": 24 * 3600 })).await;
    assert_eq!(failure(browser.post(&path, &[])).await.0, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn the_clock_of_tokens_can_be_wrong() {
    let server = Server::start().await;
    for offset in [3600, -3600, 0] {
        let body = server.post_json("/local/clock", &json!({ "token_offset_seconds": offset })).await;
        assert_eq!(body["token_offset_seconds"], offset);
        let body = server.post_json("/local/tokens", &json!({})).await;
        let (_, claims) = server.verified(body["jwt"].as_str().expect("a token")).await;
        let now = server.local.now_ms() / 1000;
        assert!((claims["iat"].as_i64().expect("a number") - now - offset).abs() <= 1, "{offset}");
    }
}

#[tokio::test]
async fn nothing_gets_younger() {
    let server = Server::start().await;
    for body in [json!({ "age_seconds": -1 }), json!({ "age_seconds": i64::MAX }), json!({ "age": 1 })] {
        let status = failure(server.with_key(server.post("/local/clock")).json(&body)).await.0;
        assert!(status.is_client_error(), "{body}");
    }
}
