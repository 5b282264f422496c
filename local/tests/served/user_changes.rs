//! `/v1/users`: creating, changing and deleting users.

use reqwest::{RequestBuilder, StatusCode};
use serde_json::{Value, json};

use crate::support::{AMARA, JONAS, MEI, Server, failure, success};

fn send(server: &Server, method: &str, path: &str, body: &Value) -> RequestBuilder {
    let request = match method {
        "POST" => server.post(path),
        _ => server.post(&format!("{path}?_method={method}")),
    };
    server.with_key(request).json(body)
}

async fn refused(request: RequestBuilder, status: u16, code: &str) {
    assert_eq!(failure(request).await, (StatusCode::from_u16(status).expect("a status"), code.to_owned()));
}

#[tokio::test]
async fn a_backend_creates_users() {
    let server = Server::start().await;
    let body = json!({
        "first_name": "Ada",
        "username": "ada1",
        "external_id": "x-1",
        "email_address": ["Ada@Example.com", "ada@work.example.com"],
        "phone_number": ["+12015550170"],
        "password": "correct horse",
        "totp_secret": "JBSWY3DPEHPK3PXP",
        "backup_codes": ["a1b2c3d4"],
        "public_metadata": { "a": 1 },
        "private_metadata": { "b": 2 },
        "unsafe_metadata": { "c": 3 },
        "created_at": "2026-01-31T12:00:00.000Z",
    });
    let user: Value = success(send(&server, "POST", "/v1/users", &body)).await;
    assert_eq!((&user["first_name"], &user["last_name"]), (&json!("Ada"), &Value::Null));
    assert_eq!((&user["username"], &user["external_id"]), (&json!("ada1"), &json!("x-1")));
    assert_eq!(user["email_addresses"][0]["email_address"], "ada@example.com");
    assert_eq!(user["email_addresses"][0]["verification"]["status"], "verified");
    assert_eq!(user["primary_email_address_id"], user["email_addresses"][0]["id"]);
    assert_eq!(user["primary_phone_number_id"], user["phone_numbers"][0]["id"]);
    assert_eq!(user["private_metadata"], json!({ "b": 2 }));
    assert_eq!(user["created_at"], 1_769_860_800_000_i64);
    for name in ["password_enabled", "totp_enabled", "backup_code_enabled", "two_factor_enabled"] {
        assert_eq!(user[name], true, "{name}");
    }
    let id = user["id"].as_str().expect("an ID");
    let events = server.get_json("/local/events").await;
    let mut events = events["data"].as_array().expect("an array").iter();
    assert!(events.any(|one| one["kind"] == "user.created" && one["subject"] == id));
    let verify = |password: &str| {
        send(&server, "POST", &format!("/v1/users/{id}/verify_password"), &json!({ "password": password }))
    };
    assert_eq!(success::<Value>(verify("correct horse")).await, json!({ "verified": true }));
    refused(verify("wrong"), 422, "incorrect_password").await;
}

#[tokio::test]
async fn invalid_users_are_refused_and_leave_nothing() {
    let server = Server::start().await;
    let email = "ada@example.com";
    for (body, status, code) in [
        (json!({}), 422, "form_data_missing"),
        (json!({ "email_address": [email] }), 422, "form_data_missing"),
        (json!({ "email_address": ["x"] }), 422, "form_param_format_invalid"),
        (json!({ "email_address": [email, email] }), 422, "form_identifier_exists"),
        (json!({ "email_address": ["mei.tanaka@example.com"] }), 422, "form_identifier_exists"),
        (json!({ "username": "amara" }), 422, "form_identifier_exists"),
        (json!({ "external_id": "staff-1001" }), 422, "form_identifier_exists"),
        (json!({ "username": "a" }), 422, "form_username_invalid_length"),
        (json!({ "password": "short" }), 422, "form_password_length_too_short"),
        (json!({ "password_digest": "x", "password_hasher": "bcrypt" }), 422, "form_param_value_invalid"),
        (json!({ "totp_secret": "!" }), 422, "form_param_value_invalid"),
        (json!({ "created_at": "yesterday" }), 422, "form_param_value_invalid"),
        (json!({ "shoe_size": 43 }), 422, "form_param_unknown"),
    ] {
        refused(send(&server, "POST", "/v1/users", &body), status, code).await;
    }
    assert_eq!(server.get_json("/v1/users/count").await["total_count"], 4);
    let without = json!({ "email_address": [email], "skip_password_requirement": true });
    let _: Value = success(send(&server, "POST", "/v1/users", &without)).await;
    let nothing = json!({ "skip_password_requirement": true, "skip_user_requirement": true, "banned": true });
    let user: Value = success(send(&server, "POST", "/v1/users", &nothing)).await;
    assert_eq!(user["banned"], true);
    let weak = json!({ "email_address": ["b@example.com"], "password": "x", "skip_password_checks": true });
    let _: Value = success(send(&server, "POST", "/v1/users", &weak)).await;
}

