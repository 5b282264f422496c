//! The log of requests.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::frontend_api::Browser;
use crate::support::{AMARA, Server, as_sent, cookies, failure, sign_in, success};

/// The data of the last request in the log.
async fn last(server: &Server) -> Value {
    let events = server.get_json("/local/events").await;
    let mut requests =
        events["data"].as_array().expect("an array").iter().filter(|event| event["kind"] == "request");
    requests.next().expect("a request")["data"].clone()
}

#[tokio::test]
async fn a_request_is_logged_with_its_sender_and_its_response() {
    let server = Server::start().await;
    success::<Value>(server.get("/v1/environment")).await;
    let mut data = last(&server).await;
    assert!(data["duration_ms"].as_f64().is_some_and(|ms| ms >= 0.0));
    data["duration_ms"] = Value::Null;
    let expected = json!({
        "method": "GET", "path": "/v1/environment", "status": 200, "duration_ms": null, "from": "unknown browser",
    });
    assert_eq!(data, expected);
    let (browser, _) = Browser::signed_in(&server, AMARA).await;
    success::<Value>(browser.send("DELETE", "/v1/client/sessions", &[])).await;
    let data = last(&server).await;
    assert_eq!((&data["method"], &data["from"]), (&json!("DELETE"), &json!("browser")));
    assert_eq!((&data["user_id"], &data["user_name"]), (&json!(AMARA), &json!("Amara Okafor")));
    assert!(data["client_id"].as_str().is_some_and(|id| id.starts_with("client_")), "{data}");
    server.get_json("/v1/users?query=amara&limit=1").await;
    let data = last(&server).await;
    assert_eq!((&data["from"], &data["path"]), (&json!("backend"), &json!("/v1/users?query=…&limit=1")));
}

#[tokio::test]
async fn errors_are_logged_with_their_code_and_the_reason() {
    let server = Server::start().await;
    let (status, code) =
        failure(server.get("/v1/client/handshake?redirect_url=https://example.com/a?b")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let data = last(&server).await;
    assert_eq!((&data["status"], &data["error_code"]), (&json!(422), &json!(code)));
    assert_eq!(data["path"], "/v1/client/handshake?redirect_url=https://example.com/a?…");
    assert!(data["because"][0].as_str().is_some_and(|text| text.contains("--app-url")), "{data}");
}

#[tokio::test]
async fn a_handshake_is_logged_with_what_was_decided() {
    let server = Server::start().await;
    let path = "/v1/client/handshake?format=nonce&redirect_url=http://127.0.0.1:3000/";
    let because = async |cookie: String, more: &str| {
        let request = server.get(&format!("{path}{more}")).header("cookie", cookie);
        assert_eq!(request.send().await.expect("a response").status(), StatusCode::TEMPORARY_REDIRECT);
        let reasons = last(&server).await["because"].clone();
        reasons
            .as_array()
            .expect("reasons")
            .iter()
            .map(|one| one.as_str().expect("text").to_owned())
            .collect()
    };
    let reasons: Vec<String> = because(String::new(), "").await;
    assert_eq!(reasons, ["Signed out: this browser never had a session."]);
    let reasons: Vec<String> = because("__clerk_db_jwt=dvb_planted".to_owned(), "").await;
    assert!(reasons.len() == 2 && reasons[0].contains("was not issued here"), "{reasons:?}");
    let signed_in = as_sent(&cookies(&sign_in(&server, AMARA, "").await));
    let reasons: Vec<String> = because(signed_in.clone(), "").await;
    assert!(
        reasons[0].starts_with("Signed in: Amara Okafor, in Harbour Bakery, by the session sess_"),
        "{reasons:?}"
    );
    let reasons: Vec<String> = because(signed_in.clone(), "&organization_id=other").await;
    assert!(reasons[0].contains("does not belong to the organization \"other\""), "{reasons:?}");
    let reasons: Vec<String> = because(signed_in.clone(), "&organization_id=").await;
    assert!(reasons[0].contains("in the personal account"), "{reasons:?}");
    server.get("/sign-out").header("cookie", signed_in.clone()).send().await.expect("a response");
    let reasons: Vec<String> = because(signed_in, "").await;
    assert!(reasons[0].starts_with("Signed out: the last session of this browser, sess_"), "{reasons:?}");
    assert!(reasons[0].ends_with(", is ended."), "{reasons:?}");
}

#[tokio::test]
async fn what_happens_in_a_request_has_its_number() {
    let server = Server::start().await;
    sign_in(&server, AMARA, "").await;
    let events = server.get_json("/local/events").await;
    let [request, session] = [&events["data"][0], &events["data"][1]];
    assert_eq!((&request["kind"], &session["kind"]), (&json!("request"), &json!("session.created")));
    assert_eq!((&request["request"], &session["request"]), (&json!(1), &json!(1)));
}

#[tokio::test]
async fn the_log_has_no_secrets() {
    let server = Server::start().await;
    let signed_in = cookies(&sign_in(&server, AMARA, "").await);
    let handshake = "/v1/client/handshake?format=nonce&redirect_url=http://127.0.0.1:3000/";
    let response =
        server.get(handshake).header("cookie", as_sent(&signed_in)).send().await.expect("a response");
    let location = response.headers()["location"].to_str().expect("ASCII").to_owned();
    let (_, nonce) = location.split_once("nonce=").expect("a nonce");
    let nonce = nonce.split('&').next().expect("a nonce");
    server.get_json(&format!("/v1/clients/handshake_payload?nonce={nonce}")).await;
    failure(server.with_key(server.get(&format!("/v1/users/{nonce}")))).await;
    failure(server.get("/v1/users").bearer_auth("sk_test_other_and_longer")).await;
    let log = server.get_json("/local/events").await.to_string();
    for secret in signed_in.iter().map(|(_, value, _)| value.as_str()).filter(|value| value.len() > 12) {
        assert!(!log.contains(secret), "{secret}");
    }
    for secret in [nonce, server.local.secret_key(), "sk_test_other"] {
        assert!(!log.contains(secret), "{secret} is in {log}");
    }
}

#[tokio::test]
async fn files_and_questions_about_the_log_are_not_logged() {
    let server = Server::start().await;
    for path in ["/health", "/favicon.ico", "/avatars/none.svg", "/npm/@clerk/ui@1/dist/1_part.js"] {
        server.get(path).send().await.expect("a response");
    }
    server.get_json("/local/messages").await;
    assert_eq!(server.get_json("/local/events").await["data"], json!([]));
    server.get("/npm/@clerk/ui@1/dist/ui.browser.js").send().await.expect("a response");
    assert_eq!(last(&server).await["path"], "/npm/@clerk/ui@1/dist/ui.browser.js");
}
