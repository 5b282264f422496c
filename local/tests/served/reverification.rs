//! Proving again who one is.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::frontend_api::Browser;
use crate::second_factors::{seed, totp_code};
use crate::support::{MEI, Server, failure, success};

/// A browser in which Ada signed in an hour ago, and the path of her session.
async fn an_hour_later(server: &Server) -> (Browser<'_>, String) {
    let (browser, session_id) = Browser::signed_in(server, "user_ada").await;
    let mut snapshot = server.get_json("/local/snapshot").await;
    let hour_ago = server.local.now_ms() - 60 * 60 * 1000;
    snapshot["sessions"][0]["first_factor_at"] = json!(hour_ago);
    snapshot["sessions"][0]["second_factor_at"] = json!(hour_ago);
    server.post_json("/local/snapshot", &snapshot).await;
    (browser, format!("/v1/client/sessions/{session_id}/verify"))
}

/// The claim `fva` of the token in a response.
async fn age(server: &Server, body: &Value) -> Value {
    let jwt = body["response"]["session"]["last_active_token"]["jwt"].as_str().expect("a token");
    server.verified(jwt).await.1["fva"].clone()
}

#[tokio::test]
async fn the_first_factor_is_renewed_by_a_password_or_a_code() {
    let server = Server::start_with(seed()).await;
    for (strategy, name, secret) in
        [("password", "password", "correct horse"), ("email_code", "code", "424242")]
    {
        let (browser, path) = an_hour_later(&server).await;
        let body: Value = success(browser.post(&path, &[("level", "first_factor")])).await;
        let one = &body["response"];
        assert_eq!(
            (&one["object"], &one["status"]),
            (&json!("session_verification"), &json!("needs_first_factor"))
        );
        assert_eq!(one["level"], "first_factor");
        assert_eq!(age(&server, &body).await, json!([60, 60]));
        let strategies: Vec<&Value> = one["supported_first_factors"]
            .as_array()
            .expect("factors")
            .iter()
            .map(|f| &f["strategy"])
            .collect();
        assert_eq!(strategies, ["password", "email_code"]);
        if strategy == "email_code" {
            let prepare = format!("{path}/prepare_first_factor");
            let body: Value = success(browser.post(&prepare, &[("strategy", strategy)])).await;
            assert_eq!(body["response"]["first_factor_verification"]["status"], "unverified");
        }
        let attempt = format!("{path}/attempt_first_factor");
        let wrong = failure(browser.post(&attempt, &[("strategy", strategy), (name, "wrong")])).await;
        assert_eq!(wrong.0, StatusCode::UNPROCESSABLE_ENTITY);
        let body: Value = success(browser.post(&attempt, &[("strategy", strategy), (name, secret)])).await;
        assert_eq!(body["response"]["status"], "complete");
        assert_eq!(age(&server, &body).await, json!([0, 60]));
        assert_eq!(body["client"]["sessions"][0]["factor_verification_age"], json!([0, 60]));
        let _: Value = success(browser.send("DELETE", "/v1/client/sessions", &[])).await;
        server.post_json("/local/reset", &json!({})).await;
    }
}

#[tokio::test]
async fn both_factors_are_renewed_one_after_the_other() {
    let server = Server::start_with(seed()).await;
    let (browser, path) = an_hour_later(&server).await;
    let _: Value = success(browser.post(&path, &[("level", "multi_factor")])).await;
    let second = format!("{path}/attempt_second_factor");
    let code = totp_code(&server);
    let totp = [("strategy", "totp"), ("code", code.as_str())];
    assert_eq!(failure(browser.post(&second, &totp)).await.1, "client_state_invalid");
    let form = [("strategy", "password"), ("password", "correct horse")];
    let body: Value = success(browser.post(&format!("{path}/attempt_first_factor"), &form)).await;
    assert_eq!(body["response"]["status"], "needs_second_factor");
    let body: Value = success(browser.post(&second, &totp)).await;
    assert_eq!(body["response"]["status"], "complete");
    assert_eq!(age(&server, &body).await, json!([0, 0]));
}

#[tokio::test]
async fn the_second_factor_alone_is_renewed_by_a_text_message() {
    let server = Server::start_with(seed()).await;
    let (browser, path) = an_hour_later(&server).await;
    let body: Value = success(browser.post(&path, &[("level", "second_factor")])).await;
    assert_eq!(body["response"]["status"], "needs_second_factor");
    let factors = body["response"]["supported_second_factors"].as_array().expect("factors");
    let number = factors.iter().find(|one| one["safe_identifier"] == "+13015550199").expect("the number");
    let id = number["phone_number_id"].as_str().expect("an ID");
    let form = [("strategy", "phone_code"), ("phone_number_id", id)];
    let _: Value = success(browser.post(&format!("{path}/prepare_second_factor"), &form)).await;
    let form = [("strategy", "phone_code"), ("code", "424242")];
    let body: Value = success(browser.post(&format!("{path}/attempt_second_factor"), &form)).await;
    assert_eq!(body["response"]["status"], "complete");
    assert_eq!(age(&server, &body).await, json!([60, 0]));
}

#[tokio::test]
async fn a_user_without_a_second_factor_is_asked_for_the_first() {
    let server = Server::start().await;
    let (browser, session_id) = Browser::signed_in(&server, MEI).await;
    let path = format!("/v1/client/sessions/{session_id}/verify");
    let early =
        failure(browser.post(&format!("{path}/prepare_first_factor"), &[("strategy", "email_code")])).await;
    assert_eq!(early, (StatusCode::BAD_REQUEST, "verification_missing".to_owned()));
    let body: Value = success(browser.post(&path, &[("level", "second_factor")])).await;
    assert_eq!(body["response"]["status"], "needs_first_factor");
    assert_eq!(
        failure(browser.post(&path, &[("level", "third_factor")])).await.1,
        "form_param_value_invalid"
    );
    let (other, _) = Browser::signed_in(&server, MEI).await;
    assert_eq!(failure(other.post(&path, &[])).await.0, StatusCode::NOT_FOUND);
}
