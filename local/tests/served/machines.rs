//! Machines and their tokens, API keys, and OAuth applications.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::calls::{call, refused};
use crate::support::{AMARA, HARBOUR_BAKERY, Server, failure};

const UNPROCESSABLE: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

#[tokio::test]
async fn machines_authenticate_to_those_in_their_scope() {
    let server = Server::start().await;
    let till = machine(&server, "till", json!([])).await;
    let oven = machine(&server, "oven", json!([till.id])).await;
    let fridge = machine(&server, "fridge", json!([])).await;
    let made = as_machine(&server, &oven.key, "/m2m_tokens", &json!({ "claims": { "batch": 7 } })).await;
    assert_eq!((&made["subject"], &made["scopes"]), (&json!(oven.id), &json!([till.id])));
    assert_eq!(made["expiration"].as_i64(), made["created_at"].as_i64().map(|at| at + 3_600_000));
    let token = json!({ "token": made["token"] });
    for key in [&till.key, &oven.key] {
        let verified = as_machine(&server, key, "/m2m_tokens/verify", &token).await;
        assert_eq!((&verified["id"], &verified["claims"]), (&made["id"], &json!({ "batch": 7 })));
    }
    let request = server.post("/m2m_tokens/verify").bearer_auth(&fridge.key).json(&token);
    assert_eq!(failure(request).await.0, StatusCode::NOT_FOUND);
    // The key of a machine opens nothing else.
    let request = server.get("/v1/users").bearer_auth(&till.key);
    assert_eq!(failure(request).await, (StatusCode::UNAUTHORIZED, "clerk_key_invalid".to_owned()));
    assert_eq!(refused(&server, "m2m.createToken", &[], json!({})).await.0, StatusCode::FORBIDDEN);

    let again = json!({ "claims": { "batch": 7 }, "min_remaining_ttl_seconds": 60 });
    let reused = as_machine(&server, &oven.key, "/m2m_tokens", &again).await;
    assert_eq!(reused["id"], made["id"]);
    let list = call(&server, "m2m.list", &[], json!({ "subject": oven.id })).await;
    assert_eq!((&list["total_count"], &list["m2m_tokens"][0]["id"]), (&json!(1), &made["id"]));
    let id = made["id"].as_str().expect("an id");
    let revoked = call(&server, "m2m.revokeToken", &[id], json!({ "revocation_reason": "lost" })).await;
    assert_eq!((&revoked["revoked"], &revoked["revocation_reason"]), (&json!(true), &json!("lost")));
    assert_eq!(refused(&server, "m2m.verify", &[], token).await.0, StatusCode::NOT_FOUND);
    let revoked = call(&server, "m2m.list", &[], json!({ "subject": oven.id, "revoked": true })).await;
    assert_eq!(revoked["total_count"], 1);
}

#[tokio::test]
async fn a_token_of_a_machine_can_be_a_jwt() {
    let server = Server::start().await;
    let oven = machine(&server, "oven", json!([])).await;
    let wanted = json!({ "token_format": "jwt", "seconds_until_expiration": 30 });
    let made = as_machine(&server, &oven.key, "/m2m_tokens", &wanted).await;
    let (_, claims) = server.verified(made["token"].as_str().expect("a JWT")).await;
    assert_eq!((&claims["sub"], &claims["jti"]), (&json!(oven.id), &made["id"]));
    let lifetime = claims["exp"].as_i64().zip(claims["iat"].as_i64()).map(|(end, start)| end - start);
    assert_eq!(lifetime, Some(30));
    assert_eq!(call(&server, "m2m.list", &[], json!({ "subject": oven.id })).await["total_count"], 0);
}

