//! Signing up by the Frontend API.

use clerk_local::state::State;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::frontend_api::Browser;
use crate::sign_in_flows::{code_to, seed};
use crate::support::{Server, failure, success};

const SIGN_UPS: &str = "/v1/client/sign_ups";

fn seed_with(instance: &Value) -> State {
    let seed = json!({ "instance": instance, "users": [] });
    State::parse(&seed.to_string(), "the test's seed").expect("a valid seed")
}

fn path(sign_up: &Value, step: &str) -> String {
    format!("{SIGN_UPS}/{}{step}", sign_up["id"].as_str().expect("an ID"))
}

#[tokio::test]
async fn an_email_address_and_a_password_make_a_user() {
    let server = Server::start_with(seed()).await;
    let browser = Browser::new(&server).await;
    let form = [
        ("email_address", "Grace@Example.com"),
        ("password", "correct horse"),
        ("first_name", "Grace"),
        ("last_name", ""),
        ("username", ""),
        ("unsafe_metadata", r#"{"newsletter":true}"#),
        ("locale", "en"),
        ("timezone", "UTC"),
    ];
    let body: Value = success(browser.post(SIGN_UPS, &form)).await;
    let sign_up = &body["response"];
    assert_eq!(sign_up["status"], "missing_requirements");
    assert_eq!(sign_up["missing_fields"], json!([]));
    assert_eq!(sign_up["unverified_fields"], json!(["email_address"]));
    assert_eq!(sign_up["required_fields"], json!(["email_address", "password"]));
    assert_eq!((&sign_up["username"], &sign_up["last_name"]), (&Value::Null, &Value::Null));
    assert_eq!(sign_up["has_password"], true);
    let verification = &sign_up["verifications"]["email_address"];
    assert_eq!(
        (&verification["status"], &verification["next_action"]),
        (&Value::Null, &json!("needs_prepare"))
    );
    assert_eq!(verification["supported_strategies"], json!(["email_code"]));
    assert_eq!(body["client"]["sign_up"], *sign_up);

    let form = [("strategy", "email_code")];
    let body: Value = success(browser.post(&path(sign_up, "/prepare_verification"), &form)).await;
    let verification = &body["response"]["verifications"]["email_address"];
    assert_eq!(
        (&verification["status"], &verification["next_action"]),
        (&json!("unverified"), &json!("needs_attempt"))
    );
    let code = code_to(&server, "grace@example.com").await;
    let attempt = path(sign_up, "/attempt_verification");
    let wrong = failure(browser.post(&attempt, &[("strategy", "email_code"), ("code", "x")])).await;
    assert_eq!(wrong, (StatusCode::UNPROCESSABLE_ENTITY, "form_code_incorrect".to_owned()));
    let body: Value = success(browser.post(&attempt, &[("strategy", "email_code"), ("code", &code)])).await;
    let sign_up = &body["response"];
    assert_eq!(sign_up["status"], "complete");
    assert_eq!(sign_up["verifications"]["email_address"]["status"], "verified");
    let session = &body["client"]["sessions"][0];
    assert_eq!(session["id"], sign_up["created_session_id"]);
    assert_eq!(body["client"]["sign_up"], Value::Null);
    let user =
        server.get_json(&format!("/v1/users/{}", sign_up["created_user_id"].as_str().expect("an ID"))).await;
    assert_eq!(user["email_addresses"][0]["email_address"], "grace@example.com");
    assert_eq!(user["email_addresses"][0]["verification"]["status"], "verified");
    assert_eq!(user["primary_email_address_id"], user["email_addresses"][0]["id"]);
    assert_eq!(user["unsafe_metadata"], json!({ "newsletter": true }));
    assert_eq!((&user["first_name"], &user["password_enabled"]), (&json!("Grace"), &json!(true)));
    let events = server.get_json("/local/events").await;
    let kinds: Vec<&str> =
        events["data"].as_array().expect("events").iter().filter_map(|one| one["kind"].as_str()).collect();
    let at = |kind| kind_position(&kinds, kind);
    assert!(at("user.created") > at("session.created"), "the newest first: {kinds:?}");
    let again = failure(browser.post(&attempt, &[("strategy", "email_code"), ("code", &code)])).await;
    assert_eq!(again.0, StatusCode::BAD_REQUEST);
}

fn kind_position(kinds: &[&str], kind: &str) -> usize {
    kinds.iter().position(|one| *one == kind).expect("an event")
}

#[tokio::test]
async fn a_sign_up_can_be_filled_in_step_by_step() {
    let server = Server::start_with(seed()).await;
    let browser = Browser::new(&server).await;
    let body: Value = success(browser.post(SIGN_UPS, &[])).await;
    let sign_up = body["response"].clone();
    assert_eq!(sign_up["missing_fields"], json!(["email_address", "password"]));
    let send = |form: &[(&str, &str)]| browser.send("PATCH", &path(&sign_up, ""), form);
    let body: Value = success(send(&[("email_address", "grace+clerk_test@example.com")])).await;
    assert_eq!(body["response"]["missing_fields"], json!(["password"]));
    for (step, code) in [("/prepare_verification", ""), ("/attempt_verification", "424242")] {
        let form = [("strategy", "email_code"), ("code", code)];
        let form = if code.is_empty() { &form[..1] } else { &form };
        let body: Value = success(browser.post(&path(&sign_up, step), form)).await;
        assert_eq!(body["response"]["status"], "missing_requirements");
    }
    let body: Value = success(browser.get(&path(&sign_up, ""))).await;
    assert_eq!(body["response"]["unverified_fields"], json!([]));
    let body: Value = success(send(&[("password", "correct horse")])).await;
    assert_eq!(body["response"]["status"], "complete");
    assert_eq!(server.get_json("/local/messages").await["total_count"], 0);
}

#[tokio::test]
async fn another_address_has_to_be_verified_again() {
    let server = Server::start_with(seed()).await;
    let browser = Browser::new(&server).await;
    let form = [("email_address", "a+clerk_test@example.com"), ("strategy", "email_code")];
    let body: Value = success(browser.post(SIGN_UPS, &form)).await;
    let sign_up = body["response"].clone();
    let form = [("strategy", "email_code"), ("code", "424242")];
    let body: Value = success(browser.post(&path(&sign_up, "/attempt_verification"), &form)).await;
    assert_eq!(body["response"]["unverified_fields"], json!([]));
    let form = [("email_address", "b+clerk_test@example.com")];
    let body: Value = success(browser.send("PATCH", &path(&sign_up, ""), &form)).await;
    assert_eq!(body["response"]["unverified_fields"], json!(["email_address"]));
}

#[tokio::test]
async fn unusable_fields_are_refused_with_the_codes_of_clerk() {
    let server = Server::start_with(seed()).await;
    let browser = Browser::new(&server).await;
    for (name, value, code) in [
        ("email_address", "ada@example.com", "form_identifier_exists"),
        ("email_address", "ADA@example.com", "form_identifier_exists"),
        ("phone_number", "+12015550100", "form_identifier_exists"),
        ("username", "Ada_L", "form_identifier_exists"),
        ("email_address", "ada", "form_param_format_invalid"),
        ("phone_number", "555-0100", "form_param_format_invalid"),
        ("username", "ab", "form_username_invalid_length"),
        ("username", "a b c d", "form_username_invalid_character"),
        ("username", "123456", "form_username_needs_non_number_char"),
        ("password", "short", "form_password_length_too_short"),
        ("unsafe_metadata", "[]", "form_param_value_invalid"),
        ("favourite_color", "blue", "form_param_unknown"),
    ] {
        let refusal = failure(browser.post(SIGN_UPS, &[(name, value)])).await;
        assert_eq!(refusal, (StatusCode::UNPROCESSABLE_ENTITY, code.to_owned()), "{name} {value}");
    }
    let transfer = failure(browser.post(SIGN_UPS, &[("transfer", "true")])).await;
    assert_eq!(transfer, (StatusCode::BAD_REQUEST, "account_transfer_invalid".to_owned()));
}

#[tokio::test]
async fn the_first_of_two_who_want_the_same_address_gets_it() {
    let server = Server::start_with(seed()).await;
    let (one, other) = (Browser::new(&server).await, Browser::new(&server).await);
    let form = [
        ("email_address", "g+clerk_test@example.com"),
        ("password", "correct horse"),
        ("strategy", "email_code"),
    ];
    let first: Value = success(one.post(SIGN_UPS, &form)).await;
    let second: Value = success(other.post(SIGN_UPS, &form)).await;
    let form = [("strategy", "email_code"), ("code", "424242")];
    let body: Value = success(one.post(&path(&first["response"], "/attempt_verification"), &form)).await;
    assert_eq!(body["response"]["status"], "complete");
    let late = failure(other.post(&path(&second["response"], "/attempt_verification"), &form)).await;
    assert_eq!(late, (StatusCode::UNPROCESSABLE_ENTITY, "form_identifier_exists".to_owned()));
}

#[tokio::test]
async fn what_is_required_follows_from_the_settings() {
    let settings = json!({
        "attributes": {
            "email_address": { "enabled": false },
            "phone_number": { "required": true },
            "username": { "required": true },
            "last_name": { "enabled": false },
            "password": { "enabled": false },
        },
    });
    let server = Server::start_with(seed_with(&settings)).await;
    let browser = Browser::new(&server).await;
    let body: Value = success(server.get("/v1/environment")).await;
    assert_eq!(body["user_settings"]["attributes"]["phone_number"]["required"], true);
    assert_eq!(body["user_settings"]["attributes"]["email_address"]["used_for_first_factor"], false);
    let refused = failure(browser.post(SIGN_UPS, &[("email_address", "a@example.com")])).await;
    assert_eq!(refused.1, "form_param_unknown");
    let body: Value =
        success(browser.post(SIGN_UPS, &[("phone_number", "+1 201 555 0111"), ("strategy", "phone_code")]))
            .await;
    let sign_up = body["response"].clone();
    assert_eq!(sign_up["missing_fields"], json!(["username"]));
    assert_eq!(sign_up["optional_fields"], json!(["first_name"]));
    let wrong =
        failure(browser.post(&path(&sign_up, "/prepare_verification"), &[("strategy", "email_code")])).await;
    assert_eq!(wrong.1, "strategy_for_user_invalid");
    let form = [("strategy", "phone_code"), ("code", "424242")];
    let _: Value = success(browser.post(&path(&sign_up, "/attempt_verification"), &form)).await;
    let body: Value = success(browser.send("PATCH", &path(&sign_up, ""), &[("username", "grace")])).await;
    assert_eq!(body["response"]["status"], "complete");
    let user = &body["client"]["sessions"][0]["user"];
    assert_eq!((&user["username"], &user["password_enabled"]), (&json!("grace"), &json!(false)));
    assert_eq!(user["primary_phone_number_id"], user["phone_numbers"][0]["id"]);
}

#[tokio::test]
async fn password_rules_of_the_instance_are_heeded() {
    let rules = json!({ "password_rules": { "min_length": 10, "require_numbers": true } });
    let server = Server::start_with(seed_with(&rules)).await;
    let body: Value = success(server.get("/v1/environment")).await;
    assert_eq!(body["user_settings"]["password_settings"]["min_length"], 10);
    let browser = Browser::new(&server).await;
    for (password, code) in
        [("123456789", "form_password_length_too_short"), ("abcdefghij", "form_password_no_number")]
    {
        assert_eq!(failure(browser.post(SIGN_UPS, &[("password", password)])).await.1, code);
    }
}

#[tokio::test]
async fn a_restricted_instance_and_a_signed_in_browser_refuse() {
    let server = Server::start_with(seed_with(&json!({ "sign_up_mode": "restricted" }))).await;
    let browser = Browser::new(&server).await;
    let refused = failure(browser.post(SIGN_UPS, &[])).await;
    assert_eq!(refused, (StatusCode::FORBIDDEN, "sign_up_mode_restricted".to_owned()));
    let server = Server::start_with(seed()).await;
    let (browser, _) = Browser::signed_in(&server, "user_ada").await;
    let refused = failure(browser.post(SIGN_UPS, &[])).await;
    assert_eq!(refused, (StatusCode::BAD_REQUEST, "session_exists".to_owned()));
}

#[tokio::test]
async fn a_sign_up_belongs_to_its_browser() {
    let server = Server::start_with(seed()).await;
    let (one, other) = (Browser::new(&server).await, Browser::new(&server).await);
    let body: Value = success(one.post(SIGN_UPS, &[("username", "grace")])).await;
    let refused = failure(other.get(&path(&body["response"], ""))).await;
    assert_eq!(refused.0, StatusCode::NOT_FOUND);
}
