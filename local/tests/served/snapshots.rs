//! Snapshots, resets and messages.

use serde_json::{Value, json};

use crate::frontend_api::Browser;
use crate::support::{AMARA, Server, success};

#[tokio::test]
async fn a_snapshot_restores_everything_and_a_reset_nothing_but_the_seed() {
    let server = Server::start().await;
    let (browser, session_id) = Browser::signed_in(&server, AMARA).await;
    let snapshot = server.get_json("/local/snapshot").await;
    assert_eq!(snapshot["secret_key"], Value::Null);
    server.post_json("/local/reset", &json!({})).await;
    let gone = crate::support::failure(browser.get("/v1/client")).await;
    assert_eq!(gone.1, "dev_browser_unauthenticated");
    server.post_json("/local/snapshot", &snapshot).await;
    let body: Value = success(browser.get("/v1/client")).await;
    assert_eq!(body["response"]["sessions"][0]["id"], session_id.as_str());
    assert_eq!(server.get_json("/local/snapshot").await, snapshot);
}

#[tokio::test]
async fn an_invalid_snapshot_changes_nothing() {
    let server = Server::start().await;
    let request = server.with_key(server.post("/local/snapshot")).json(&json!({ "users": [{ "id": 1 }] }));
    assert_eq!(crate::support::failure(request).await.1, "request_body_invalid");
    assert_eq!(server.get_json(&format!("/v1/users/{AMARA}")).await["id"], AMARA);
}

#[tokio::test]
async fn events_name_what_happened_and_messages_can_be_listed() {
    let server = Server::start().await;
    Browser::signed_in(&server, AMARA).await;
    let events = server.get_json("/local/events").await;
    assert_eq!(events["data"][0]["kind"], "request");
    assert_eq!(events["data"][1]["kind"], "session.created");
    assert_eq!(events["data"][1]["summary"], "Amara Okafor signed in");
    assert_eq!(server.get_json("/local/messages?to=a@example.com").await["total_count"], 0);
}

#[tokio::test]
async fn the_health_check_needs_no_key() {
    let server = Server::start().await;
    assert_eq!(success::<Value>(server.get("/health")).await, json!({ "status": "ok" }));
}
