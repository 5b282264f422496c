//! `/v1/me/totp`, `/v1/me/backup_codes`, and phone numbers as second factors.

use serde_json::{Value, json};

use super::{ADA, add, add_verified, refused, server, server_with, user};
use crate::frontend_api::Browser;
use crate::support::{Server, success};

/// The code that the user's authenticator app shows now.
fn code(server: &Server) -> String {
    let state = server.local.state();
    let totp = state.user(ADA).expect("Ada").totp.clone();
    totp.expect("an authenticator app").code(server.local.now_ms())
}

#[tokio::test]
async fn users_enrol_and_remove_an_authenticator_app() {
    let server = server().await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    let body: Value = success(browser.post("/v1/me/totp", &[])).await;
    let totp = &body["response"];
    assert_eq!((&totp["object"], &totp["verified"]), (&json!("totp"), &json!(false)));
    let uri = totp["uri"].as_str().expect("a URI");
    assert!(uri.starts_with("otpauth://totp/clerk-local:ada@example.com?"), "{uri}");
    assert!(uri.contains(&format!("secret={}", totp["secret"].as_str().expect("a secret"))), "{uri}");
    assert_eq!(user(&body)["totp_enabled"], false);

    let attempt = "/v1/me/totp/attempt_verification";
    refused(browser.post(attempt, &[("code", "abc")]), 422, "form_code_incorrect").await;
    let body: Value = success(browser.post(attempt, &[("code", &code(&server))])).await;
    assert_eq!(body["response"]["verified"], true);
    assert!(body["response"].get("secret").is_none());
    assert_eq!(body["response"]["backup_codes"].as_array().map(Vec::len), Some(10));
    for name in ["totp_enabled", "two_factor_enabled", "backup_code_enabled"] {
        assert_eq!(user(&body)[name], true, "{name}");
    }
    refused(browser.post("/v1/me/totp", &[]), 400, "totp_already_enabled").await;

    let body: Value = success(browser.send("DELETE", "/v1/me/totp", &[])).await;
    assert_eq!((&body["response"]["object"], &body["response"]["deleted"]), (&json!("totp"), &json!(true)));
    for name in ["totp_enabled", "two_factor_enabled", "backup_code_enabled"] {
        assert_eq!(user(&body)[name], false, "{name}");
    }
    refused(browser.send("DELETE", "/v1/me/totp", &[]), 404, "resource_not_found").await;
    refused(browser.post(attempt, &[("code", "123456")]), 400, "verification_missing").await;
    refused(browser.post(attempt, &[]), 422, "form_param_missing").await;
}

#[tokio::test]
async fn backup_codes_are_shown_once_and_replaced() {
    let server = server().await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    // With a slash, as Clerk's scripts send it.
    let body: Value = success(browser.post("/v1/me/backup_codes/", &[])).await;
    assert_eq!(body["response"]["object"], "backup_code");
    assert_eq!(user(&body)["backup_code_enabled"], true);
    let first = body["response"]["codes"][0].as_str().expect("a code").to_owned();
    let body: Value = success(browser.post("/v1/me/backup_codes", &[])).await;
    let second = body["response"]["codes"][0].as_str().expect("a code").to_owned();
    let accepts = |text: &str| {
        let mut user = server.local.state().user(ADA).expect("Ada").clone();
        user.take_backup_code(text, 0)
    };
    assert!(accepts(&second) && !accepts(&first));
}

#[tokio::test]
async fn a_verified_phone_number_can_be_a_second_factor() {
    let server = server().await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    let first = add_verified(&browser, "phone_numbers", "+12015550101").await;
    let second = add_verified(&browser, "phone_numbers", "+12015550102").await;
    let reserve = [("reserved_for_second_factor", "true")];
    let body: Value = success(browser.send("PATCH", &first, &reserve)).await;
    assert_eq!(body["response"]["reserved_for_second_factor"], true);
    assert_eq!(body["response"]["default_second_factor"], true);
    assert_eq!(body["response"]["backup_codes"].as_array().map(Vec::len), Some(10));
    assert_eq!(user(&body)["two_factor_enabled"], true);
    // It no longer identifies the user.
    assert_eq!(user(&body)["primary_phone_number_id"], json!(second.rsplit('/').next()));

    let body: Value = success(browser.send("PATCH", &second, &reserve)).await;
    assert_eq!(body["response"]["default_second_factor"], false);
    assert_eq!(body["response"]["backup_codes"], Value::Null);
    let default = [("default_second_factor", "true")];
    let body: Value = success(browser.send("PATCH", &second, &default)).await;
    assert_eq!(body["response"]["default_second_factor"], true);
    assert_eq!(user(&body)["phone_numbers"][0]["default_second_factor"], false);

    for path in [&second, &first] {
        let body: Value =
            success(browser.send("PATCH", path, &[("reserved_for_second_factor", "false")])).await;
        assert_eq!(body["response"]["default_second_factor"], false);
    }
    let body: Value = success(browser.get("/v1/me")).await;
    assert_eq!(body["response"]["two_factor_enabled"], false);
    assert_eq!(body["response"]["backup_code_enabled"], false);
    assert_eq!(body["response"]["primary_phone_number_id"], json!(second.rsplit('/').next()));
}

#[tokio::test]
async fn not_every_phone_number_can_be_a_second_factor() {
    let server = server().await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    let path = add(&browser, "phone_numbers", "+12015550101").await;
    let reserve = [("reserved_for_second_factor", "true")];
    refused(browser.send("PATCH", &path, &reserve), 422, "form_param_value_invalid").await;
    let default = [("default_second_factor", "true")];
    refused(browser.send("PATCH", &path, &default), 422, "form_param_value_invalid").await;
    let maybe = [("default_second_factor", "maybe")];
    refused(browser.send("PATCH", &path, &maybe), 422, "form_param_value_invalid").await;
    refused(browser.send("PATCH", &path, &[("phone_number", "+1")]), 422, "form_param_unknown").await;
    let none = browser.send("PATCH", "/v1/me/phone_numbers/idn_none", &reserve);
    refused(none, 404, "resource_not_found").await;

    let seed = json!({ "users": [{ "id": ADA, "phone_numbers": ["+12015550101"] }] }).to_string();
    let server =
        Server::start_with(clerk_local::state::State::parse(&seed, "the seed").expect("valid")).await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    let me: Value = success(browser.get("/v1/me")).await;
    let id = me["response"]["primary_phone_number_id"].as_str().expect("an ID");
    let path = format!("/v1/me/phone_numbers/{id}");
    refused(browser.send("PATCH", &path, &reserve), 400, "identification_deletion_failed").await;
}

#[tokio::test]
async fn an_instance_can_do_without_second_factors() {
    let server = server_with(json!({
        "attributes": { "authenticator_app": { "enabled": false }, "backup_code": { "enabled": false } },
    }))
    .await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    refused(browser.post("/v1/me/totp", &[]), 403, "feature_not_enabled").await;
    refused(browser.post("/v1/me/backup_codes", &[]), 403, "feature_not_enabled").await;
    let path = add_verified(&browser, "phone_numbers", "+12015550101").await;
    let reserve = [("reserved_for_second_factor", "true")];
    let body: Value = success(browser.send("PATCH", &path, &reserve)).await;
    assert_eq!(body["response"]["backup_codes"], Value::Null);
}