#[tokio::test]
async fn a_backend_changes_users() {
    let server = Server::start().await;
    let path = format!("/v1/users/{AMARA}");
    let before = server.get_json(&path).await;
    let session = server.post_json("/v1/sessions", &json!({ "user_id": AMARA })).await;
    let body = json!({
        "first_name": "Amina",
        "external_id": "staff-2001",
        "password": "correct horse",
        "primary_email_address_id": before["email_addresses"][1]["id"],
        "last_name": null,
    });
    let user: Value = success(send(&server, "PATCH", &path, &body)).await;
    assert_eq!((&user["first_name"], &user["last_name"]), (&json!("Amina"), &before["last_name"]));
    assert_eq!((&user["external_id"], &user["password_enabled"]), (&json!("staff-2001"), &json!(true)));
    assert_eq!(user["primary_email_address_id"], before["email_addresses"][1]["id"]);
    let session_path = format!("/v1/sessions/{}", session["id"].as_str().expect("an ID"));
    assert_eq!(server.get_json(&session_path).await["status"], "active");
    let body = json!({ "password": "battery staple", "sign_out_of_other_sessions": true });
    let _: Value = success(send(&server, "PATCH", &path, &body)).await;
    assert_eq!(server.get_json(&session_path).await["status"], "revoked");

    // Nothing of it, because a part is invalid.
    let body = json!({ "first_name": "Other", "password": "short" });
    refused(send(&server, "PATCH", &path, &body), 422, "form_password_length_too_short").await;
    assert_eq!(server.get_json(&path).await["first_name"], "Amina");
    refused(send(&server, "PATCH", "/v1/users/user_none", &json!({})), 404, "resource_not_found").await;
}

#[tokio::test]
async fn metadata_is_merged_or_replaced() {
    let server = Server::start().await;
    let path = format!("/v1/users/{MEI}/metadata");
    let body = json!({
        "public_metadata": { "plan": null, "seats": { "used": 1 } },
        "unsafe_metadata": { "theme": "dark" },
    });
    let user: Value = success(send(&server, "PATCH", &path, &body)).await;
    assert_eq!(user["public_metadata"], json!({ "seats": { "used": 1 } }));
    assert_eq!(user["unsafe_metadata"], json!({ "newsletter": true, "theme": "dark" }));
    let body = json!({ "public_metadata": { "plan": "pro" }, "private_metadata": { "a": 1 } });
    let user: Value = success(send(&server, "PUT", &path, &body)).await;
    assert_eq!(user["public_metadata"], json!({ "plan": "pro" }));
    assert_eq!(user["private_metadata"], json!({ "a": 1 }));
    assert_eq!(user["unsafe_metadata"], json!({ "newsletter": true, "theme": "dark" }));
    refused(send(&server, "PATCH", "/v1/users/user_none/metadata", &json!({})), 404, "resource_not_found")
        .await;
}

