//! `/v1/me/email_addresses` and `/v1/me/phone_numbers`.

use serde_json::{Value, json};

use super::{ADA, add, add_verified, events, refused, server, server_with, user};
use crate::frontend_api::Browser;
use crate::support::success;

/// A resource, its field, two addresses with a fixed code, and one of another user.
const KINDS: [(&str, &str, &str, &str, &str); 2] = [
    (
        "email_addresses",
        "email_address",
        "ada+clerk_test@example.com",
        "b+clerk_test@example.com",
        "grace@example.com",
    ),
    ("phone_numbers", "phone_number", "+12015550101", "+12015550102", "+12015550199"),
];

#[tokio::test]
async fn a_new_one_identifies_the_user_when_it_is_verified() {
    for (kind, field, address, ..) in KINDS {
        let server = server().await;
        let (browser, _) = Browser::signed_in(&server, ADA).await;
        // With a slash, as Clerk's scripts send it.
        let body: Value = success(browser.post(&format!("/v1/me/{kind}/"), &[(field, address)])).await;
        assert_eq!((&body["response"]["object"], &body["response"][field]), (&json!(field), &json!(address)));
        assert_eq!(body["response"]["verification"], Value::Null);
        let path = format!("/v1/me/{kind}/{}", body["response"]["id"].as_str().expect("an ID"));
        assert!(server.local.state().user_by_identifier(address).is_none());

        let body: Value = success(browser.post(&format!("{path}/prepare_verification"), &[])).await;
        assert_eq!(body["response"]["verification"]["status"], "unverified");
        let wrong = browser.post(&format!("{path}/attempt_verification"), &[("code", "000000")]);
        refused(wrong, 422, "form_code_incorrect").await;
        let right = browser.post(&format!("{path}/attempt_verification"), &[("code", "424242")]);
        let body: Value = success(right).await;
        assert_eq!(body["response"]["verification"]["status"], "verified");
        assert!(server.local.state().user_by_identifier(address).is_some_and(|user| user.id == ADA));
        assert_eq!(events(&server).await[0], "user.updated");

        let body: Value = success(browser.get(&path)).await;
        assert_eq!(body["response"][field], address);
        let body: Value = success(browser.get(&format!("/v1/me/{kind}"))).await;
        let all = body["response"].as_array().expect("an array");
        assert_eq!(all.last().expect("one")[field], address);
    }
}

#[tokio::test]
async fn the_first_verified_one_is_the_primary_one() {
    let server = server().await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    let path = add_verified(&browser, "phone_numbers", "+12015550101").await;
    let other = add_verified(&browser, "phone_numbers", "+12015550102").await;
    let body: Value = success(browser.get("/v1/me")).await;
    let id = |path: &str| json!(path.rsplit('/').next());
    assert_eq!(body["response"]["primary_phone_number_id"], id(&path));
    let body: Value = success(browser.send("DELETE", &path, &[])).await;
    assert_eq!(body["response"], json!({ "object": "phone_number", "id": id(&path), "deleted": true }));
    assert_eq!(user(&body)["primary_phone_number_id"], id(&other));
    let body: Value = success(browser.send("DELETE", &other, &[])).await;
    assert_eq!(user(&body)["primary_phone_number_id"], Value::Null);
}

#[tokio::test]
async fn the_code_is_in_the_inbox() {
    let server = server().await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    let path = add(&browser, "email_addresses", "new@example.com").await;
    let form = [("strategy", "email_code")];
    let _: Value = success(browser.post(&format!("{path}/prepare_verification"), &form)).await;
    let inbox = server.get_json("/local/messages?to=new@example.com").await;
    let code = inbox["data"][0]["code"].as_str().expect("a code");
    let attempt = browser.post(&format!("{path}/attempt_verification"), &[("code", code)]);
    let body: Value = success(attempt).await;
    assert_eq!(body["response"]["verification"]["status"], "verified");
}

#[tokio::test]
async fn invalid_and_taken_ones_are_refused() {
    let server = server().await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    for (kind, field, address, _, taken) in KINDS {
        let root = format!("/v1/me/{kind}");
        refused(browser.post(&root, &[]), 422, "form_param_missing").await;
        refused(browser.post(&root, &[(field, "x")]), 422, "form_param_format_invalid").await;
        refused(browser.post(&root, &[(field, taken)]), 422, "form_identifier_exists").await;
        refused(browser.post(&root, &[("other", address)]), 422, "form_param_unknown").await;
        add(&browser, kind, address).await;
        refused(browser.post(&root, &[(field, address)]), 422, "form_identifier_exists").await;
    }
}

