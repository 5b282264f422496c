//! Sessions and clients as backends see them, and tickets for actors and agents.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::calls::{call, refused};
use crate::support::{AMARA, APP_URL, JONAS, Server, failure};

const UNPROCESSABLE: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

#[tokio::test]
async fn sessions_are_listed_verified_and_revoked() {
    let server = Server::start().await;
    let amara = call(&server, "sessions.createSession", &[], json!({ "user_id": AMARA })).await;
    let jonas = call(&server, "sessions.createSession", &[], json!({ "user_id": JONAS })).await;
    let id = amara["id"].as_str().expect("an id");
    let list = async |filter: Value| {
        let list = call(&server, "sessions.getSessionList", &[], filter).await;
        list["data"].as_array().expect("an array").iter().map(|one| one["id"].clone()).collect::<Vec<Value>>()
    };
    assert_eq!(list(json!({})).await, [jonas["id"].clone(), amara["id"].clone()]);
    assert_eq!(list(json!({ "user_id": AMARA })).await, [amara["id"].clone()]);
    assert_eq!(list(json!({ "client_id": jonas["client_id"] })).await, [jonas["id"].clone()]);
    let token = call(&server, "sessions.getToken", &[id], json!({})).await["jwt"].clone();
    let verified = call(&server, "sessions.verifySession", &[id], json!({ "token": token })).await;
    assert_eq!(verified["id"], amara["id"]);
    let other = jonas["id"].as_str().expect("an id");
    assert_eq!(
        refused(&server, "sessions.verifySession", &[other], json!({ "token": token })).await.0,
        UNPROCESSABLE
    );

    let client_id = amara["client_id"].as_str().expect("an id");
    let client = call(&server, "clients.getClient", &[client_id], Value::Null).await;
    assert_eq!((&client["session_ids"], &client["sessions"][0]["id"]), (&json!([id]), &amara["id"]));
    assert_eq!(call(&server, "clients.verifyClient", &[], json!({ "token": token })).await, client);
    assert_eq!(call(&server, "clients.getClientList", &[], json!({})).await["total_count"], 2);
    assert_eq!(
        refused(&server, "clients.getClient", &["client_none"], Value::Null).await.0,
        StatusCode::NOT_FOUND
    );

    assert_eq!(call(&server, "sessions.revokeSession", &[id], Value::Null).await["status"], "revoked");
    assert_eq!(refused(&server, "sessions.revokeSession", &[id], Value::Null).await.0, StatusCode::NOT_FOUND);
    assert_eq!(list(json!({ "status": "active" })).await, [jonas["id"].clone()]);
    assert_eq!(
        refused(&server, "clients.verifyClient", &[], json!({ "token": token })).await.0,
        UNPROCESSABLE
    );
}

#[tokio::test]
async fn an_actor_signs_in_as_a_user_for_half_an_hour() {
    let server = Server::start().await;
    let new = json!({ "user_id": AMARA, "actor": { "sub": JONAS } });
    let made = call(&server, "actorTokens.create", &[], new.clone()).await;
    assert_eq!((&made["status"], &made["user_id"]), (&json!("pending"), &json!(AMARA)));
    let response = server.get(path(&server, &made["url"])).send().await.expect("a response");
    assert!(response.status().is_redirection(), "{}", response.status());
    let session =
        call(&server, "sessions.getSessionList", &[], json!({ "user_id": AMARA })).await["data"][0].clone();
    assert_eq!(session["actor"], json!({ "sub": JONAS }));
    let lifetime =
        session["expire_at"].as_i64().zip(session["created_at"].as_i64()).map(|(end, start)| end - start);
    assert_eq!(lifetime, Some(1_800_000));
    let id = made["id"].as_str().expect("an id");
    let used = refused(&server, "actorTokens.revoke", &[id], Value::Null).await;
    assert_eq!(used, (StatusCode::BAD_REQUEST, "token_not_pending".to_owned()));

    let made = call(&server, "actorTokens.create", &[], new).await;
    let id = made["id"].as_str().expect("an id");
    assert_eq!(call(&server, "actorTokens.revoke", &[id], Value::Null).await["status"], "revoked");
    assert!(failure(server.get(path(&server, &made["url"]))).await.0.is_client_error());
    for (wrong, status) in [
        (json!({ "user_id": "user_none", "actor": { "sub": JONAS } }), StatusCode::NOT_FOUND),
        (json!({ "user_id": AMARA, "actor": {} }), UNPROCESSABLE),
        (json!({ "user_id": AMARA, "actor": { "sub": JONAS }, "expires_in_seconds": 0 }), UNPROCESSABLE),
    ] {
        assert_eq!(refused(&server, "actorTokens.create", &[], wrong.clone()).await.0, status, "{wrong}");
    }
}

#[tokio::test]
async fn an_agent_signs_in_once_for_each_task() {
    let server = Server::start().await;
    let new = |who: Value| {
        json!({
            "on_behalf_of": who, "permissions": "*", "agent_name": "Baker", "task_description": "Bake",
            "redirect_url": format!("{APP_URL}/oven"),
        })
    };
    let made = call(&server, "agentTasks.create", &[], new(json!({ "user_id": AMARA }))).await;
    let identifier = json!({ "identifier": "amara.okafor@example.com" });
    let other = call(&server, "agentTasks.create", &[], new(identifier)).await;
    assert_eq!(made["agent_id"], other["agent_id"]);
    assert_ne!(made["agent_task_id"], other["agent_task_id"]);
    let response = server.get(path(&server, &made["url"])).send().await.expect("a response");
    let location = response.headers()["location"].to_str().expect("ASCII");
    assert!(location.starts_with(&format!("{APP_URL}/oven")), "{location}");
    let id = other["agent_task_id"].as_str().expect("an id");
    call(&server, "agentTasks.revoke", &[id], Value::Null).await;
    assert!(failure(server.get(path(&server, &other["url"]))).await.0.is_client_error());
    let mut limited = new(json!({ "user_id": AMARA }));
    limited["permissions"] = json!("read");
    for wrong in [limited, new(json!({})), new(json!({ "identifier": "none@example.com" }))] {
        assert_eq!(
            refused(&server, "agentTasks.create", &[], wrong.clone()).await.0,
            UNPROCESSABLE,
            "{wrong}"
        );
    }
}

fn path<'u>(server: &Server, url: &'u Value) -> &'u str {
    url.as_str().and_then(|url| url.strip_prefix(server.local.origin())).expect("a URL of the stand-in")
}