#[tokio::test]
async fn a_backend_deletes_users() {
    let server = Server::start().await;
    let path = format!("/v1/users/{JONAS}");
    let body: Value = success(send(&server, "DELETE", &path, &json!({}))).await;
    assert_eq!(body, json!({ "object": "user", "id": JONAS, "deleted": true }));
    refused(send(&server, "DELETE", &path, &json!({})), 404, "resource_not_found").await;
    // The organization stays.
    let amara = server.get_json(&format!("/v1/users/{AMARA}")).await;
    assert_eq!(amara["organization_memberships"][0]["organization"]["members_count"], 1);
}

#[tokio::test]
async fn banned_users_are_signed_out_and_stay_out() {
    let server = Server::start().await;
    let session = server.post_json("/v1/sessions", &json!({ "user_id": AMARA })).await;
    let path = format!("/v1/users/{AMARA}");
    let user: Value = success(send(&server, "POST", &format!("{path}/ban"), &json!({}))).await;
    assert_eq!(user["banned"], true);
    let session_path = format!("/v1/sessions/{}", session["id"].as_str().expect("an ID"));
    assert_eq!(server.get_json(&session_path).await["status"], "revoked");
    let again = json!({ "user_id": AMARA });
    refused(send(&server, "POST", "/v1/sessions", &again), 403, "user_banned").await;
    let user: Value = success(send(&server, "POST", &format!("{path}/unban"), &json!({}))).await;
    assert_eq!(user["banned"], false);
    server.post_json("/v1/sessions", &again).await;
}

#[tokio::test]
async fn users_can_be_locked_for_an_hour() {
    let server = Server::start().await;
    let path = format!("/v1/users/{AMARA}");
    let user: Value = success(send(&server, "POST", &format!("{path}/lock"), &json!({}))).await;
    assert_eq!((&user["locked"], &user["lockout_expires_in_seconds"]), (&json!(true), &json!(3600)));
    let user: Value = success(send(&server, "POST", &format!("{path}/unlock"), &json!({}))).await;
    assert_eq!((&user["locked"], &user["lockout_expires_in_seconds"]), (&json!(false), &Value::Null));
    for verb in ["ban", "unban", "lock", "unlock"] {
        let none = send(&server, "POST", &format!("/v1/users/user_none/{verb}"), &json!({}));
        refused(none, 404, "resource_not_found").await;
    }
}

#[tokio::test]
async fn second_factors_are_verified_and_removed() {
    let server = Server::start().await;
    let body = json!({
        "email_address": ["ada@example.com"],
        "password": "correct horse",
        "totp_secret": "JBSWY3DPEHPK3PXP",
        "backup_codes": ["a1b2c3d4", "e5f6a7b8"],
    });
    let user: Value = success(send(&server, "POST", "/v1/users", &body)).await;
    let id = user["id"].as_str().expect("an ID");
    let path = format!("/v1/users/{id}");
    let verify = |code: &str| send(&server, "POST", &format!("{path}/verify_totp"), &json!({ "code": code }));
    let code = {
        let state = server.local.state();
        state.user(id).expect("a user").totp.as_ref().expect("an app").code(server.local.now_ms())
    };
    assert_eq!(success::<Value>(verify(&code)).await, json!({ "verified": true, "code_type": "totp" }));
    let used = json!({ "verified": true, "code_type": "backup_code" });
    assert_eq!(success::<Value>(verify("a1b2c3d4")).await, used);
    refused(verify("a1b2c3d4"), 422, "incorrect_code").await;

    let gone = json!({ "user_id": id });
    let codes = format!("{path}/backup_code");
    assert_eq!(success::<Value>(send(&server, "DELETE", &codes, &json!({}))).await, gone);
    refused(send(&server, "DELETE", &codes, &json!({})), 404, "resource_not_found").await;
    let totp = format!("{path}/totp");
    assert_eq!(success::<Value>(send(&server, "DELETE", &totp, &json!({}))).await, gone);
    refused(send(&server, "DELETE", &totp, &json!({})), 404, "resource_not_found").await;
    refused(verify("123456"), 400, "totp_disabled").await;
    let again = json!({ "totp_secret": "JBSWY3DPEHPK3PXP" });
    let user: Value = success(send(&server, "PATCH", &path, &again)).await;
    assert_eq!(user["two_factor_enabled"], true);
    assert_eq!(success::<Value>(send(&server, "DELETE", &format!("{path}/mfa"), &json!({}))).await, gone);
    assert_eq!(server.get_json(&path).await["two_factor_enabled"], false);
}

