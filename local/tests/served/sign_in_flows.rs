//! Signing in by the Frontend API: every first factor, and every refusal.

use clerk_local::state::State;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::frontend_api::Browser;
use crate::support::{Server, failure, success};

const SIGN_INS: &str = "/v1/client/sign_ins";
const PASSWORD: &str = "correct horse";

/// A user with everything to sign in with, one with a test address, one who is banned, and one who is locked.
pub(crate) fn seed() -> State {
    let seed = json!({
        "users": [
            {
                "id": "user_ada",
                "username": "ada_l",
                "email_addresses": ["ada@example.com", "ada@work.example.com"],
                "phone_numbers": ["+12015550100"],
                "password": PASSWORD,
            },
            { "id": "user_tess", "email_addresses": ["tess+clerk_test@example.com"] },
            { "id": "user_bo", "username": "banned", "password": PASSWORD, "banned": true },
            { "id": "user_lo", "username": "locked", "password": PASSWORD, "unlocks_at": 4_102_444_800_000_i64 },
        ],
    });
    State::parse(&seed.to_string(), "the test's seed").expect("a valid seed")
}

/// The code in the last message to an address.
pub(crate) async fn code_to(server: &Server, address: &str) -> String {
    let query = [("to", address)];
    let messages: Value = success(server.with_key(server.get("/local/messages")).query(&query)).await;
    messages["data"][0]["code"].as_str().expect("a code").to_owned()
}

/// A sign-in that has begun with an identifier.
pub(crate) async fn begun(browser: &Browser<'_>, identifier: &str) -> Value {
    let body: Value = success(browser.post(SIGN_INS, &[("identifier", identifier)])).await;
    body["response"].clone()
}

/// The path of a step of a sign-in.
pub(crate) fn step(sign_in: &Value, name: &str) -> String {
    format!("{SIGN_INS}/{}/{name}", sign_in["id"].as_str().expect("an ID"))
}

fn factor<'s>(sign_in: &'s Value, strategy: &str) -> &'s Value {
    let mut factors = sign_in["supported_first_factors"].as_array().expect("factors").iter();
    factors.find(|one| one["strategy"] == strategy).expect(strategy)
}

#[tokio::test]
async fn a_password_signs_in_with_any_identifier() {
    let server = Server::start_with(seed()).await;
    for identifier in ["ada_l", "Ada@Example.com", "ada@work.example.com", "+1 (201) 555-0100"] {
        for strategy in [&[("strategy", "password")][..], &[]] {
            let browser = Browser::new(&server).await;
            let mut form = vec![("identifier", identifier), ("password", PASSWORD), ("locale", "en")];
            form.extend(strategy);
            let body: Value = success(browser.post(SIGN_INS, &form)).await;
            assert_eq!(body["response"]["status"], "complete", "{identifier}");
            let session = &body["client"]["sessions"][0];
            assert_eq!(session["id"], body["response"]["created_session_id"]);
            assert_eq!(session["user"]["id"], "user_ada");
            assert_eq!(body["client"]["sign_in"], Value::Null);
            let jwt = session["last_active_token"]["jwt"].as_str().expect("a token");
            let (_, claims) = server.verified(jwt).await;
            assert_eq!(claims["azp"], "http://localhost:5000");
        }
    }
}

#[tokio::test]
async fn an_identifier_alone_shows_the_factors_of_the_user() {
    let server = Server::start_with(seed()).await;
    let browser = Browser::new(&server).await;
    let body: Value = success(browser.post(SIGN_INS, &[("identifier", "ada_l")])).await;
    let sign_in = &body["response"];
    assert_eq!(sign_in["status"], "needs_first_factor");
    assert_eq!(sign_in["supported_identifiers"], json!(["email_address", "phone_number", "username"]));
    assert_eq!(sign_in["user_data"]["has_image"], false);
    assert_eq!(sign_in["first_factor_verification"], Value::Null);
    assert_eq!(factor(sign_in, "email_code")["safe_identifier"], "ada@example.com");
    assert_eq!(factor(sign_in, "email_code")["primary"], true);
    assert_eq!(factor(sign_in, "phone_code")["safe_identifier"], "+12015550100");
    assert!(factor(sign_in, "reset_password_email_code")["email_address_id"].is_string());
    factor(sign_in, "password");
    assert_eq!(body["client"]["sign_in"], *sign_in);
    let body: Value =
        success(browser.get(&format!("{SIGN_INS}/{}", sign_in["id"].as_str().expect("an ID")))).await;
    assert_eq!(body["response"], *sign_in);
    let path = step(sign_in, "attempt_first_factor");
    let body: Value = success(browser.post(&path, &[("strategy", "password"), ("password", PASSWORD)])).await;
    assert_eq!(body["response"]["status"], "complete");
    assert_eq!(body["response"]["first_factor_verification"]["strategy"], "password");
}

