//! Sign-ups, as backends see and change them.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::calls::{call, refused};
use crate::frontend_api::Browser;
use crate::sign_in_flows::seed;
use crate::support::{Server, success};

const SIGN_UPS: &str = "/v1/client/sign_ups";
const FORM: [(&str, &str); 2] =
    [("email_address", "grace+clerk_test@example.com"), ("strategy", "email_code")];

/// A sign-up that waits for a code and a password.
async fn begun(browser: &Browser<'_>) -> String {
    let body: Value = success(browser.post(SIGN_UPS, &FORM)).await;
    body["response"]["id"].as_str().expect("an ID").to_owned()
}

#[tokio::test]
async fn a_backend_sees_a_sign_up_and_names_the_user_to_be() {
    let server = Server::start_with(seed()).await;
    let browser = Browser::new(&server).await;
    let id = begun(&browser).await;
    let seen = call(&server, "signUps.get", &[&id], Value::Null).await;
    assert_eq!(
        (&seen["status"], &seen["object"]),
        (&json!("missing_requirements"), &json!("sign_up_attempt"))
    );
    assert_eq!(seen["missing_fields"], json!(["password"]));
    assert_eq!((&seen["password_enabled"], &seen["external_id"]), (&json!(false), &Value::Null));
    let changed =
        call(&server, "signUps.update", &[&id], json!({ "external_id": "crm-7", "custom_action": true }))
            .await;
    assert_eq!((&changed["external_id"], &changed["custom_action"]), (&json!("crm-7"), &json!(true)));
    let kept = call(&server, "signUps.update", &[&id], json!({ "external_id": null })).await;
    assert_eq!((&kept["external_id"], &kept["custom_action"]), (&json!("crm-7"), &json!(true)));

    let path = format!("{SIGN_UPS}/{id}/attempt_verification");
    success::<Value>(browser.post(&path, &[("strategy", "email_code"), ("code", "424242")])).await;
    let form = [("password", "correct horse")];
    let body: Value = success(browser.send("PATCH", &format!("{SIGN_UPS}/{id}"), &form)).await;
    assert_eq!(
        (&body["response"]["status"], &body["response"]["external_id"]),
        (&json!("complete"), &json!("crm-7"))
    );
    let seen = call(&server, "signUps.get", &[&id], Value::Null).await;
    assert_eq!((&seen["status"], &seen["password_enabled"]), (&json!("complete"), &json!(true)));
    let user_id = seen["created_user_id"].as_str().expect("an ID");
    assert_eq!(call(&server, "users.getUser", &[user_id], Value::Null).await["external_id"], "crm-7");
    let late = refused(&server, "signUps.update", &[&id], json!({ "external_id": "crm-8" })).await;
    assert_eq!(late, (StatusCode::BAD_REQUEST, "client_state_invalid".to_owned()));
}

#[tokio::test]
async fn an_external_id_is_that_of_one_user() {
    let server = Server::start_with(seed()).await;
    let browser = Browser::new(&server).await;
    let id = begun(&browser).await;
    let taken = (StatusCode::UNPROCESSABLE_ENTITY, "form_identifier_exists".to_owned());
    call(&server, "users.updateUser", &["user_ada"], json!({ "external_id": "crm-1" })).await;
    assert_eq!(refused(&server, "signUps.update", &[&id], json!({ "external_id": "crm-1" })).await, taken);
    call(&server, "signUps.update", &[&id], json!({ "external_id": "crm-2" })).await;
    let removed = call(&server, "signUps.update", &[&id], json!({ "external_id": "" })).await;
    assert_eq!(removed["external_id"], Value::Null);
}

#[tokio::test]
async fn a_sign_up_that_takes_more_than_a_day_is_abandoned() {
    let server = Server::start_with(seed()).await;
    let browser = Browser::new(&server).await;
    let id = begun(&browser).await;
    let clock = json!({ "age_seconds": 24 * 60 * 60 });
    success::<Value>(server.with_key(server.post("/local/clock")).json(&clock)).await;
    assert_eq!(call(&server, "signUps.get", &[&id], Value::Null).await["status"], "abandoned");
}

#[tokio::test]
async fn an_unknown_sign_up_is_not_found() {
    let server = Server::start_with(seed()).await;
    for (method, input) in
        [("signUps.get", Value::Null), ("signUps.update", json!({ "custom_action": true }))]
    {
        assert_eq!(refused(&server, method, &["sua_none"], input).await.0, StatusCode::NOT_FOUND, "{method}");
    }
}
