//! Webhooks, received by a real server.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use reqwest::StatusCode as Status;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::mpsc;

use crate::support::{AMARA, Server, failure};

type Received = (HeaderMap, String);

/// An app that refuses the first `failures` messages.
async fn app(failures: usize) -> (String, mpsc::UnboundedReceiver<Received>) {
    let (sender, receiver) = mpsc::unbounded_channel();
    let count = Arc::new(AtomicUsize::new(0));
    let receive = async move |headers: HeaderMap, body: String| {
        sender.send((headers, body)).expect("the test receives");
        if count.fetch_add(1, Relaxed) < failures { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::OK }
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let url = format!("http://{}/webhooks", listener.local_addr().expect("an address"));
    tokio::spawn(axum::serve(listener, Router::new().route("/webhooks", post(receive))).into_future());
    (url, receiver)
}

async fn add(server: &Server, url: &str, events: &[&str]) -> String {
    let endpoint = json!({ "url": url, "events": events });
    let body = server.post_json("/local/webhooks/endpoints", &endpoint).await;
    body["id"].as_str().expect("an ID").to_owned()
}

#[tokio::test]
async fn what_changes_is_sent_and_signed() {
    let server = Server::start().await;
    let (url, mut received) = app(0).await;
    add(&server, &url, &[]).await;
    let session = server.post_json("/v1/sessions", &json!({ "user_id": AMARA })).await;
    let (headers, body) = received.recv().await.expect("a webhook");
    let header = |name: &str| headers.get(name).expect(name).to_str().expect("ASCII").to_owned();
    assert!(header("svix-id").starts_with("msg_"));
    assert!(header("svix-signature").starts_with("v1,"));
    assert_eq!(header("content-type"), "application/json");
    let body: Value = serde_json::from_str(&body).expect("JSON");
    assert_eq!((&body["type"], &body["object"]), (&json!("session.created"), &json!("event")));
    assert_eq!(body["data"]["id"], session["id"]);
    assert_eq!(body["data"]["user_id"], AMARA);
    assert!(body["timestamp"].is_i64() && body["instance_id"].is_string());
}

#[tokio::test]
async fn a_refused_message_is_sent_again_with_the_same_id() {
    let server = Server::start().await;
    let (url, mut received) = app(2).await;
    add(&server, &url, &[]).await;
    server.post_json("/v1/sessions", &json!({ "user_id": AMARA })).await;
    let mut ids = Vec::new();
    for _ in 0..3 {
        let (headers, _) = received.recv().await.expect("a webhook");
        ids.push(headers["svix-id"].clone());
    }
    assert!(ids.iter().all(|id| *id == ids[0]));
}

#[tokio::test]
async fn only_what_an_endpoint_wants_is_sent() {
    let server = Server::start().await;
    let (url, mut received) = app(0).await;
    add(&server, &url, &["session.created"]).await;
    let other = add(&server, &url, &["user.deleted"]).await;
    for _ in 0..2 {
        server.post_json("/v1/sessions", &json!({ "user_id": AMARA })).await;
        received.recv().await.expect("a webhook");
    }
    assert!(received.try_recv().is_err());
    let path = format!("/local/webhooks/endpoints/{other}");
    let removed = server.with_key(server.post(&path)).query(&[("_method", "DELETE")]);
    assert_eq!(removed.send().await.expect("a response").status(), Status::OK);
    assert_eq!(server.get_json("/local/webhooks/endpoints").await["total_count"], 1);
}

#[tokio::test]
async fn messages_are_listed_awaited_and_sent_again() {
    let server = Server::start().await;
    server.post_json("/v1/sessions", &json!({ "user_id": AMARA })).await;
    let first = server.get_json("/local/webhooks/next?type=session.created").await;
    assert_eq!(first["payload"]["type"], "session.created");
    let id = first["id"].as_str().expect("an ID");
    let waiting = server.get_json_later(&format!("/local/webhooks/next?type=session.created&after={id}"));
    server.post_json("/v1/sessions", &json!({ "user_id": AMARA })).await;
    let second = waiting.await.expect("the task");
    assert_ne!(second["id"], first["id"]);
    let list = server.get_json("/local/webhooks").await;
    assert_eq!(list["data"][0]["id"], second["id"]);
    assert_eq!(list["total_count"], 2);

    let (url, mut received) = app(0).await;
    add(&server, &url, &[]).await;
    let replay = server.with_key(server.post(&format!("/local/webhooks/{id}/replay")));
    assert_eq!(replay.send().await.expect("a response").status(), Status::ACCEPTED);
    assert_eq!(received.recv().await.expect("a webhook").0["svix-id"], id);
}

#[tokio::test]
async fn waiting_for_what_does_not_happen_ends_with_an_error() {
    let server = Server::start().await;
    let request = server.with_key(server.get("/local/webhooks/next?type=user.deleted&wait_seconds=0"));
    assert_eq!(failure(request).await, (Status::NOT_FOUND, "resource_not_found".to_owned()));
}

#[tokio::test]
async fn webhooks_stay_on_this_machine() {
    let server = Server::start().await;
    for url in ["https://example.com/hook", "http://192.168.1.2/", "ftp://127.0.0.1/", "webhooks", ""] {
        let request = server.with_key(server.post("/local/webhooks/endpoints")).json(&json!({ "url": url }));
        assert_eq!(failure(request).await.1, "form_param_value_invalid", "{url}");
    }
}