#[tokio::test]
async fn a_code_signs_in() {
    let server = Server::start_with(seed()).await;
    for (strategy, id, address) in [
        ("email_code", "email_address_id", "ada@work.example.com"),
        ("email_code", "email_address_id", "ada@example.com"),
        ("phone_code", "phone_number_id", "+12015550100"),
    ] {
        let browser = Browser::new(&server).await;
        let sign_in = begun(&browser, "ada_l").await;
        let factors = sign_in["supported_first_factors"].as_array().expect("factors");
        let chosen = factors
            .iter()
            .find(|one| one["strategy"] == strategy && one["safe_identifier"] == address)
            .expect("a factor");
        let form = [("strategy", strategy), (id, chosen[id].as_str().expect("an ID"))];
        let body: Value = success(browser.post(&step(&sign_in, "prepare_first_factor"), &form)).await;
        let verification = &body["response"]["first_factor_verification"];
        assert_eq!(
            (&verification["status"], &verification["strategy"]),
            (&json!("unverified"), &json!(strategy))
        );
        let code = if address.contains('@') { code_to(&server, address).await } else { "424242".to_owned() };
        let form = [("strategy", strategy), ("code", &code)];
        let body: Value = success(browser.post(&step(&sign_in, "attempt_first_factor"), &form)).await;
        assert_eq!(body["response"]["status"], "complete");
        assert_eq!(body["client"]["sessions"][0]["user"]["id"], "user_ada");
    }
}

#[tokio::test]
async fn a_strategy_along_with_the_identifier_sends_the_code_to_it() {
    let server = Server::start_with(seed()).await;
    let browser = Browser::new(&server).await;
    let form = [("identifier", "ada@work.example.com"), ("strategy", "email_code")];
    let body: Value = success(browser.post(SIGN_INS, &form)).await;
    assert_eq!(body["response"]["first_factor_verification"]["status"], "unverified");
    assert_eq!(code_to(&server, "ada@work.example.com").await.len(), 6);
}

#[tokio::test]
async fn a_test_address_gets_no_message_and_has_a_fixed_code() {
    let server = Server::start_with(seed()).await;
    let browser = Browser::new(&server).await;
    let form = [("identifier", "tess+clerk_test@example.com"), ("strategy", "email_code")];
    let body: Value = success(browser.post(SIGN_INS, &form)).await;
    assert_eq!(server.get_json("/local/messages").await["total_count"], 0);
    let path = step(&body["response"], "attempt_first_factor");
    let body: Value = success(browser.post(&path, &[("strategy", "email_code"), ("code", "424242")])).await;
    assert_eq!(body["response"]["status"], "complete");
}

