//! `/v1/sessions` and their tokens.

use crate::support::{AMARA, APP_URL, HARBOUR_BAKERY, MEI, Server, failure};
use reqwest::StatusCode;
use serde_json::{Value, json};

#[tokio::test]
async fn a_session_can_be_created_and_read() {
    let server = Server::start().await;
    let session = server.post_json("/v1/sessions", &json!({ "user_id": AMARA })).await;
    let id = session["id"].as_str().expect("an id");
    assert!(id.starts_with("sess_"));
    assert_eq!(server.get_json(&format!("/v1/sessions/{id}")).await, session);
    let fields: Vec<&String> = session.as_object().expect("an object").keys().collect();
    assert_eq!(
        fields,
        [
            "object",
            "id",
            "user_id",
            "client_id",
            "actor",
            "status",
            "last_active_organization_id",
            "last_active_at",
            "latest_activity",
            "expire_at",
            "abandon_at",
            "updated_at",
            "created_at",
            "tasks"
        ]
    );
    assert_eq!(session["status"], "active");
    assert_eq!(session["last_active_organization_id"], HARBOUR_BAKERY);
}

#[tokio::test]
async fn a_session_requires_a_user_and_an_organization_of_that_user() {
    let server = Server::start().await;
    for (body, status, code) in [
        ("{}", StatusCode::UNPROCESSABLE_ENTITY, "form_param_missing"),
        (r#"{"user_id":"user_none"}"#, StatusCode::NOT_FOUND, "resource_not_found"),
        (r#"{"user_id":1}"#, StatusCode::UNPROCESSABLE_ENTITY, "form_param_format_invalid"),
        ("{", StatusCode::BAD_REQUEST, "request_body_invalid"),
        (
            r#"{"user_id":"user_2xMeiTanaka00000000000003","active_organization_id":"org_2xHarbourBakery000000000001"}"#,
            StatusCode::UNPROCESSABLE_ENTITY,
            "form_param_value_invalid",
        ),
    ] {
        let answer = failure(server.with_key(server.post("/v1/sessions")).body(body)).await;
        assert_eq!(answer, (status, code.to_owned()), "{body}");
    }
    assert_eq!(failure(server.with_key(server.get("/v1/sessions/sess_none"))).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_session_token_has_version_2_claims_and_verifies_with_the_served_keys() {
    let server = Server::start().await;
    let (session, token) = token(&server, AMARA, "", json!({})).await;
    assert_eq!(token["object"], "token");
    let (header, claims) = server.verified(token["jwt"].as_str().expect("a JWT")).await;
    let kid = server.local.signing_key().kid();
    let expected = json!({ "alg": "RS256", "cat": "cl_B7d4PD111AAA", "kid": kid, "typ": "JWT" });
    assert_eq!(Value::Object(header), expected);
    let names: Vec<&String> = claims.keys().collect();
    assert_eq!(names, ["azp", "exp", "fea", "fva", "iat", "iss", "nbf", "o", "sid", "sts", "sub", "v"]);
    let iat = claims["iat"].as_i64().expect("a number");
    assert!((iat - server.local.now_ms() / 1000).abs() < 30);
    assert_eq!((claims["exp"].as_i64(), claims["nbf"].as_i64()), (Some(iat + 60), Some(iat - 10)));
    assert_eq!((&claims["azp"], &claims["iss"]), (&json!(APP_URL), &json!(server.local.origin())));
    assert_eq!((&claims["sid"], &claims["sub"]), (&session["id"], &json!(AMARA)));
    assert_eq!(
        (&claims["sts"], &claims["v"], &claims["fva"]),
        (&json!("active"), &json!(2), &json!([0, -1]))
    );
    assert_eq!(claims["fea"], "o:orders,o:invoices");
    assert_eq!(
        claims["o"],
        json!({ "id": HARBOUR_BAKERY, "rol": "admin", "slg": "harbour-bakery", "per": "read,manage,approve", "fpm": "3,5" })
    );
}

#[tokio::test]
async fn without_an_organization_the_token_has_no_organization_claims() {
    let server = Server::start().await;
    let (_, token) = token(&server, MEI, "", json!({})).await;
    let (_, claims) = server.verified(token["jwt"].as_str().expect("a JWT")).await;
    assert!(!claims.contains_key("o") && !claims.contains_key("fea"));
}

#[tokio::test]
async fn the_lifetime_of_a_token_can_be_requested() {
    let server = Server::start().await;
    for (template, wanted, seconds) in [
        ("", json!(3600), 3600),
        ("", json!(null), 60),
        ("/hasura", json!(90), 90),
        ("/reports", json!(null), 600),
    ] {
        let (_, token) = token(&server, AMARA, template, json!({ "expires_in_seconds": wanted })).await;
        let (_, claims) = server.verified(token["jwt"].as_str().expect("a JWT")).await;
        assert_eq!(
            claims["exp"].as_i64(),
            claims["iat"].as_i64().map(|iat| iat + seconds),
            "{template} {wanted}"
        );
    }
    let session = server.post_json("/v1/sessions", &json!({ "user_id": AMARA })).await;
    let path = format!("/v1/sessions/{}/tokens", session["id"].as_str().expect("an id"));
    for wanted in [json!(29), json!(-1), json!(315_360_001_i64)] {
        let request = server.with_key(server.post(&path)).json(&json!({ "expires_in_seconds": wanted }));
        assert_eq!(failure(request).await.0, StatusCode::UNPROCESSABLE_ENTITY, "{wanted}");
    }
}

#[tokio::test]
async fn a_token_request_needs_no_body() {
    let server = Server::start().await;
    let session = server.post_json("/v1/sessions", &json!({ "user_id": AMARA })).await;
    let path = format!("/v1/sessions/{}/tokens", session["id"].as_str().expect("an id"));
    let response = server.with_key(server.post(&path)).send().await.expect("a response");
    assert_eq!(response.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_template_token_has_the_claims_of_its_template() {
    let server = Server::start().await;
    let (_, token) = token(&server, AMARA, "/reports", json!({})).await;
    let (header, claims) = server.verified(token["jwt"].as_str().expect("a JWT")).await;
    assert_eq!(header["cat"], "cl_B7d4PD222AAA");
    let names: Vec<&String> = claims.keys().collect();
    let expected =
        ["aud", "azp", "email", "exp", "iat", "iss", "jti", "metadata", "name", "nbf", "organization", "sub"];
    assert_eq!(names, expected);
    assert_eq!(claims["email"], "amara.okafor@example.com");
    assert_eq!(claims["metadata"], json!({ "theme": "dark" }));
    assert_eq!(claims["organization"], "harbour-bakery");
    let session = server.post_json("/v1/sessions", &json!({ "user_id": AMARA })).await;
    let path = format!("/v1/sessions/{}/tokens/none", session["id"].as_str().expect("an id"));
    assert_eq!(failure(server.with_key(server.post(&path))).await.0, StatusCode::NOT_FOUND);
}

async fn token(server: &Server, user_id: &str, template: &str, body: Value) -> (Value, Value) {
    let session = server.post_json("/v1/sessions", &json!({ "user_id": user_id })).await;
    let id = session["id"].as_str().expect("an id");
    let token = server.post_json(&format!("/v1/sessions/{id}/tokens{template}"), &body).await;
    (session, token)
}
