//! The inspector and the inbox.

use std::time::Duration;

use reqwest::StatusCode;
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::frontend_api::Browser;
use crate::support::{AMARA, MEI, Server, failure, header_of, sign_in, success};

async fn html(server: &Server, path: &str) -> String {
    let response = server.get(path).send().await.expect("a page");
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    response.text().await.expect("UTF-8")
}

#[tokio::test]
async fn activity_shows_requests_with_what_was_decided_and_what_changed() {
    let server = Server::start().await;
    assert!(html(&server, "/").await.contains("Nothing has happened yet"));
    sign_in(&server, AMARA, "").await;
    failure(server.get("/v1/client/handshake?redirect_url=https://example.com/")).await;
    failure(server.with_key(server.get("/v1/users/user_none"))).await;
    let page = html(&server, "/").await;
    for part in [
        "/v1/client/handshake?redirect_url=https://example.com/",
        "--app-url",
        "<code>resource_not_found</code>",
        "<code>session.created</code> Amara Okafor signed in",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    for (query, shown, hidden) in [
        ("show=backends", "/v1/users/user_none", "/sign-in"),
        ("show=browsers", "/v1/client/handshake", "/v1/users/user_none"),
        ("show=changes", "session.created", "/v1/client/handshake"),
        ("show=problems", "/v1/client/handshake", "session.created"),
        ("q=SESSION.created+amara", "session.created", "/v1/client/handshake"),
        ("q=app-url", "/v1/client/handshake", "session.created"),
    ] {
        let page = html(&server, &format!("/?{query}")).await;
        let log = page.split("<ol class=\"log\">").nth(1).expect("a log");
        assert!(log.contains(shown) && !log.contains(hidden), "{query}: {log}");
    }
    assert!(html(&server, "/?q=nonsense").await.contains("Nothing matches"));
}

#[tokio::test]
async fn people_organizations_and_sessions_can_be_searched() {
    let server = Server::start().await;
    sign_in(&server, MEI, "http://127.0.0.1:4321/").await;
    for (view, words, shown, hidden) in [
        ("people", "harbour+amara", "Amara Okafor", "Mei Tanaka"),
        ("people", "mei.tanaka@", "Mei Tanaka", "Amara Okafor"),
        ("organizations", "jonas", "harbour-bakery", "No organizations"),
        ("organizations", "mei", "No organizations", "harbour-bakery"),
        ("sessions", "mei+4321+active", "http://127.0.0.1:4321", "No sessions"),
        ("sessions", "amara", "No sessions", "http://127.0.0.1:4321"),
    ] {
        let page = html(&server, &format!("/?view={view}&q={words}")).await;
        assert!(page.contains(shown) && !page.contains(hidden), "{view} {words}");
    }
}

#[tokio::test]
async fn a_session_can_be_revoked() {
    let server = Server::start().await;
    let (_, session_id) = Browser::signed_in(&server, AMARA).await;
    let response =
        server.post(&format!("/inspector/sessions/{session_id}/revoke")).send().await.expect("a response");
    assert_eq!(header_of(&response, "location"), "/?view=sessions");
    assert_eq!(server.get_json(&format!("/v1/sessions/{session_id}")).await["status"], "revoked");
    assert!(html(&server, "/?view=sessions").await.contains(">revoked</span>"));
}

#[tokio::test]
async fn secrets_are_only_shown_when_they_are_asked_for() {
    let server = Server::start().await;
    let page = html(&server, "/?view=environment").await;
    assert!(page.contains(server.local.publishable_key().as_str()));
    let response = server.post("/inspector/environment").send().await.expect("a response");
    assert_eq!(header_of(&response, "content-type"), "text/plain; charset=utf-8");
    let lines = response.text().await.expect("UTF-8");
    assert!(
        lines.lines().any(|line| line == format!("CLERK_SECRET_KEY={}", server.local.secret_key())),
        "{lines}"
    );
    for line in lines.lines().filter(|line| line.contains("SECRET")) {
        let (name, value) = line.split_once('=').expect("a variable");
        assert!(page.contains(name) && !page.contains(value), "{name}");
    }
    let others = server.post("/inspector/environment").header("origin", "http://127.0.0.1:3000");
    assert_eq!(others.send().await.expect("a response").status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_reset_returns_to_the_start() {
    let server = Server::start().await;
    let (_, session_id) = Browser::signed_in(&server, AMARA).await;
    let refused = server.post("/inspector/reset").header("sec-fetch-site", "same-site");
    assert_eq!(refused.send().await.expect("a response").status(), StatusCode::FORBIDDEN);
    assert_eq!(server.get_json(&format!("/v1/sessions/{session_id}")).await["status"], "active");
    let response = server.post("/inspector/reset").send().await.expect("a response");
    assert_eq!(header_of(&response, "location"), "/");
    let gone = server.with_key(server.get(&format!("/v1/sessions/{session_id}")));
    assert_eq!(failure(gone).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_page_learns_of_the_next_event_immediately() {
    let server = Server::start().await;
    let last: Value = success(server.get("/inspector/changes?after=other")).await;
    assert_eq!(last, json!({ "revision": "0-0" }));
    let waiting = tokio::spawn(server.get("/inspector/changes?after=0-0").send());
    sign_in(&server, AMARA, "").await;
    let response = timeout(Duration::from_secs(10), waiting).await.expect("in time").expect("no panic");
    let body: Value = response.expect("a response").json().await.expect("JSON");
    assert_ne!(body["revision"], "0-0");
    assert!(html(&server, "/").await.contains("data-revision=\"2-0\""));
}

#[tokio::test]
async fn the_inbox_shows_codes_and_links_by_address() {
    let server = Server::start().await;
    assert!(html(&server, "/inbox").await.contains("No messages yet"));
    let message = |id: &str, to: &str, more: Value| {
        let mut message = json!({
            "id": id, "kind": "email", "to": to, "slug": "s", "subject": "About <b>", "body": "b", "created_at": 0,
        });
        message.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        message
    };
    let mut snapshot = server.get_json("/local/snapshot").await;
    snapshot["messages"] = json!([
        message("ema_1", "ada@example.com", json!({ "code": "424242" })),
        message("ema_2", "bob@example.com", json!({ "link": "http://127.0.0.1:3000/?a=b&c" })),
        message("ema_3", "eve@example.com", json!({ "link": "javascript:alert(1)" })),
    ]);
    server.post_json("/local/snapshot", &snapshot).await;
    let page = html(&server, "/inbox").await;
    assert!(page.contains("<output>424242</output>") && page.contains("data-copy=\"424242\""));
    assert!(page.contains("href=\"http://127.0.0.1:3000/?a=b&#38;c\""), "{page}");
    assert!(!page.contains("javascript:") && !page.contains("About <b>"), "{page}");
    let page = html(&server, "/inbox?to=BOB@").await;
    assert!(page.contains("Open the link") && !page.contains("424242"));
    assert!(html(&server, "/inbox?to=none").await.contains("No messages to none"));
}

#[tokio::test]
async fn webhooks_can_be_seen_and_sent_again() {
    let server = Server::start().await;
    assert!(html(&server, "/?view=webhooks").await.contains("--webhook-url"));
    // A port of this machine that is closed.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}/webhooks", listener.local_addr().expect("an address"));
    drop(listener);
    server.post_json("/local/webhooks/endpoints", &json!({ "url": url })).await;
    sign_in(&server, AMARA, "").await;
    let attempts = async |count: usize| {
        let mut shown = "0-0".to_owned();
        loop {
            let sent = server.get_json("/local/webhooks?type=session.created").await["data"][0].clone();
            if sent["attempts"].as_array().is_some_and(|attempts| attempts.len() >= count) {
                return sent;
            }
            let path = format!("/inspector/changes?after={shown}");
            let changes: Value = success(server.get(&path)).await;
            changes["revision"].as_str().expect("text").clone_into(&mut shown);
        }
    };
    let sent = attempts(1).await;
    let page = html(&server, "/?view=webhooks&q=session.created").await;
    assert!(page.contains(&url) && page.contains("class=\"pill bad\""), "{page}");
    assert!(page.contains(&format!("&#34;user_id&#34;: &#34;{AMARA}&#34;")), "{page}");
    let path = format!("/inspector/webhooks/{}/replay", sent["id"].as_str().expect("an ID"));
    let response = server.post(&path).send().await.expect("a response");
    assert_eq!(header_of(&response, "location"), "/?view=webhooks");
    attempts(2).await;
}
