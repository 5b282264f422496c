//! Snapshots, resets and messages.

use std::time::Duration;

use serde_json::{Value, json};

use crate::frontend_api::Browser;
use crate::support::{AMARA, JONAS, Server, success};

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
    assert_eq!(server.get_json("/local/snapshot").await, snapshot);
    let body: Value = success(browser.get("/v1/client")).await;
    assert_eq!(body["response"]["sessions"][0]["id"], session_id.as_str());
}

#[tokio::test]
async fn several_users_can_claim_an_address_in_a_snapshot_until_it_is_verified() {
    let server = Server::start().await;
    for user_id in [AMARA, JONAS] {
        let claim = json!({ "user_id": user_id, "email_address": "shop@example.com", "verified": false });
        server.post_json("/v1/email_addresses", &claim).await;
    }
    let snapshot = server.get_json("/local/snapshot").await;
    server.post_json("/local/snapshot", &snapshot).await;
    assert_eq!(server.get_json("/local/snapshot").await, snapshot);
}

#[tokio::test]
async fn an_organization_without_a_creator_has_none_after_a_snapshot_either() {
    let server = Server::start().await;
    let organization = server.post_json("/v1/organizations", &json!({ "name": "Shop" })).await;
    let path = format!("/v1/organizations/{}/memberships", organization["id"].as_str().expect("an ID"));
    server.post_json(&path, &json!({ "user_id": AMARA, "role": "org:admin" })).await;
    let snapshot = server.get_json("/local/snapshot").await;
    server.post_json("/local/snapshot", &snapshot).await;
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

#[tokio::test]
async fn a_fork_starts_with_the_same_state_and_goes_its_own_way() {
    let server = Server::start().await;
    let (_, session_id) = Browser::signed_in(&server, AMARA).await;
    let fork = server.post_json("/local/forks", &json!({})).await;
    let (url, environment) = (fork["url"].as_str().expect("a URL"), &fork["environment"]);
    let key = environment["CLERK_SECRET_KEY"].as_str().expect("a key");
    let of_fork = |path: &str| reqwest::Client::new().get(format!("{url}{path}")).bearer_auth(key);
    let session: Value = success(of_fork(&format!("/v1/sessions/{session_id}"))).await;
    assert_eq!(session["status"], "active");
    let keys: Value = success(of_fork("/v1/jwks")).await;
    assert_eq!(keys, server.get_json("/v1/jwks").await);
    assert_ne!(environment["CLERK_PUBLISHABLE_KEY"], server.local.publishable_key().as_str());

    server.post_json("/local/reset", &json!({})).await;
    let session: Value = success(of_fork(&format!("/v1/sessions/{session_id}"))).await;
    assert_eq!(session["id"], session_id.as_str());

    let path = format!("/local/forks/{}", fork["port"]);
    let stop = || server.with_key(server.post(&path)).query(&[("_method", "DELETE")]);
    success::<Value>(stop()).await;
    assert_eq!(crate::support::failure(stop()).await.0, reqwest::StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_stopped_fork_closes_its_connections_and_ends_its_own_forks() {
    let server = Server::start().await;
    let fork = server.post_json("/local/forks", &json!({})).await;
    let url = |fork: &Value| fork["url"].as_str().expect("a URL").to_owned();
    let key = fork["environment"]["CLERK_SECRET_KEY"].as_str().expect("a key");
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let forks_of_fork = client.post(format!("{}/local/forks", url(&fork))).bearer_auth(key).json(&json!({}));
    let inner: Value = success(forks_of_fork).await;
    let health = |fork: &Value| client.get(format!("{}/health", url(fork)));
    success::<Value>(health(&inner)).await;

    let path = format!("/local/forks/{}", fork["port"]);
    success::<Value>(server.with_key(server.send("DELETE", &path))).await;
    assert!(health(&fork).send().await.is_err());
    let gone = async {
        while health(&inner).send().await.is_ok() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), gone).await.expect("it has ended");
}
