//! Sensitive changes need a recent proof of who the user is.

use serde_json::{Value, json};

use super::{ADA, add, add_verified, refused, server, server_with};
use crate::frontend_api::Browser;
use crate::support::success;

/// Method, path and form of a request.
type Sensitive<'r> = (&'r str, &'r str, &'r [(&'r str, &'r str)]);

#[tokio::test]
async fn sensitive_changes_are_refused_after_ten_minutes() {
    let server = server().await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    let (_, other_id) = Browser::signed_in(&server, ADA).await;
    let email = add(&browser, "email_addresses", "b+clerk_test@example.com").await;
    let phone = add_verified(&browser, "phone_numbers", "+12015550101").await;
    let phone_id = phone.rsplit('/').next().expect("an ID").to_owned();
    let other = add_verified(&browser, "email_addresses", "c+clerk_test@example.com").await;
    let other_email = other.rsplit('/').next().expect("an ID").to_owned();
    server.post_json("/local/clock", &json!({ "age_seconds": 600 })).await;
    let revoke = format!("/v1/me/sessions/{other_id}/revoke");
    let requests: [Sensitive<'_>; 14] = [
        ("PATCH", "/v1/me", &[("username", "augusta")]),
        ("PATCH", "/v1/me", &[("primary_email_address_id", &other_email)]),
        ("DELETE", "/v1/me", &[]),
        ("POST", "/v1/me/change_password", &[("new_password", "battery staple")]),
        ("POST", "/v1/me/remove_password", &[]),
        ("POST", "/v1/me/email_addresses", &[("email_address", "d@example.com")]),
        ("POST", "/v1/me/phone_numbers", &[("phone_number", "+12015550102")]),
        ("DELETE", &email, &[]),
        ("DELETE", &phone, &[]),
        ("PATCH", &phone, &[("reserved_for_second_factor", "true")]),
        ("POST", "/v1/me/totp", &[]),
        ("DELETE", "/v1/me/totp", &[]),
        ("POST", "/v1/me/backup_codes", &[]),
        ("POST", &revoke, &[]),
    ];
    for (method, path, form) in requests {
        refused(browser.send(method, path, form), 403, "session_reverification_required").await;
    }
    // These are not sensitive, or change nothing.
    let same =
        [("primary_phone_number_id", phone_id.as_str()), ("first_name", "Augusta"), ("username", "ada1")];
    let _: Value = success(browser.send("PATCH", "/v1/me", &same)).await;
    let metadata = [("unsafe_metadata", "{}")];
    let _: Value = success(browser.send("PATCH", "/v1/me/metadata", &metadata)).await;
    let _: Value = success(browser.post(&format!("{email}/prepare_verification"), &[])).await;
    let code = [("code", "424242")];
    let _: Value = success(browser.post(&format!("{email}/attempt_verification"), &code)).await;
}

#[tokio::test]
async fn an_instance_can_do_without_reverification() {
    let server = server_with(json!({ "reverification": false })).await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    let environment: Value = success(browser.get("/v1/environment")).await;
    assert_eq!(environment["auth_config"]["reverification"], false);
    server.post_json("/local/clock", &json!({ "age_seconds": 600 })).await;
    let _: Value = success(browser.send("PATCH", "/v1/me", &[("username", "augusta")])).await;
}
