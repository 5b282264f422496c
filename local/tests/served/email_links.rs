//! Links in emails.

use std::collections::HashMap;

use clerk_local::state::State;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::frontend_api::Browser;
use crate::sign_in_flows::step;
use crate::support::{Server, failure, header_of, success};

const PAGE: &str = "http://localhost:5000/verify?tab=1";

fn seed() -> State {
    let seed = json!({
        "instance": { "attributes": { "email_address": { "first_factors": ["email_code", "email_link"] } } },
        "users": [{ "id": "user_ada", "email_addresses": ["ada@example.com"] }],
    });
    State::parse(&seed.to_string(), "the test's seed").expect("a valid seed")
}

/// The path and query of the link in the last message.
async fn link(server: &Server) -> String {
    let messages = server.get_json("/local/messages").await;
    let link = messages["data"][0]["link"].as_str().expect("a link").to_owned();
    link.strip_prefix(server.local.origin()).expect("a link to the stand-in").to_owned()
}

/// The query of the page to which a link leads.
async fn followed(server: &Server, link: &str, cookie: &str) -> HashMap<String, String> {
    let response = server.get(link).header("cookie", cookie).send().await.expect("a response");
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    let location = header_of(&response, "location");
    assert!(location.starts_with(PAGE), "{location}");
    let query = location.split_once('?').expect("a query").1;
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

async fn sign_in_by_link(browser: &Browser<'_>) -> Value {
    let form = [("identifier", "ada@example.com"), ("strategy", "email_link"), ("redirect_url", PAGE)];
    let body: Value = success(browser.post("/v1/client/sign_ins", &form)).await;
    assert_eq!(body["response"]["first_factor_verification"]["strategy"], "email_link");
    body["response"].clone()
}

#[tokio::test]
async fn a_link_completes_the_sign_in_of_the_browser_that_asked_for_it() {
    let server = Server::start_with(seed()).await;
    let client_id = |body: &Value| body["response"]["id"].clone();
    for opens_in_the_same in [true, false] {
        let browser = Browser::new(&server).await;
        let sign_in = sign_in_by_link(&browser).await;
        let path = format!("/v1/client/sign_ins/{}", sign_in["id"].as_str().expect("an ID"));
        let waiting: Value = success(browser.get(&path)).await;
        assert_eq!(waiting["response"]["first_factor_verification"]["status"], "unverified");
        let cookie = format!("__clerk_db_jwt={}", browser.token);
        let query =
            followed(&server, &link(&server).await, if opens_in_the_same { &cookie } else { "" }).await;
        assert_eq!(query["__clerk_status"], "verified");
        let body: Value = success(browser.get(&path)).await;
        assert_eq!(body["response"]["status"], "complete");
        assert_eq!(body["response"]["created_session_id"], query["__clerk_created_session"].as_str());
        assert_eq!(body["client"]["sessions"][0]["id"], query["__clerk_created_session"].as_str());
        let verified_at = &body["response"]["first_factor_verification"]["verified_at_client"];
        let client: Value = success(browser.get("/v1/client")).await;
        assert_eq!(*verified_at, if opens_in_the_same { client_id(&client) } else { Value::Null });
    }
}

#[tokio::test]
async fn a_link_completes_a_sign_up() {
    let server = Server::start_with(seed()).await;
    let browser = Browser::new(&server).await;
    let form = [("email_address", "grace@example.com"), ("password", "correct horse")];
    let body: Value = success(browser.post("/v1/client/sign_ups", &form)).await;
    let path = format!("/v1/client/sign_ups/{}", body["response"]["id"].as_str().expect("an ID"));
    let prepare = format!("{path}/prepare_verification");
    let missing = failure(browser.post(&prepare, &[("strategy", "email_link")])).await;
    assert_eq!(missing.1, "form_param_missing");
    let form = [("strategy", "email_link"), ("redirect_url", PAGE)];
    let _: Value = success(browser.post(&prepare, &form)).await;
    let query = followed(&server, &link(&server).await, "").await;
    assert_eq!(query["__clerk_status"], "verified");
    let body: Value = success(browser.get(&path)).await;
    assert_eq!(body["response"]["status"], "complete");
    assert_eq!(body["response"]["verifications"]["email_address"]["status"], "verified");
}

#[tokio::test]
async fn a_used_a_wrong_and_an_expired_link_do_nothing() {
    let server = Server::start_with(seed()).await;
    let browser = Browser::new(&server).await;
    let sign_in = sign_in_by_link(&browser).await;
    let used = link(&server).await;
    let form = [("strategy", "email_link"), ("code", "x")];
    let typed = failure(browser.post(&step(&sign_in, "attempt_first_factor"), &form)).await;
    assert_eq!(typed.1, "verification_missing");
    assert_eq!(followed(&server, &used, "").await["__clerk_status"], "verified");
    assert_eq!(followed(&server, &used, "").await["__clerk_status"], "failed");
    let other = Browser::new(&server).await;
    sign_in_by_link(&other).await;
    let wrong = format!("{}x", link(&server).await);
    assert_eq!(followed(&server, &wrong, "").await["__clerk_status"], "failed");
    let mut snapshot = server.get_json("/local/snapshot").await;
    for sign_in in snapshot["sign_ins"].as_array_mut().expect("sign-ins") {
        sign_in["first_factor"]["expire_at"] = json!(1);
    }
    server.post_json("/local/snapshot", &snapshot).await;
    let query = followed(&server, &link(&server).await, "").await;
    assert_eq!(
        (query["__clerk_status"].as_str(), query["__clerk_created_session"].as_str()),
        ("expired", "")
    );
}

#[tokio::test]
async fn a_link_leads_only_to_pages_that_are_trusted() {
    let server = Server::start_with(seed()).await;
    let browser = Browser::new(&server).await;
    let form = [
        ("identifier", "ada@example.com"),
        ("strategy", "email_link"),
        ("redirect_url", "https://elsewhere.example.com/"),
    ];
    assert_eq!(failure(browser.post("/v1/client/sign_ins", &form)).await.1, "form_param_value_invalid");
    let path = "/v1/verify?token=x&sign_in_id=y&redirect_url=https://elsewhere.example.com/";
    assert_eq!(failure(server.get(path)).await.1, "form_param_value_invalid");
    assert_eq!(failure(server.get("/v1/verify?token=x")).await.1, "form_param_missing");
}