#[tokio::test]
async fn wrong_codes_are_refused_three_times_and_then_the_right_one_too() {
    let server = Server::start_with(seed()).await;
    let browser = Browser::new(&server).await;
    let sign_in = begun(&browser, "tess+clerk_test@example.com").await;
    let attempt = step(&sign_in, "attempt_first_factor");
    let code = |code| browser.post(&attempt, &[("strategy", "email_code"), ("code", code)]);
    let missing = (StatusCode::BAD_REQUEST, "verification_missing".to_owned());
    assert_eq!(failure(code("424242")).await, missing);
    let prepare = step(&sign_in, "prepare_first_factor");
    let _: Value = success(browser.post(&prepare, &[("strategy", "email_code")])).await;
    for _ in 0..3 {
        let wrong = (StatusCode::UNPROCESSABLE_ENTITY, "form_code_incorrect".to_owned());
        assert_eq!(failure(code("000000")).await, wrong);
    }
    assert_eq!(failure(code("424242")).await, (StatusCode::BAD_REQUEST, "verification_failed".to_owned()));
    let _: Value = success(browser.post(&prepare, &[("strategy", "email_code")])).await;
    let body: Value = success(code("424242")).await;
    assert_eq!(body["response"]["status"], "complete");
    assert_eq!(failure(code("424242")).await.0, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn an_expired_code_is_refused() {
    let server = Server::start_with(seed()).await;
    let browser = Browser::new(&server).await;
    let form = [("identifier", "tess+clerk_test@example.com"), ("strategy", "email_code")];
    let body: Value = success(browser.post(SIGN_INS, &form)).await;
    let mut snapshot = server.get_json("/local/snapshot").await;
    snapshot["sign_ins"][0]["first_factor"]["expire_at"] = json!(1);
    server.post_json("/local/snapshot", &snapshot).await;
    let path = step(&body["response"], "attempt_first_factor");
    let late = failure(browser.post(&path, &[("strategy", "email_code"), ("code", "424242")])).await;
    assert_eq!(late, (StatusCode::BAD_REQUEST, "verification_expired".to_owned()));
}

#[tokio::test]
async fn unusable_sign_ins_are_refused_with_the_codes_of_clerk() {
    let server = Server::start_with(seed()).await;
    let browser = Browser::new(&server).await;
    for (form, status, code) in [
        (&[("identifier", "bob")][..], 422, "form_identifier_not_found"),
        (&[("identifier", "ada_l"), ("password", "wrong horse")], 422, "form_password_incorrect"),
        (&[("identifier", "ada_l"), ("strategy", "password")], 422, "form_param_missing"),
        (&[("strategy", "password"), ("password", PASSWORD)], 422, "form_param_missing"),
        (&[("identifier", "ada_l"), ("strategy", "email_link")], 422, "strategy_for_user_invalid"),
        (&[("identifier", "ada_l"), ("strategy", "carrier_pigeon")], 422, "strategy_for_user_invalid"),
        (
            &[("identifier", "tess+clerk_test@example.com"), ("password", PASSWORD)],
            422,
            "strategy_for_user_invalid",
        ),
        (&[("identifier", "banned"), ("password", PASSWORD)], 403, "user_banned"),
        (&[("identifier", "locked"), ("password", PASSWORD)], 403, "user_locked"),
        (&[("identifier", "ada_l"), ("secret", "x")], 422, "form_param_unknown"),
        (&[("strategy", "ticket")], 422, "form_param_missing"),
        (&[("strategy", "ticket"), ("ticket", "x")], 400, "ticket_invalid_code"),
    ] {
        let refusal = failure(browser.post(SIGN_INS, form)).await;
        assert_eq!(refusal, (StatusCode::from_u16(status).expect("a status"), code.to_owned()), "{form:?}");
    }
    let body: Value = success(browser.get("/v1/client")).await;
    assert_eq!(body["response"]["sign_in"], Value::Null);
}

#[tokio::test]
async fn a_sign_in_belongs_to_its_browser() {
    let server = Server::start_with(seed()).await;
    let (one, other) = (Browser::new(&server).await, Browser::new(&server).await);
    let sign_in = begun(&one, "ada_l").await;
    let attempt = other
        .post(&step(&sign_in, "attempt_first_factor"), &[("strategy", "password"), ("password", PASSWORD)]);
    assert_eq!(failure(attempt).await, (StatusCode::NOT_FOUND, "resource_not_found".to_owned()));
}

#[tokio::test]
async fn one_session_a_browser_unless_the_instance_allows_more() {
    let form = [("identifier", "ada_l"), ("password", PASSWORD)];
    let server = Server::start_with(seed()).await;
    let browser = Browser::new(&server).await;
    let _: Value = success(browser.post(SIGN_INS, &form)).await;
    assert_eq!(
        failure(browser.post(SIGN_INS, &form)).await,
        (StatusCode::BAD_REQUEST, "session_exists".to_owned())
    );

    let mut seed = seed();
    seed.instance.single_session_mode = false;
    let server = Server::start_with(seed).await;
    let browser = Browser::new(&server).await;
    let _: Value = success(browser.post(SIGN_INS, &form)).await;
    let again = failure(browser.post(SIGN_INS, &form)).await;
    assert_eq!(again, (StatusCode::BAD_REQUEST, "identifier_already_signed_in".to_owned()));
    let other = [("identifier", "tess+clerk_test@example.com"), ("strategy", "email_code")];
    let body: Value = success(browser.post(SIGN_INS, &other)).await;
    let path = step(&body["response"], "attempt_first_factor");
    let body: Value = success(browser.post(&path, &[("strategy", "email_code"), ("code", "424242")])).await;
    assert_eq!(body["client"]["sessions"].as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn a_hundred_failed_attempts_lock_the_user() {
    let server = Server::start_with(seed()).await;
    let mut snapshot = server.get_json("/local/snapshot").await;
    snapshot["users"][0]["failed_attempts"] = json!(99);
    server.post_json("/local/snapshot", &snapshot).await;
    let browser = Browser::new(&server).await;
    let wrong =
        failure(browser.post(SIGN_INS, &[("identifier", "ada_l"), ("password", "wrong horse")])).await;
    assert_eq!(wrong.1, "form_password_incorrect");
    let right = failure(browser.post(SIGN_INS, &[("identifier", "ada_l"), ("password", PASSWORD)])).await;
    assert_eq!(right, (StatusCode::FORBIDDEN, "user_locked".to_owned()));
    let user = server.get_json("/v1/users/user_ada").await;
    assert_eq!(user["locked"], true);
}
