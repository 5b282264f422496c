//! Passwords of which another system has made the hashes.

use clerk_local::state::State;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::calls::{call, refused};
use crate::frontend_api::Browser;
use crate::support::Server;

const UNPROCESSABLE: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

/// Hashes of "correct horse".
const BCRYPT: &str = "$2b$04$M7oO1vKdJA5yFaPjyT4QkOXWYkZnboo5C8HCE7Dkqypt7qzv8jR2y";
const ARGON2ID: &str =
    "$argon2id$v=19$m=64,t=1,p=1$NjCHfsh0ez7c854YqzWnNw$dAIUvnq9irJpkXhzq9DQCYtAvTGzor6lPs3o+1RAdTk";

/// The status of a sign-in, or the code of its error.
async fn outcome(server: &Server, identifier: &str, password: &str) -> String {
    let browser = Browser::new(server).await;
    let form = [("identifier", identifier), ("password", password)];
    let response = browser.post("/v1/client/sign_ins", &form).send().await.expect("a response");
    let body: Value = response.json().await.expect("JSON");
    let text = body["response"]["status"].as_str().or_else(|| body["errors"][0]["code"].as_str());
    text.expect("a status or a code").to_owned()
}

#[tokio::test]
async fn a_user_signs_in_with_a_password_that_was_hashed_elsewhere() {
    let server = Server::start().await;
    let wanted = json!({
        "email_address": ["grace@example.com"], "password_digest": BCRYPT, "password_hasher": "bcrypt"
    });
    let user = call(&server, "users.createUser", &[], wanted).await;
    assert_eq!(user["password_enabled"], true);
    assert_eq!(outcome(&server, "grace@example.com", "correct horse").await, "complete");
    assert_eq!(outcome(&server, "grace@example.com", "Correct horse").await, "form_password_incorrect");

    let id = user["id"].as_str().expect("an ID");
    let changed = json!({ "password_digest": ARGON2ID, "password_hasher": "argon2id" });
    call(&server, "users.updateUser", &[id], changed).await;
    call(&server, "users.verifyPassword", &[id], json!({ "password": "correct horse" })).await;

    let snapshot = server.get_json("/local/snapshot").await;
    let restored = State::parse(&snapshot.to_string(), "the snapshot").expect("a valid snapshot");
    let server = Server::start_with(restored).await;
    assert_eq!(outcome(&server, "grace@example.com", "correct horse").await, "complete");
}

#[tokio::test]
async fn a_hash_needs_its_hasher_and_the_hasher_has_to_be_emulated() {
    let server = Server::start().await;
    for (body, code) in [
        (json!({ "password_digest": BCRYPT }), "form_param_missing"),
        (json!({ "password_hasher": "bcrypt" }), "form_param_missing"),
        (json!({ "password_digest": "x", "password_hasher": "bcrypt" }), "form_param_value_invalid"),
        (json!({ "password_digest": "x", "password_hasher": "scrypt_firebase" }), "form_param_value_invalid"),
        (
            json!({ "password_digest": BCRYPT, "password_hasher": "bcrypt", "password": "fresh-bread" }),
            "form_param_value_invalid",
        ),
    ] {
        let mut wanted = body.clone();
        wanted["email_address"] = json!(["grace@example.com"]);
        let error = refused(&server, "users.createUser", &[], wanted).await;
        assert_eq!(error, (UNPROCESSABLE, code.to_owned()), "{body}");
    }
    let wanted =
        json!({ "password_digest": "x", "password_hasher": "md5", "email_address": ["a@example.com"] });
    let request = server.with_key(server.post("/v1/users")).json(&wanted);
    let body: Value = request.send().await.expect("a response").json().await.expect("JSON");
    let message = body["errors"][0]["long_message"].as_str().expect("a text");
    assert!(message.contains("md5") && message.contains("argon2id"), "{message}");
}

#[tokio::test]
async fn a_seed_can_have_a_hash_of_another_system() {
    let seed = |hasher: &str| {
        let password = json!({ "digest": BCRYPT, "hasher": hasher });
        let user = json!({ "id": "user_1", "username": "grace", "password": password });
        State::parse(&json!({ "users": [user] }).to_string(), "the test's seed")
    };
    let server = Server::start_with(seed("bcrypt").expect("a valid seed")).await;
    assert_eq!(outcome(&server, "grace", "correct horse").await, "complete");
    let error = seed("argon2i").expect_err("another format").to_string();
    assert!(error.contains("argon2i") && !error.contains(BCRYPT), "{error}");
}
