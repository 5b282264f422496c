//! What is kept of users, and what follows from it in the Frontend API.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::calls::call;
use crate::frontend_api::Browser;
use crate::sign_in_flows::seed;
use crate::support::{Server, failure, success};

#[tokio::test]
async fn the_language_the_time_zone_and_the_consent_of_a_sign_up_are_those_of_the_user() {
    let server = Server::start_with(seed()).await;
    let browser = Browser::new(&server).await;
    let form = [
        ("email_address", "grace+clerk_test@example.com"),
        ("password", "correct horse"),
        ("strategy", "email_code"),
        ("locale", "sv-SE"),
        ("timezone", "Europe/Stockholm"),
        ("legal_accepted", "true"),
    ];
    let body: Value = success(browser.post("/v1/client/sign_ups", &form)).await;
    let sign_up = &body["response"];
    assert_eq!((&sign_up["locale"], &sign_up["timezone"]), (&json!("sv-SE"), &json!("Europe/Stockholm")));
    let path = format!("/v1/client/sign_ups/{}/attempt_verification", sign_up["id"].as_str().expect("an ID"));
    let body: Value = success(browser.post(&path, &[("strategy", "email_code"), ("code", "424242")])).await;
    let id = body["response"]["created_user_id"].as_str().expect("an ID");
    let user = call(&server, "users.getUser", &[id], Value::Null).await;
    assert_eq!((&user["locale"], &user["timezone"]), (&json!("sv-SE"), &json!("Europe/Stockholm")));
    assert!(user["legal_accepted_at"].is_i64());
    assert_eq!(user["legal_accepted_at"], sign_up["legal_accepted_at"]);
}

#[tokio::test]
async fn a_user_who_may_not_delete_the_account_keeps_it() {
    let server = Server::start_with(seed()).await;
    let (browser, _) = Browser::signed_in(&server, "user_ada").await;
    call(&server, "users.updateUser", &["user_ada"], json!({ "delete_self_enabled": false })).await;
    let expected = (StatusCode::FORBIDDEN, "authorization_invalid".to_owned());
    assert_eq!(failure(browser.send("DELETE", "/v1/me", &[])).await, expected);
    call(&server, "users.updateUser", &["user_ada"], json!({ "delete_self_enabled": true })).await;
    success::<Value>(browser.send("DELETE", "/v1/me", &[])).await;
}

#[tokio::test]
async fn a_backend_decides_who_creates_how_many_organizations() {
    let server = Server::start_with(seed()).await;
    let (browser, _) = Browser::signed_in(&server, "user_ada").await;
    let create = |name| browser.post("/v1/organizations", &[("name", name)]);
    let limits = async |input: Value| call(&server, "users.updateUser", &["user_ada"], input).await;
    limits(json!({ "create_organization_enabled": false })).await;
    assert_eq!(failure(create("Mill")).await.1, "not_allowed_to_create_organizations");
    limits(json!({ "create_organization_enabled": true, "create_organizations_limit": 1 })).await;
    success::<Value>(create("Mill")).await;
    assert_eq!(failure(create("Oven")).await.0, StatusCode::FORBIDDEN);
    limits(json!({ "create_organizations_limit": 0 })).await;
    success::<Value>(create("Oven")).await;
}