#[tokio::test]
async fn a_backend_removes_passwords() {
    let server = Server::start().await;
    let new = json!({ "email_address": ["ada@example.com"], "skip_password_requirement": true });
    let user: Value = success(send(&server, "POST", "/v1/users", &new)).await;
    let id = user["id"].as_str().expect("an ID");
    let path = format!("/v1/users/{id}");
    let remove = |body: Value| send(&server, "POST", &format!("{path}/remove_password"), &body);
    refused(remove(json!({})), 400, "no_password_set").await;
    let verify = json!({ "password": "x" });
    refused(send(&server, "POST", &format!("{path}/verify_password"), &verify), 400, "no_password_set").await;
    let _: Value = success(send(&server, "PATCH", &path, &json!({ "password": "correct horse" }))).await;
    let session = server.post_json("/v1/sessions", &json!({ "user_id": id })).await;
    let user: Value = success(remove(json!({ "sign_out_of_other_sessions": true }))).await;
    assert_eq!(user["password_enabled"], false);
    let session_path = format!("/v1/sessions/{}", session["id"].as_str().expect("an ID"));
    assert_eq!(server.get_json(&session_path).await["status"], "revoked");
}

#[tokio::test]
async fn a_backend_sets_the_picture() {
    let server = Server::start().await;
    let path = format!("/v1/users/{AMARA}/profile_image");
    let part =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"blob\"\r\n\r\nGIF89a;\r\n--x--\r\n";
    let upload = |path: &str| {
        let request = server.with_key(server.post(path));
        request.header("content-type", "multipart/form-data; boundary=x").body(part)
    };
    let user: Value = success(upload(&path)).await;
    assert_eq!(user["has_image"], true);
    let user: Value = success(send(&server, "DELETE", &path, &json!({}))).await;
    assert_eq!(user["has_image"], false);
    refused(upload("/v1/users/user_none/profile_image"), 404, "resource_not_found").await;
    refused(send(&server, "DELETE", &path, &json!({})), 404, "resource_not_found").await;
}

#[tokio::test]
async fn the_belongings_of_users_are_listed() {
    let server = Server::start().await;
    let page = server.get_json(&format!("/v1/users/{AMARA}/organization_memberships?limit=1")).await;
    let membership = &page["data"][0];
    assert_eq!((&page["total_count"], &membership["role"]), (&json!(1), &json!("org:admin")));
    assert_eq!(membership["public_user_data"]["user_id"], AMARA);

    let organization = membership["organization"]["id"].as_str().expect("an ID");
    let invitation = json!({ "email_address": "mei.tanaka@example.com", "role": "org:member" });
    let path = format!("/v1/organizations/{organization}/invitations");
    let _: Value = success(send(&server, "POST", &path, &invitation)).await;
    for (query, count) in [("", 1), ("?status=pending", 1), ("?status=accepted", 0)] {
        let page = server.get_json(&format!("/v1/users/{MEI}/organization_invitations{query}")).await;
        assert_eq!(page["total_count"], count, "{query}");
    }
    let page = server.get_json(&format!("/v1/users/{AMARA}/organization_invitations")).await;
    assert_eq!(page["total_count"], 0);

    let page = server.get_json(&format!("/v1/users/{AMARA}/oauth_access_tokens/oauth_google")).await;
    assert_eq!(page, json!({ "data": [], "total_count": 0 }));
    for resource in ["passkeys", "web3_wallets", "external_accounts"] {
        let none = format!("/v1/users/{AMARA}/{resource}/idn_none");
        refused(send(&server, "DELETE", &none, &json!({})), 404, "resource_not_found").await;
    }
}