#[tokio::test]
async fn machines_are_changed_and_deleted_with_what_belongs_to_them() {
    let server = Server::start().await;
    let till = machine(&server, "till", json!([])).await;
    let oven = machine(&server, "oven", json!([till.id])).await;
    let changes = json!({ "name": "big oven", "default_token_ttl": 60 });
    let updated = call(&server, "machines.update", &[&oven.id], changes).await;
    assert_eq!((&updated["name"], &updated["default_token_ttl"]), (&json!("big oven"), &json!(60)));
    assert_eq!(updated["scoped_machines"][0]["id"], till.id.as_str());
    let list = call(&server, "machines.list", &[], json!({ "query": "OVEN", "order_by": "name" })).await;
    assert_eq!((&list["total_count"], &list["data"][0]["id"]), (&json!(1), &json!(oven.id)));

    let scope = json!({ "to_machine_id": oven.id });
    call(&server, "machines.createScope", &[&till.id], scope.clone()).await;
    assert_eq!(refused(&server, "machines.createScope", &[&till.id], scope).await.0, StatusCode::CONFLICT);
    call(&server, "machines.deleteScope", &[&till.id, &oven.id], Value::Null).await;
    assert_eq!(
        refused(&server, "machines.deleteScope", &[&till.id, &oven.id], Value::Null).await.0,
        StatusCode::NOT_FOUND
    );

    let rotated =
        call(&server, "machines.rotateSecretKey", &[&oven.id], json!({ "previous_token_ttl": 60 })).await;
    assert_ne!(rotated["secret"], oven.key.as_str());
    assert_eq!(call(&server, "machines.getSecretKey", &[&oven.id], Value::Null).await, rotated);
    as_machine(&server, &oven.key, "/m2m_tokens", &json!({})).await;
    call(&server, "machines.rotateSecretKey", &[&oven.id], json!({ "previous_token_ttl": 0 })).await;
    let request = server.post("/m2m_tokens").bearer_auth(&oven.key).json(&json!({}));
    assert_eq!(failure(request).await.0, StatusCode::UNAUTHORIZED);

    call(&server, "machines.delete", &[&till.id], Value::Null).await;
    assert_eq!(call(&server, "machines.get", &[&oven.id], Value::Null).await["scoped_machines"], json!([]));
    for (name, ids, wrong, status) in [
        ("machines.get", vec![till.id.as_str()], Value::Null, StatusCode::NOT_FOUND),
        ("machines.create", vec![], json!({ "name": "" }), UNPROCESSABLE),
        ("machines.create", vec![], json!({ "name": "x", "default_token_ttl": 0 }), UNPROCESSABLE),
        (
            "machines.create",
            vec![],
            json!({ "name": "x", "scoped_machines": [till.id] }),
            StatusCode::NOT_FOUND,
        ),
        ("machines.rotateSecretKey", vec![&oven.id], json!({ "previous_token_ttl": 28_801 }), UNPROCESSABLE),
    ] {
        assert_eq!(refused(&server, name, &ids, wrong.clone()).await.0, status, "{name} {wrong}");
    }
}

#[tokio::test]
async fn api_keys_belong_to_users_and_organizations() {
    let server = Server::start().await;
    let new = json!({ "name": "Till", "subject": AMARA, "scopes": ["read"], "seconds_until_expiration": 60 });
    let made = call(&server, "apiKeys.create", &[], new).await;
    let id = made["id"].as_str().expect("an id");
    let secret = json!({ "secret": made["secret"] });
    assert_eq!(call(&server, "apiKeys.getSecret", &[id], Value::Null).await, secret);
    let verified = call(&server, "apiKeys.verify", &[], secret.clone()).await;
    assert_eq!((&verified["subject"], &verified["scopes"]), (&json!(AMARA), &json!(["read"])));
    assert!(verified["last_used_at"].is_i64() && verified.get("secret").is_none());
    let changes = json!({ "description": "in the shop", "claims": { "till": 3 } });
    let updated = call(&server, "apiKeys.update", &[id], changes).await;
    assert_eq!((&updated["description"], &updated["scopes"]), (&json!("in the shop"), &json!(["read"])));
    let other = json!({ "name": "Shop", "subject": HARBOUR_BAKERY });
    let other = call(&server, "apiKeys.create", &[], other).await;
    let list = call(&server, "apiKeys.list", &[], json!({ "subject": AMARA })).await;
    assert_eq!((&list["total_count"], &list["data"][0]["id"]), (&json!(1), &made["id"]));

    let revoked = call(&server, "apiKeys.revoke", &[id], json!({ "revocation_reason": "lost" })).await;
    assert_eq!((&revoked["revoked"], &revoked["revocation_reason"]), (&json!(true), &json!("lost")));
    assert_eq!(refused(&server, "apiKeys.verify", &[], secret).await.0, StatusCode::NOT_FOUND);
    assert_eq!(call(&server, "apiKeys.list", &[], json!({ "subject": AMARA })).await["total_count"], 0);
    let all = json!({ "subject": AMARA, "include_invalid": true });
    assert_eq!(call(&server, "apiKeys.list", &[], all).await["total_count"], 1);
    let other_id = other["id"].as_str().expect("an id");
    call(&server, "apiKeys.delete", &[other_id], Value::Null).await;
    assert_eq!(refused(&server, "apiKeys.get", &[other_id], Value::Null).await.0, StatusCode::NOT_FOUND);
    for (wrong, status) in [
        (json!({ "name": "ab", "subject": AMARA }), UNPROCESSABLE),
        (json!({ "name": "abc", "subject": "user_none" }), StatusCode::NOT_FOUND),
        (json!({ "name": "abc", "subject": "none" }), UNPROCESSABLE),
        (json!({ "name": "abc", "subject": AMARA, "seconds_until_expiration": 0 }), UNPROCESSABLE),
    ] {
        assert_eq!(refused(&server, "apiKeys.create", &[], wrong.clone()).await.0, status, "{wrong}");
    }
}

