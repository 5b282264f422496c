//! `/v1/me` itself, and its metadata.

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::{ADA, add_verified, events, refused, server, server_with, user};
use crate::frontend_api::Browser;
use crate::support::{AMARA, HARBOUR_BAKERY, Server, failure, success};

#[tokio::test]
async fn users_see_themselves() {
    let server = server().await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    let body: Value = success(browser.get("/v1/me")).await;
    assert_eq!((&body["response"]["id"], &body["client"]), (&json!(ADA), &Value::Null));
    assert!(body["response"].get("private_metadata").is_none());
}

#[tokio::test]
async fn users_change_their_names() {
    let server = server().await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    let before: Value = success(browser.get("/v1/client")).await;
    let names = [("first_name", " Augusta "), ("last_name", "Lovelace"), ("username", "augusta")];
    let body: Value = success(browser.send("PATCH", "/v1/me", &names)).await;
    for one in [&body["response"], user(&body)] {
        assert_eq!((&one["first_name"], &one["last_name"]), (&json!("Augusta"), &json!("Lovelace")));
        assert_eq!(one["username"], "augusta");
    }
    // Otherwise, the tokens of before would count as stale.
    assert_eq!(body["client"]["updated_at"], before["response"]["updated_at"]);
    assert_eq!(events(&server).await[0], "user.updated");
    let none = [("first_name", ""), ("username", "")];
    let body: Value = success(browser.send("PATCH", "/v1/me", &none)).await;
    assert_eq!(
        (&body["response"]["first_name"], &body["response"]["username"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(body["response"]["last_name"], "Lovelace");
}

#[tokio::test]
async fn invalid_changes_are_refused() {
    let server = server().await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    let long = "é".repeat(257);
    for (name, value, status, code) in [
        ("first_name", long.as_str(), 422, "form_param_max_length_exceeded"),
        ("username", "GRACE", 422, "form_identifier_exists"),
        ("username", "a", 422, "form_username_invalid_length"),
        ("username", "a b c", 422, "form_username_invalid_character"),
        ("primary_email_address_id", "idn_none", 422, "form_param_value_invalid"),
        ("primary_phone_number_id", "idn_none", 422, "form_param_value_invalid"),
        ("primary_web3_wallet_id", "idn_none", 403, "feature_not_enabled"),
        ("unsafe_metadata", "[]", 422, "form_param_value_invalid"),
        ("public_metadata", "{}", 422, "form_param_unknown"),
    ] {
        refused(browser.send("PATCH", "/v1/me", &[(name, value)]), status, code).await;
    }
}

#[tokio::test]
async fn what_the_instance_requires_cannot_be_removed() {
    let server = server_with(json!({
        "attributes": { "first_name": { "required": true }, "last_name": { "enabled": false } },
    }))
    .await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    refused(browser.send("PATCH", "/v1/me", &[("first_name", "")]), 422, "form_param_nil").await;
    refused(browser.send("PATCH", "/v1/me", &[("last_name", "L")]), 422, "form_param_unknown").await;
}

#[tokio::test]
async fn the_last_identifier_cannot_be_removed() {
    let seed = json!({ "users": [{ "id": ADA, "username": "ada1" }] }).to_string();
    let server =
        Server::start_with(clerk_local::state::State::parse(&seed, "the seed").expect("valid")).await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    refused(browser.send("PATCH", "/v1/me", &[("username", "")]), 400, "identification_deletion_failed")
        .await;
}

#[tokio::test]
async fn the_primary_email_address_is_a_verified_one() {
    let server = server().await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    let path = add_verified(&browser, "email_addresses", "ada+clerk_test@example.com").await;
    let id = path.rsplit('/').next().expect("an ID");
    let form = [("primary_email_address_id", id)];
    let body: Value = success(browser.send("PATCH", "/v1/me", &form)).await;
    assert_eq!(body["response"]["primary_email_address_id"], id);
}

#[tokio::test]
async fn metadata_is_replaced_by_one_request_and_merged_by_the_other() {
    let server = server().await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    let patch = [("unsafe_metadata", r#"{"tour":{"seen":2,"skipped":null},"theme":null,"new":[1]}"#)];
    let body: Value = success(browser.send("PATCH", "/v1/me/metadata", &patch)).await;
    assert_eq!(body["response"]["unsafe_metadata"], json!({ "tour": { "seen": 2 }, "new": [1] }));
    let other = [("unsafe_metadata", r#"{"a":1}"#)];
    let body: Value = success(browser.send("PATCH", "/v1/me", &other)).await;
    assert_eq!(user(&body)["unsafe_metadata"], json!({ "a": 1 }));
    refused(browser.send("PATCH", "/v1/me/metadata", &[]), 422, "form_param_missing").await;
    let public = [("public_metadata", "{}")];
    refused(browser.send("PATCH", "/v1/me/metadata", &public), 422, "form_param_unknown").await;
}

#[tokio::test]
async fn a_deleted_user_leaves_nothing() {
    let server = Server::start().await;
    let (browser, _) = Browser::signed_in(&server, AMARA).await;
    let (other, _) = Browser::signed_in(&server, AMARA).await;
    let key = json!({ "type": "api_key", "subject": AMARA });
    let token = server.post_json("/local/machine_tokens", &key).await["token"].clone();
    let body: Value = success(browser.send("DELETE", "/v1/me", &[])).await;
    assert_eq!(body["response"], json!({ "object": "user", "id": AMARA, "deleted": true }));
    assert_eq!(body["client"]["sessions"], json!([]));
    let client: Value = success(other.get("/v1/client")).await;
    assert_eq!(client["response"]["sessions"], json!([]));
    let gone = server.with_key(server.get(&format!("/v1/users/{AMARA}")));
    assert_eq!(failure(gone).await.0, StatusCode::NOT_FOUND);
    let verify = server.with_key(server.post("/api_keys/verify")).json(&json!({ "secret": token }));
    assert_eq!(failure(verify).await.0, StatusCode::NOT_FOUND);
    let events = events(&server).await;
    assert_eq!(events[0], "user.deleted");
    assert!(events.iter().filter(|kind| *kind == "session.removed").count() == 2, "{events:?}");
    assert!(events.contains(&"organizationMembership.deleted".to_owned()), "{events:?}");
    let snapshot = server.get_json("/local/snapshot").await;
    assert_eq!(snapshot["organizations"][0]["id"], HARBOUR_BAKERY);
    let left = snapshot["users"].as_array().expect("an array").iter();
    assert!(left.clone().count() == 3 && left.clone().all(|one| one["id"] != AMARA));
}
