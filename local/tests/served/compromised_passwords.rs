//! Passwords that a backend marks as compromised: they no longer sign in, and have to be replaced.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::calls::{call, refused};
use crate::frontend_api::Browser;
use crate::sign_in_flows::{begun, code_to, seed, step};
use crate::support::{Server, failure, success};

const SIGN_INS: &str = "/v1/client/sign_ins";
const PASSWORD: [(&str, &str); 2] = [("strategy", "password"), ("password", "correct horse")];

async fn set_compromised(server: &Server, ends_sessions: bool) {
    let input = json!({ "revoke_all_sessions": ends_sessions });
    call(server, "users.setPasswordCompromised", &["user_ada"], input).await;
}

/// Signs in with a code in an email. Returns the response.
async fn sign_in_with_code(server: &Server, browser: &Browser<'_>, sign_in: &Value) -> Value {
    let factors = sign_in["supported_first_factors"].as_array().expect("factors");
    let factor = factors.iter().find(|one| one["strategy"] == "email_code").expect("a factor");
    let id = factor["email_address_id"].as_str().expect("an ID");
    let form = [("strategy", "email_code"), ("email_address_id", id)];
    success::<Value>(browser.post(&step(sign_in, "prepare_first_factor"), &form)).await;
    let code = code_to(server, "ada@example.com").await;
    let form = [("strategy", "email_code"), ("code", code.as_str())];
    success(browser.post(&step(sign_in, "attempt_first_factor"), &form)).await
}

#[tokio::test]
async fn a_compromised_password_no_longer_signs_in() {
    let server = Server::start_with(seed()).await;
    set_compromised(&server, false).await;
    let browser = Browser::new(&server).await;
    let compromised = (StatusCode::UNPROCESSABLE_ENTITY, "form_password_compromised".to_owned());
    let form = [("identifier", "ada_l"), ("password", "correct horse")];
    assert_eq!(failure(browser.post(SIGN_INS, &form)).await, compromised);
    let sign_in = begun(&browser, "ada_l").await;
    let attempt = step(&sign_in, "attempt_first_factor");
    assert_eq!(failure(browser.post(&attempt, &PASSWORD)).await, compromised);
    let wrong = failure(browser.post(&attempt, &[("strategy", "password"), ("password", "wrong")])).await;
    assert_eq!(wrong.1, "form_password_incorrect");
    assert!(server.local.state().sessions.is_empty());
    call(&server, "users.unsetPasswordCompromised", &["user_ada"], json!({})).await;
    let body: Value = success(browser.post(&attempt, &PASSWORD)).await;
    assert_eq!(body["response"]["status"], "complete");
    assert_eq!(body["client"]["sessions"][0]["status"], "active");
    assert_eq!(body["client"]["sessions"][0]["tasks"], Value::Null);
}

#[tokio::test]
async fn a_session_is_pending_until_there_is_a_new_password() {
    let server = Server::start_with(seed()).await;
    set_compromised(&server, false).await;
    let browser = Browser::new(&server).await;
    let sign_in = begun(&browser, "ada_l").await;
    let body = sign_in_with_code(&server, &browser, &sign_in).await;
    assert_eq!(body["response"]["status"], "complete");
    let session = &body["client"]["sessions"][0];
    assert_eq!(
        (&session["status"], &session["tasks"]),
        (&json!("pending"), &json!([{ "key": "reset-password" }]))
    );
    let jwt = session["last_active_token"]["jwt"].as_str().expect("a token");
    let (_, claims) = server.verified(jwt).await;
    assert_eq!(claims["sts"], "pending");
    let id = session["id"].as_str().expect("an ID");
    let seen = call(&server, "sessions.getSession", &[id], Value::Null).await;
    assert_eq!(seen["status"], "pending");
    let pending = call(&server, "sessions.getSessionList", &[], json!({ "status": "pending" })).await;
    assert_eq!(pending["total_count"], 1);

    let change = "/v1/me/change_password";
    let same = failure(browser.post(change, &[("new_password", "correct horse")])).await;
    assert_eq!(same.1, "form_new_password_matches_current");
    let form = [("new_password", "another horse"), ("sign_out_of_other_sessions", "true")];
    let body: Value = success(browser.post(change, &form)).await;
    let session = &body["client"]["sessions"][0];
    assert_eq!((&session["status"], &session["tasks"]), (&json!("active"), &Value::Null));
    let (_, claims) = server.verified(session["last_active_token"]["jwt"].as_str().expect("a token")).await;
    assert_eq!(claims["sts"], "active");
    let other = Browser::new(&server).await;
    let form = [("identifier", "ada_l"), ("password", "another horse")];
    let body: Value = success(other.post(SIGN_INS, &form)).await;
    assert_eq!(body["client"]["sessions"][0]["status"], "active");
}

