//! What is left of a user or an organization that is deleted.

use reqwest::{RequestBuilder, StatusCode};
use serde_json::{Value, json};

use crate::frontend_api::Browser;
use crate::support::{AMARA, HARBOUR_BAKERY, Server, failure, success};

fn delete(server: &Server, path: &str) -> RequestBuilder {
    server.with_key(server.send("DELETE", path))
}

#[tokio::test]
async fn tickets_for_a_deleted_organization_continue_without_it() {
    let server = Server::start().await;
    let wanted = json!({ "user_id": AMARA, "org_id": HARBOUR_BAKERY });
    let token = server.post_json("/v1/sign_in_tokens", &wanted).await;
    success::<Value>(delete(&server, &format!("/v1/organizations/{HARBOUR_BAKERY}"))).await;
    let ticket = token["token"].as_str().expect("a ticket");
    let browser = Browser::new(&server).await;
    let form = [("strategy", "ticket"), ("ticket", ticket)];
    let body: Value = success(browser.post("/v1/client/sign_ins", &form)).await;
    assert_eq!(body["response"]["status"], "complete");
    assert_eq!(body["client"]["sessions"][0]["last_active_organization_id"], Value::Null);
    let tickets = server.get_json("/local/snapshot").await["sign_in_tokens"].clone();
    assert_eq!(tickets[0]["organization_id"], Value::Null);
}

#[tokio::test]
async fn api_keys_of_a_deleted_organization_are_gone() {
    let server = Server::start().await;
    let wanted = json!({ "name": "for the till", "subject": HARBOUR_BAKERY });
    let created = server.with_key(server.post("/api_keys")).json(&wanted).send().await;
    let key: Value = created.expect("a response").json().await.expect("a JSON body");
    success::<Value>(delete(&server, &format!("/v1/organizations/{HARBOUR_BAKERY}"))).await;
    let path = format!("/api_keys/{}", key["id"].as_str().expect("an ID"));
    assert_eq!(failure(server.with_key(server.get(&path))).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_browser_forgets_the_sign_in_of_a_deleted_user() {
    let server = Server::start().await;
    let browser = Browser::new(&server).await;
    let form = [("identifier", "amara")];
    let started: Value = success(browser.post("/v1/client/sign_ins", &form)).await;
    assert!(started["response"]["id"].is_string());
    success::<Value>(delete(&server, &format!("/v1/users/{AMARA}"))).await;
    let body: Value = success(browser.get("/v1/client")).await;
    assert_eq!(body["response"]["sign_in"], Value::Null);
    let clients = server.get_json("/local/snapshot").await["clients"].clone();
    assert_eq!(clients[0]["sign_in_id"], Value::Null);
}

#[tokio::test]
async fn sessions_of_a_deleted_user_do_not_name_a_deleted_organization() {
    let server = Server::start().await;
    Browser::signed_in(&server, AMARA).await;
    success::<Value>(delete(&server, &format!("/v1/users/{AMARA}"))).await;
    success::<Value>(delete(&server, &format!("/v1/organizations/{HARBOUR_BAKERY}"))).await;
    let sessions = server.get_json("/local/snapshot").await["sessions"].clone();
    assert_eq!(sessions[0]["user_id"], AMARA);
    assert_eq!(sessions[0]["active_organization_id"], Value::Null);
}
