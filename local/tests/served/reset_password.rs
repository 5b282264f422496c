//! New passwords for users who have forgotten theirs.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::frontend_api::Browser;
use crate::sign_in_flows::{code_to, seed, step};
use crate::support::{Server, failure, success};

const SIGN_INS: &str = "/v1/client/sign_ins";

#[tokio::test]
async fn a_code_allows_a_new_password() {
    let server = Server::start_with(seed()).await;
    let (elsewhere, _) = Browser::signed_in(&server, "user_ada").await;
    for (identifier, strategy, ends_others) in [
        ("ada@example.com", "reset_password_email_code", "false"),
        ("+12015550100", "reset_password_phone_code", "true"),
    ] {
        let browser = Browser::new(&server).await;
        let body: Value =
            success(browser.post(SIGN_INS, &[("identifier", identifier), ("strategy", strategy)])).await;
        let sign_in = body["response"].clone();
        let code =
            if identifier.contains('@') { code_to(&server, identifier).await } else { "424242".to_owned() };
        let reset = step(&sign_in, "reset_password");
        let early = failure(browser.post(&reset, &[("password", "another horse")])).await;
        assert_eq!(early, (StatusCode::BAD_REQUEST, "client_state_invalid".to_owned()));
        let form = [("strategy", strategy), ("code", code.as_str())];
        let body: Value = success(browser.post(&step(&sign_in, "attempt_first_factor"), &form)).await;
        assert_eq!(body["response"]["status"], "needs_new_password");
        assert_eq!(body["client"]["sessions"], json!([]));
        let short = failure(browser.post(&reset, &[("password", "short")])).await;
        assert_eq!(short.1, "form_password_length_too_short");
        let form = [("password", "another horse"), ("sign_out_of_other_sessions", ends_others)];
        let body: Value = success(browser.post(&reset, &form)).await;
        assert_eq!(body["response"]["status"], "complete");
        let others: Value = success(elsewhere.get("/v1/client")).await;
        let left = others["response"]["sessions"].as_array().map(Vec::len);
        assert_eq!(left, Some(if ends_others == "true" { 0 } else { 1 }));
        let browser = Browser::new(&server).await;
        let form = [("identifier", "ada_l"), ("password", "another horse")];
        let body: Value = success(browser.post(SIGN_INS, &form)).await;
        assert_eq!(body["response"]["status"], "complete");
        let old = failure(
            Browser::new(&server)
                .await
                .post(SIGN_INS, &[("identifier", "ada_l"), ("password", "correct horse")]),
        );
        assert_eq!(old.await.1, "form_password_incorrect");
        let _: Value = success(browser.send("DELETE", "/v1/client/sessions", &[])).await;
    }
}

#[tokio::test]
async fn the_code_and_the_new_password_can_be_sent_together() {
    let server = Server::start_with(seed()).await;
    let browser = Browser::new(&server).await;
    let strategy = "reset_password_phone_code";
    let form = [("identifier", "+12015550100"), ("strategy", strategy)];
    let body: Value = success(browser.post(SIGN_INS, &form)).await;
    let form = [("strategy", strategy), ("code", "424242"), ("password", "another horse")];
    let body: Value = success(browser.post(&step(&body["response"], "attempt_first_factor"), &form)).await;
    assert_eq!(body["response"]["status"], "complete");
}