#[tokio::test]
async fn one_that_another_user_has_verified_since_is_refused() {
    let server = server().await;
    let (ada, _) = Browser::signed_in(&server, ADA).await;
    let (grace, _) = Browser::signed_in(&server, "user_grace").await;
    for (kind, _, address, ..) in KINDS {
        let path = add(&ada, kind, address).await;
        let _: Value = success(ada.post(&format!("{path}/prepare_verification"), &[])).await;
        add_verified(&grace, kind, address).await;
        let attempt = ada.post(&format!("{path}/attempt_verification"), &[("code", "424242")]);
        refused(attempt, 422, "form_identifier_exists").await;
    }
}

#[tokio::test]
async fn verifications_have_an_order_and_an_end() {
    let server = server().await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    for (kind, _, address, ..) in KINDS {
        let path = add(&browser, kind, address).await;
        let attempt = format!("{path}/attempt_verification");
        let prepare = format!("{path}/prepare_verification");
        refused(browser.post(&attempt, &[("code", "424242")]), 400, "verification_missing").await;
        refused(browser.post(&attempt, &[]), 422, "form_param_missing").await;
        refused(browser.post(&prepare, &[("strategy", "fax")]), 422, "strategy_for_user_invalid").await;
        refused(browser.post(&prepare, &[("strategy", "password")]), 422, "strategy_for_user_invalid").await;
        let _: Value = success(browser.post(&prepare, &[])).await;
        for _ in 0..3 {
            refused(browser.post(&attempt, &[("code", "000000")]), 422, "form_code_incorrect").await;
        }
        refused(browser.post(&attempt, &[("code", "424242")]), 400, "verification_failed").await;
        let _: Value = success(browser.post(&prepare, &[])).await;
        let _: Value = success(browser.post(&attempt, &[("code", "424242")])).await;
        refused(browser.post(&prepare, &[]), 400, "verification_already_verified").await;
    }
    let path = add(&browser, "email_addresses", "late+clerk_test@example.com").await;
    let _: Value = success(browser.post(&format!("{path}/prepare_verification"), &[])).await;
    server.post_json("/local/clock", &json!({ "age_seconds": 600 })).await;
    let late = browser.post(&format!("{path}/attempt_verification"), &[("code", "424242")]);
    refused(late, 400, "verification_expired").await;
}

#[tokio::test]
async fn those_of_other_users_do_not_exist() {
    let server = server().await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    let (grace, _) = Browser::signed_in(&server, "user_grace").await;
    for (kind, _, address, ..) in KINDS {
        let path = add(&grace, kind, address).await;
        refused(browser.get(&path), 404, "resource_not_found").await;
        refused(browser.send("DELETE", &path, &[]), 404, "resource_not_found").await;
        let prepare = browser.post(&format!("{path}/prepare_verification"), &[]);
        refused(prepare, 404, "resource_not_found").await;
        let attempt = browser.post(&format!("{path}/attempt_verification"), &[("code", "1")]);
        refused(attempt, 404, "resource_not_found").await;
    }
}

#[tokio::test]
async fn one_that_is_needed_cannot_be_removed() {
    let server = server().await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    let me: Value = success(browser.get("/v1/me")).await;
    let id = me["response"]["primary_email_address_id"].as_str().expect("an ID");
    let path = format!("/v1/me/email_addresses/{id}");
    // By default, users must have an email address.
    refused(browser.send("DELETE", &path, &[]), 400, "identification_deletion_failed").await;
    // An unverified one can always be removed, and does not help.
    let unverified = add(&browser, "email_addresses", "b@example.com").await;
    refused(browser.send("DELETE", &path, &[]), 400, "identification_deletion_failed").await;
    let _: Value = success(browser.send("DELETE", &unverified, &[])).await;
    let other = add_verified(&browser, "email_addresses", "b+clerk_test@example.com").await;
    let body: Value = success(browser.send("DELETE", &path, &[])).await;
    assert_eq!(user(&body)["primary_email_address_id"], json!(other.rsplit('/').next()));
}

#[tokio::test]
async fn an_instance_can_do_without_them() {
    let server = server_with(json!({
        "attributes": { "email_address": { "required": false }, "phone_number": { "enabled": false } },
    }))
    .await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    let number = [("phone_number", "+12015550101")];
    refused(browser.post("/v1/me/phone_numbers", &number), 403, "feature_not_enabled").await;
    let me: Value = success(browser.get("/v1/me")).await;
    let id = me["response"]["primary_email_address_id"].as_str().expect("an ID");
    let path = format!("/v1/me/email_addresses/{id}");
    let body: Value = success(browser.send("DELETE", &path, &[])).await;
    assert_eq!(user(&body)["email_addresses"], json!([]));
}
