//! Sign-in tokens, and testing tokens.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::frontend_api::Browser;
use crate::support::{AMARA, HARBOUR_BAKERY, MEI, Server, cookies, failure, find, header_of, success};

const SIGN_INS: &str = "/v1/client/sign_ins";

async fn sign_in_token(server: &Server, body: Value) -> Value {
    server.post_json("/v1/sign_in_tokens", &body).await
}

fn ticket(token: &Value) -> &str {
    token["token"].as_str().expect("a ticket")
}

#[tokio::test]
async fn a_ticket_signs_in_once() {
    let server = Server::start().await;
    let token = sign_in_token(&server, json!({ "user_id": MEI, "expires_in_seconds": 60 })).await;
    assert_eq!((&token["object"], &token["status"]), (&json!("sign_in_token"), &json!("pending")));
    let form = [("strategy", "ticket"), ("ticket", ticket(&token))];
    let browser = Browser::new(&server).await;
    let body: Value = success(browser.post(SIGN_INS, &form)).await;
    assert_eq!(body["response"]["status"], "complete");
    assert_eq!(body["response"]["first_factor_verification"]["strategy"], "ticket");
    assert_eq!(body["client"]["sessions"][0]["user"]["id"], MEI);
    let again = failure(Browser::new(&server).await.post(SIGN_INS, &form)).await;
    assert_eq!(again, (StatusCode::BAD_REQUEST, "sign_in_token_already_used_code".to_owned()));
    let id = token["id"].as_str().expect("an ID");
    let revoke = server.with_key(server.post(&format!("/v1/sign_in_tokens/{id}/revoke")));
    assert_eq!(failure(revoke).await.1, "sign_in_token_cannot_be_revoked_code");
}

#[tokio::test]
async fn a_ticket_can_choose_the_organization() {
    let server = Server::start().await;
    let wanted = json!({ "user_id": AMARA, "org_id": HARBOUR_BAKERY, "expires_in_seconds": 60 });
    let token = sign_in_token(&server, wanted).await;
    let form = [("strategy", "ticket"), ("ticket", ticket(&token))];
    let body: Value = success(Browser::new(&server).await.post(SIGN_INS, &form)).await;
    assert_eq!(body["client"]["sessions"][0]["last_active_organization_id"], HARBOUR_BAKERY);
    for wanted in [
        json!({ "user_id": MEI, "org_id": HARBOUR_BAKERY, "expires_in_seconds": 60 }),
        json!({ "user_id": MEI, "expires_in_seconds": 0 }),
    ] {
        let request = server.with_key(server.post("/v1/sign_in_tokens")).json(&wanted);
        assert_eq!(failure(request).await.1, "form_param_value_invalid", "{wanted}");
    }
    let unknown = json!({ "user_id": "user_none", "expires_in_seconds": 60 });
    let request = server.with_key(server.post("/v1/sign_in_tokens")).json(&unknown);
    assert_eq!(failure(request).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn revoked_and_expired_tickets_are_refused() {
    let server = Server::start().await;
    let revoked = sign_in_token(&server, json!({ "user_id": MEI, "expires_in_seconds": 60 })).await;
    let expired = sign_in_token(&server, json!({ "user_id": MEI, "expires_in_seconds": 60 })).await;
    let path = format!("/v1/sign_in_tokens/{}/revoke", revoked["id"].as_str().expect("an ID"));
    assert_eq!(server.post_json(&path, &json!({})).await["status"], "revoked");
    let mut snapshot = server.get_json("/local/snapshot").await;
    snapshot["sign_in_tokens"][1]["expire_at"] = json!(1);
    server.post_json("/local/snapshot", &snapshot).await;
    let browser = Browser::new(&server).await;
    for (token, code) in [(revoked, "sign_in_token_revoked_code"), (expired, "ticket_expired_code")] {
        let form = [("strategy", "ticket"), ("ticket", ticket(&token))];
        let refused = failure(browser.post(SIGN_INS, &form)).await;
        assert_eq!(refused, (StatusCode::BAD_REQUEST, code.to_owned()));
    }
}

#[tokio::test]
async fn the_url_of_a_ticket_signs_in_and_leads_to_the_app() {
    let server = Server::start().await;
    let (browser, _) = Browser::signed_in(&server, AMARA).await;
    let token = sign_in_token(&server, json!({ "user_id": MEI, "expires_in_seconds": 60 })).await;
    let url = token["url"].as_str().expect("a URL").strip_prefix(server.local.origin()).expect("our URL");
    let cookie = format!("__clerk_db_jwt={}", browser.token);
    let to = format!("{url}&redirect_url=http://localhost:5000/welcome");
    let response = server.get(&to).header("cookie", &cookie).send().await.expect("a response");
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    let location = format!("http://localhost:5000/welcome?__clerk_db_jwt={}", browser.token);
    assert_eq!(header_of(&response, "location"), location);
    let (jwt, _) = find(&cookies(&response), "__session");
    let (_, claims) = server.verified(&jwt).await;
    assert_eq!((&claims["sub"], &claims["azp"]), (&json!(MEI), &json!("http://localhost:5000")));
    let body: Value = success(browser.get("/v1/client")).await;
    assert_eq!(body["response"]["sessions"].as_array().map(Vec::len), Some(1));
    assert_eq!(body["response"]["sessions"][0]["user"]["id"], MEI);
    assert_eq!(failure(server.get(url)).await.1, "sign_in_token_already_used_code");
    assert_eq!(failure(server.get("/v1/tickets/accept")).await.1, "form_param_missing");
    let elsewhere = "/v1/tickets/accept?ticket=x&redirect_url=https://elsewhere.example.com";
    assert_eq!(failure(server.get(elsewhere)).await.1, "form_param_value_invalid");
}

#[tokio::test]
async fn a_testing_token_is_valid_for_an_hour() {
    let server = Server::start().await;
    let token = server.post_json("/v1/testing_tokens", &json!({})).await;
    let left = token["expires_at"].as_i64().expect("a time") - server.local.now_ms();
    assert!((3_500_000..=3_600_000).contains(&left), "{left}");
    assert!(token["token"].as_str().is_some_and(|token| !token.is_empty()));
}
