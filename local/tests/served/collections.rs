//! Collections without rules of their own: they are made, listed, changed and deleted.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::calls::{call, refused};
use crate::support::{AMARA, Server};

const UNPROCESSABLE: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

#[tokio::test]
async fn redirect_urls_are_urls_and_unique() {
    let server = Server::start().await;
    let url = json!({ "url": "my-app://back" });
    let made = call(&server, "redirectUrls.createRedirectUrl", &[], url.clone()).await;
    for wrong in [url, json!({ "url": "back" })] {
        assert_eq!(refused(&server, "redirectUrls.createRedirectUrl", &[], wrong).await.0, UNPROCESSABLE);
    }
    let id = made["id"].as_str().expect("an id");
    assert_eq!(call(&server, "redirectUrls.getRedirectUrl", &[id], Value::Null).await, made);
    assert_eq!(call(&server, "redirectUrls.getRedirectUrlList", &[], json!({})).await["data"], json!([made]));
    let deleted = call(&server, "redirectUrls.deleteRedirectUrl", &[id], Value::Null).await;
    assert_eq!(deleted, json!({ "object": "redirect_url", "id": id, "deleted": true }));
    assert_eq!(
        refused(&server, "redirectUrls.getRedirectUrl", &[id], Value::Null).await.0,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        refused(&server, "redirectUrls.deleteRedirectUrl", &[id], Value::Null).await.0,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_jwt_template_is_used_as_soon_as_it_is_made() {
    let server = Server::start().await;
    let wanted = json!({ "name": "till", "claims": { "who": "{{user.id}}" }, "lifetime": 90 });
    let made = call(&server, "jwtTemplates.create", &[], wanted.clone()).await;
    let session = call(&server, "sessions.createSession", &[], json!({ "user_id": AMARA })).await;
    let session_id = session["id"].as_str().expect("an id");
    let token = call(&server, "sessions.getToken", &[session_id, "till"], json!({})).await;
    let (_, claims) = server.verified(token["jwt"].as_str().expect("a JWT")).await;
    assert_eq!(claims["who"], AMARA);
    let lifetime = claims["exp"].as_i64().zip(claims["iat"].as_i64()).map(|(end, start)| end - start);
    assert_eq!(lifetime, Some(90));

    let id = made["id"].as_str().expect("an id");
    let changed = json!({ "name": "counter", "claims": {}, "allowed_clock_skew": 9 });
    let updated = call(&server, "jwtTemplates.update", &[id], changed).await;
    assert_eq!(
        (&updated["id"], &updated["name"], &updated["lifetime"]),
        (&made["id"], &json!("counter"), &json!(90))
    );
    assert_eq!(
        refused(&server, "sessions.getToken", &[session_id, "till"], json!({})).await.0,
        StatusCode::NOT_FOUND
    );
    let other = call(&server, "jwtTemplates.create", &[], wanted.clone()).await;
    for (name, ids, wrong) in [
        ("jwtTemplates.create", vec![], wanted),
        ("jwtTemplates.create", vec![], json!({ "name": "short", "claims": {}, "lifetime": 29 })),
        ("jwtTemplates.create", vec![], json!({ "name": "own", "claims": {}, "custom_signing_key": true })),
        ("jwtTemplates.update", vec![id], json!({ "name": other["name"], "claims": {} })),
    ] {
        assert_eq!(refused(&server, name, &ids, wrong.clone()).await.0, UNPROCESSABLE, "{wrong}");
    }
    assert_eq!(call(&server, "jwtTemplates.get", &[id], Value::Null).await, updated);
    call(&server, "jwtTemplates.delete", &[id], Value::Null).await;
    let names = call(&server, "jwtTemplates.list", &[], json!({ "limit": 500 })).await;
    let names: Vec<_> = names["data"].as_array().expect("an array").iter().map(|one| &one["name"]).collect();
    assert!(names.contains(&&json!("till")) && !names.contains(&&json!("counter")), "{names:?}");
}
