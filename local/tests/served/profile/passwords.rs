//! `/v1/me/change_password` and `/v1/me/remove_password`.

use serde_json::{Value, json};

use super::{ADA, events, refused, server, server_with, user};
use crate::frontend_api::Browser;
use crate::support::success;

const CHANGE: &str = "/v1/me/change_password";
const REMOVE: &str = "/v1/me/remove_password";

#[tokio::test]
async fn users_change_their_password() {
    let server = server().await;
    let (browser, session_id) = Browser::signed_in(&server, ADA).await;
    let (other, _) = Browser::signed_in(&server, ADA).await;
    let form = [("current_password", "correct horse"), ("new_password", "battery staple")];
    let body: Value = success(browser.post(CHANGE, &form)).await;
    assert_eq!(body["response"]["password_enabled"], true);
    let is_password = |text| {
        let state = server.local.state();
        state.user(ADA).expect("Ada").password.as_ref().is_some_and(|password| password.is(text))
    };
    assert!(is_password("battery staple") && !is_password("correct horse"));
    assert_eq!(events(&server).await[0], "user.updated");
    let client: Value = success(other.get("/v1/client")).await;
    assert_eq!(client["response"]["sessions"].as_array().map(Vec::len), Some(1));

    // As Clerk's components send it where reverification is on.
    let form = [("new_password", "correct horse 2"), ("sign_out_of_other_sessions", "true")];
    let body: Value = success(browser.post(CHANGE, &form)).await;
    assert_eq!(body["client"]["sessions"][0]["id"], session_id);
    let client: Value = success(other.get("/v1/client")).await;
    assert_eq!(client["response"]["sessions"], json!([]));
}

#[tokio::test]
async fn invalid_passwords_are_refused() {
    let server = server().await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    for (current, new, code) in [
        ("wrong", "battery staple", "form_password_incorrect"),
        ("correct horse", "short", "form_password_length_too_short"),
        ("correct horse", "correct horse", "form_new_password_matches_current"),
        ("correct horse", "ada@example.com", "form_password_matches_identifier"),
        ("correct horse", "", "form_param_nil"),
    ] {
        let form = [("current_password", current), ("new_password", new)];
        refused(browser.post(CHANGE, &form), 422, code).await;
    }
    refused(browser.post(CHANGE, &[]), 422, "form_param_missing").await;
    refused(browser.post(CHANGE, &[("password", "battery staple")]), 422, "form_param_unknown").await;
}

#[tokio::test]
async fn without_reverification_the_current_password_is_needed() {
    let server = server_with(json!({ "reverification": false })).await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    let new = [("new_password", "battery staple")];
    refused(browser.post(CHANGE, &new), 422, "form_param_missing").await;
    refused(browser.post(REMOVE, &[]), 422, "form_param_missing").await;
    // A user without a password has none to enter.
    let (grace, _) = Browser::signed_in(&server, "user_grace").await;
    let body: Value = success(grace.post(CHANGE, &new)).await;
    assert_eq!(body["response"]["password_enabled"], true);
}

#[tokio::test]
async fn users_remove_their_password_if_they_can_do_without() {
    let server = server().await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    refused(browser.post(REMOVE, &[("current_password", "wrong")]), 422, "form_password_incorrect").await;
    let body: Value = success(browser.post(REMOVE, &[("current_password", "correct horse")])).await;
    assert_eq!(user(&body)["password_enabled"], false);
    assert_eq!(body["response"]["password_last_updated_at"], Value::Null);
    refused(browser.post(REMOVE, &[]), 400, "no_password_set").await;
}

#[tokio::test]
async fn the_only_way_to_sign_in_cannot_be_removed() {
    let server = server_with(json!({ "attributes": { "email_address": { "first_factors": [] } } })).await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    refused(browser.post(REMOVE, &[]), 400, "password_required").await;
}

#[tokio::test]
async fn an_instance_can_do_without_passwords() {
    let server = server_with(json!({ "attributes": { "password": { "enabled": false } } })).await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    let form = [("new_password", "battery staple")];
    refused(browser.post(CHANGE, &form), 403, "feature_not_enabled").await;
}
