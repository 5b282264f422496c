//! Emails of the app go into the inbox.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::calls::{call, refused};
use crate::support::{AMARA, Server, success};

#[tokio::test]
async fn an_email_is_in_the_inbox() {
    let server = Server::start().await;
    let new = json!({
        "to": { "user_id": AMARA }, "from": { "address": "till@bakery.example", "name": "The till" },
        "subject": "Your bread", "html": "<b>Ready</b>", "text": "Ready",
    });
    let made = call(&server, "emails.create", &[], new).await;
    assert_eq!((&made["from_email_name"], &made["user_id"]), (&json!("till"), &json!(AMARA)));
    assert_eq!((&made["body"], &made["body_plain"]), (&json!("<b>Ready</b>"), &json!("Ready")));
    let id = made["id"].as_str().expect("an id");
    assert_eq!(call(&server, "emails.get", &[id], Value::Null).await, made);
    let inbox = server.get_json("/local/messages?to=amara.okafor@example.com").await;
    assert_eq!((&inbox["data"][0]["id"], &inbox["data"][0]["subject"]), (&made["id"], &json!("Your bread")));
    assert_eq!(refused(&server, "emails.get", &["ema_none"], Value::Null).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_email_with_an_idempotency_key_is_sent_once() {
    let server = Server::start().await;
    let new = json!({
        "to": { "address": "ada@example.com" }, "from": { "address": "till@bakery.example" },
        "subject": "Your bread", "text": "Ready",
    });
    let sent = async || {
        let request =
            server.with_key(server.post("/v1/email")).header("idempotency-key", "bread-1").json(&new);
        success::<Value>(request).await
    };
    assert_eq!(sent().await, sent().await);
    assert_eq!(server.get_json("/local/messages").await["total_count"], 1);
}

#[tokio::test]
async fn each_email_of_a_batch_succeeds_or_fails_by_itself() {
    let server = Server::start().await;
    let from = json!({ "address": "till@bakery.example" });
    let messages = json!({ "messages": [
        { "to": { "address": "ada@example.com" }, "from": from, "subject": "Bread", "text": "Ready" },
        { "to": { "address": "ada" }, "from": from, "subject": "Bread", "text": "Ready" },
        { "to": { "address": "ada@example.com" }, "from": from, "subject": "Bread" },
        { "to": {}, "from": from, "subject": "Bread", "text": "Ready" },
    ] });
    let results = server.post_json("/v1/email/batch", &messages).await;
    let codes: Vec<_> = results.as_array().expect("an array").iter().map(|one| &one["status_code"]).collect();
    assert_eq!(codes, [200, 422, 422, 422]);
    assert_eq!(results[0]["email"]["to_email_address"], "ada@example.com");
    assert_eq!(results[1]["errors"][0]["code"], "form_param_format_invalid");
    let none = refused(&server, "emails.createBatch", &[], json!({ "messages": [] })).await;
    assert_eq!(none.0, StatusCode::UNPROCESSABLE_ENTITY);
}
