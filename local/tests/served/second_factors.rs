//! Signing in with two factors.

use clerk_local::state::State;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::frontend_api::Browser;
use crate::sign_in_flows::{code_to, step};
use crate::support::{Server, failure, success};

const SIGN_INS: &str = "/v1/client/sign_ins";
const PASSWORD: &str = "correct horse";

/// A user with all second factors, who also has a number to sign in with.
pub(crate) fn seed() -> State {
    let verified = json!({ "strategy": "phone_code", "verified": true });
    let number = |number: &str, is_default: bool| {
        json!({
            "phone_number": number,
            "verification": verified,
            "reserved_for_second_factor": true,
            "default_second_factor": is_default,
        })
    };
    let seed = json!({
        "users": [{
            "id": "user_ada",
            "username": "ada_l",
            "email_addresses": ["ada+clerk_test@example.com"],
            "password": PASSWORD,
            "totp": { "secret": "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ" },
            "phone_numbers": [number("+13015550199", false), number("+14155552671", true)],
            "backup_codes": { "codes": ["first111", "second22"] },
        }],
    });
    State::parse(&seed.to_string(), "the test's seed").expect("a valid seed")
}

/// A sign-in whose first factor is verified.
async fn after_the_first_factor(browser: &Browser<'_>) -> Value {
    let body: Value =
        success(browser.post(SIGN_INS, &[("identifier", "ada_l"), ("password", PASSWORD)])).await;
    assert_eq!(body["response"]["status"], "needs_second_factor");
    assert_eq!(body["client"]["sessions"], json!([]));
    body["response"].clone()
}

pub(crate) fn totp_code(server: &Server) -> String {
    let now_ms = server.local.now_ms();
    let state = server.local.state();
    let totp = state.user("user_ada").expect("the user").totp.clone();
    totp.expect("an authenticator app").code(now_ms)
}

#[tokio::test]
async fn an_authenticator_app_and_a_backup_code_complete_a_sign_in() {
    let server = Server::start_with(seed()).await;
    for (strategy, code) in [("totp", totp_code(&server)), ("backup_code", "first111".to_owned())] {
        let browser = Browser::new(&server).await;
        let sign_in = after_the_first_factor(&browser).await;
        let factors: Vec<&str> = sign_in["supported_second_factors"]
            .as_array()
            .expect("factors")
            .iter()
            .filter_map(|one| one["strategy"].as_str())
            .collect();
        assert_eq!(factors, ["totp", "phone_code", "phone_code", "backup_code"]);
        let attempt = step(&sign_in, "attempt_second_factor");
        let wrong = failure(browser.post(&attempt, &[("strategy", strategy), ("code", "wrong")])).await;
        assert_eq!(wrong, (StatusCode::UNPROCESSABLE_ENTITY, "form_code_incorrect".to_owned()));
        let body: Value = success(browser.post(&attempt, &[("strategy", strategy), ("code", &code)])).await;
        assert_eq!(body["response"]["status"], "complete");
        assert_eq!(body["response"]["second_factor_verification"]["strategy"], strategy);
        let session = &body["client"]["sessions"][0];
        assert_eq!(session["factor_verification_age"], json!([0, 0]));
        assert_eq!(session["user"]["two_factor_enabled"], true);
        assert_eq!(session["user"]["totp_enabled"], true);
        assert_eq!(session["user"]["backup_code_enabled"], true);
    }
}

#[tokio::test]
async fn a_backup_code_is_used_up() {
    let server = Server::start_with(seed()).await;
    for works in [true, false] {
        let browser = Browser::new(&server).await;
        let sign_in = after_the_first_factor(&browser).await;
        let form = [("strategy", "backup_code"), ("code", "first111")];
        let request = browser.post(&step(&sign_in, "attempt_second_factor"), &form);
        if works {
            assert_eq!(success::<Value>(request).await["response"]["status"], "complete");
        } else {
            assert_eq!(failure(request).await.1, "form_code_incorrect");
        }
    }
}

#[tokio::test]
async fn a_text_message_goes_to_the_default_number() {
    let server = Server::start_with(seed()).await;
    let browser = Browser::new(&server).await;
    let sign_in = after_the_first_factor(&browser).await;
    let prepare = step(&sign_in, "prepare_second_factor");
    let body: Value = success(browser.post(&prepare, &[("strategy", "phone_code")])).await;
    assert_eq!(body["response"]["second_factor_verification"]["status"], "unverified");
    let code = code_to(&server, "+14155552671").await;
    let form = [("strategy", "phone_code"), ("code", code.as_str())];
    let body: Value = success(browser.post(&step(&sign_in, "attempt_second_factor"), &form)).await;
    assert_eq!(body["response"]["status"], "complete");
}

#[tokio::test]
async fn a_second_factor_is_refused_before_the_first_and_if_the_user_does_not_have_it() {
    let server = Server::start_with(seed()).await;
    let browser = Browser::new(&server).await;
    let body: Value = success(browser.post(SIGN_INS, &[("identifier", "ada_l")])).await;
    let code = totp_code(&server);
    let form = [("strategy", "totp"), ("code", code.as_str())];
    let early = failure(browser.post(&step(&body["response"], "attempt_second_factor"), &form)).await;
    assert_eq!(early, (StatusCode::BAD_REQUEST, "client_state_invalid".to_owned()));
    let sign_in = after_the_first_factor(&browser).await;
    let form = [("strategy", "email_code"), ("code", "424242")];
    let other = failure(browser.post(&step(&sign_in, "attempt_second_factor"), &form)).await;
    assert_eq!(other, (StatusCode::UNPROCESSABLE_ENTITY, "strategy_for_user_invalid".to_owned()));
    let totp = failure(browser.post(&step(&sign_in, "prepare_second_factor"), &[("strategy", "totp")])).await;
    assert_eq!(totp.1, "form_param_value_invalid");
}

#[tokio::test]
async fn a_new_password_does_not_replace_the_second_factor() {
    let server = Server::start_with(seed()).await;
    let browser = Browser::new(&server).await;
    let form = [("identifier", "ada_l"), ("strategy", "reset_password_email_code")];
    let body: Value = success(browser.post(SIGN_INS, &form)).await;
    let sign_in = &body["response"];
    let form = [("strategy", "reset_password_email_code"), ("code", "424242")];
    let body: Value = success(browser.post(&step(sign_in, "attempt_first_factor"), &form)).await;
    assert_eq!(body["response"]["status"], "needs_new_password");
    let form = [("password", "another horse")];
    let body: Value = success(browser.post(&step(sign_in, "reset_password"), &form)).await;
    assert_eq!(body["response"]["status"], "needs_second_factor");
}