#[tokio::test]
async fn oauth_applications_have_a_secret_and_tokens() {
    let server = Server::start().await;
    let new = json!({ "name": "Recipes", "redirect_uris": ["https://recipes.example/back"] });
    let made = call(&server, "oauthApplications.create", &[], new).await;
    let id = made["id"].as_str().expect("an id");
    let rotated = call(&server, "oauthApplications.rotateSecret", &[id], Value::Null).await;
    assert!(made["client_secret"].is_string() && made["client_secret"] != rotated["client_secret"]);
    let changes = json!({ "name": "Cookbook", "public": true });
    let updated = call(&server, "oauthApplications.update", &[id], changes).await;
    assert_eq!((&updated["name"], &updated["pkce_required"]), (&json!("Cookbook"), &json!(true)));
    assert_eq!(updated["redirect_uris"], made["redirect_uris"]);
    assert_eq!(call(&server, "oauthApplications.get", &[id], Value::Null).await, updated);
    let list = call(&server, "oauthApplications.list", &[], json!({ "name_query": "book" })).await;
    assert_eq!(list["data"], json!([updated]));

    let token =
        server.post_json("/local/machine_tokens", &json!({ "type": "oauth_token" })).await["token"].clone();
    let foreign = refused(&server, "oauthApplications.revokeToken", &[id], json!({ "token": token })).await;
    assert_eq!(foreign.0, StatusCode::NOT_FOUND);
    let token = token.as_str().expect("a token").to_owned();
    server.local.change(|state| {
        let row = state.machine_tokens.get_mut(&token).expect("the token");
        row.client_id = made["client_id"].as_str().expect("an id").to_owned();
    });
    call(&server, "idPOAuthAccessToken.verify", &[], json!({ "access_token": token })).await;
    call(&server, "oauthApplications.revokeToken", &[id], json!({ "token": token })).await;
    let revoked = refused(&server, "idPOAuthAccessToken.verify", &[], json!({ "access_token": token })).await;
    assert_eq!(revoked.0, StatusCode::NOT_FOUND);
    let wrong = json!({ "name": "x", "redirect_uris": ["back"] });
    assert_eq!(refused(&server, "oauthApplications.create", &[], wrong).await.0, UNPROCESSABLE);
    call(&server, "oauthApplications.delete", &[id], Value::Null).await;
    assert_eq!(refused(&server, "oauthApplications.get", &[id], Value::Null).await.0, StatusCode::NOT_FOUND);
    assert!(server.local.state().machine_tokens.is_empty());
}

struct Machine {
    id: String,
    key: String,
}

async fn machine(server: &Server, name: &str, scopes: Value) -> Machine {
    let made = call(server, "machines.create", &[], json!({ "name": name, "scoped_machines": scopes })).await;
    let text = |field: &str| made[field].as_str().expect(field).to_owned();
    Machine { id: text("id"), key: text("secret_key") }
}

/// The response to a machine with this key.
async fn as_machine(server: &Server, key: &str, path: &str, body: &Value) -> Value {
    let response = server.post(path).bearer_auth(key).json(body).send().await.expect("a response");
    assert!(response.status().is_success(), "{path} {body}: {}", response.status());
    response.json().await.expect("JSON")
}