#[tokio::test]
async fn a_reset_replaces_a_compromised_password_by_another_one() {
    let server = Server::start_with(seed()).await;
    set_compromised(&server, false).await;
    let browser = Browser::new(&server).await;
    let form = [("identifier", "ada@example.com"), ("strategy", "reset_password_email_code")];
    let body: Value = success(browser.post(SIGN_INS, &form)).await;
    let sign_in = body["response"].clone();
    let code = code_to(&server, "ada@example.com").await;
    let form = [("strategy", "reset_password_email_code"), ("code", code.as_str())];
    success::<Value>(browser.post(&step(&sign_in, "attempt_first_factor"), &form)).await;
    let reset = step(&sign_in, "reset_password");
    let same = failure(browser.post(&reset, &[("password", "correct horse")])).await;
    assert_eq!(same.1, "form_new_password_matches_current");
    let body: Value = success(browser.post(&reset, &[("password", "another horse")])).await;
    assert_eq!(body["client"]["sessions"][0]["status"], "active");
}

#[tokio::test]
async fn sessions_go_on_unless_they_are_to_be_revoked() {
    let server = Server::start_with(seed()).await;
    let (_, id) = Browser::signed_in(&server, "user_ada").await;
    let status = async || call(&server, "sessions.getSession", &[&id], Value::Null).await["status"].clone();
    set_compromised(&server, false).await;
    assert_eq!(status().await, "active");
    set_compromised(&server, true).await;
    assert_eq!(status().await, "revoked");
}

#[tokio::test]
async fn a_new_password_of_a_backend_completes_pending_sessions() {
    let server = Server::start_with(seed()).await;
    for (method, input) in [
        ("users.updateUser", json!({ "password": "another horse" })),
        ("users.unsetPasswordCompromised", json!({})),
        ("users.removePassword", json!({})),
    ] {
        set_compromised(&server, false).await;
        let (_, id) = Browser::signed_in(&server, "user_ada").await;
        assert_eq!(call(&server, "sessions.getSession", &[&id], Value::Null).await["status"], "pending");
        call(&server, "users.updateUser", &["user_ada"], json!({ "first_name": "Ada" })).await;
        assert_eq!(call(&server, "sessions.getSession", &[&id], Value::Null).await["status"], "pending");
        call(&server, method, &["user_ada"], input).await;
        assert_eq!(
            call(&server, "sessions.getSession", &[&id], Value::Null).await["status"],
            "active",
            "{method}"
        );
    }
}

#[tokio::test]
async fn only_a_password_can_be_compromised() {
    let server = Server::start_with(seed()).await;
    for method in ["users.setPasswordCompromised", "users.unsetPasswordCompromised"] {
        let without = refused(&server, method, &["user_tess"], json!({})).await;
        assert_eq!(without, (StatusCode::BAD_REQUEST, "no_password_set".to_owned()), "{method}");
        assert_eq!(
            refused(&server, method, &["user_none"], json!({})).await.0,
            StatusCode::NOT_FOUND,
            "{method}"
        );
    }
}
