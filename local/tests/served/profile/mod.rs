//! `/v1/me`: what users do in their profile.

mod contacts;
mod image;
mod passwords;
mod reverification;
mod second_factors;
mod sessions;
mod unsupported;
mod user;

use clerk_local::state::State;
use reqwest::{RequestBuilder, StatusCode};
use serde_json::{Value, json};

use crate::frontend_api::Browser;
use crate::support::{Server, failure, success};

/// The user of these tests, who has a password.
const ADA: &str = "user_ada";

/// A stand-in with Ada, and with Grace, who has other identifiers.
async fn server() -> Server {
    server_with(json!({})).await
}

/// The same with other settings.
async fn server_with(instance: Value) -> Server {
    let seed = json!({
        "instance": instance,
        "users": [
            {
                "id": ADA,
                "first_name": "Ada",
                "username": "ada1",
                "email_addresses": ["ada@example.com"],
                "password": "correct horse",
                "unsafe_metadata": { "theme": "dark", "tour": { "seen": 1, "skipped": true } },
            },
            {
                "id": "user_grace",
                "username": "grace",
                "email_addresses": ["grace@example.com"],
                "phone_numbers": ["+12015550199"],
            },
        ],
    });
    Server::start_with(State::parse(&seed.to_string(), "the seed").expect("valid")).await
}

/// The user of the first session in the client of a response.
fn user(body: &Value) -> &Value {
    &body["client"]["sessions"][0]["user"]
}

/// Checks that a request is refused.
async fn refused(request: RequestBuilder, status: u16, code: &str) {
    assert_eq!(failure(request).await, (StatusCode::from_u16(status).expect("a status"), code.to_owned()));
}

/// Adds an email address or a phone number. Returns its path.
async fn add(browser: &Browser<'_>, kind: &str, address: &str) -> String {
    let root = format!("/v1/me/{kind}");
    let field = if kind == "phone_numbers" { "phone_number" } else { "email_address" };
    let body: Value = success(browser.post(&root, &[(field, address)])).await;
    assert_eq!(body["response"][field], address);
    format!("{root}/{}", body["response"]["id"].as_str().expect("an ID"))
}

/// Adds and verifies one with a test address. Returns its path.
async fn add_verified(browser: &Browser<'_>, kind: &str, address: &str) -> String {
    let path = add(browser, kind, address).await;
    let _: Value = success(browser.post(&format!("{path}/prepare_verification"), &[])).await;
    let code = [("code", "424242")];
    let body: Value = success(browser.post(&format!("{path}/attempt_verification"), &code)).await;
    assert_eq!(body["response"]["verification"]["status"], "verified");
    path
}

/// The kinds of the events, the newest first.
async fn events(server: &Server) -> Vec<String> {
    let body = server.get_json("/local/events").await;
    let events = body["data"].as_array().expect("an array").iter();
    let kinds = events.map(|one| one["kind"].as_str().expect("a kind").to_owned());
    kinds.filter(|kind| kind != "request").collect()
}
