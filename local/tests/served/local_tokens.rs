//! `POST /local/tokens`.

use crate::support::{AMARA, JONAS, Server, failure};
use reqwest::StatusCode;
use serde_json::{Map, Value, json};

#[tokio::test]
async fn the_default_is_an_ordinary_token_of_the_first_user() {
    let server = Server::start().await;
    let (header, claims) = made(&server, json!({})).await;
    assert_eq!((&header["alg"], &header["cat"]), (&json!("RS256"), &json!("cl_B7d4PD111AAA")));
    assert_eq!(claims["sub"], AMARA);
    let session = claims["sid"].as_str().expect("a session");
    assert_eq!(server.get_json(&format!("/v1/sessions/{session}")).await["user_id"], AMARA);
}

#[tokio::test]
async fn claims_and_header_parameters_can_be_changed_added_and_removed() {
    let server = Server::start().await;
    let wishes = json!({
        "user_id": JONAS,
        "header": { "typ": null, "cat": "cl_other", "x": [1] },
        "claims": { "exp": 1, "azp": "https://another-app.example.com", "sts": null, "org": { "a": null } },
    });
    let (header, claims) = made(&server, wishes).await;
    assert!(!header.contains_key("typ"));
    assert_eq!((&header["cat"], &header["x"]), (&json!("cl_other"), &json!([1])));
    assert!(!claims.contains_key("sts"));
    assert_eq!((&claims["exp"], &claims["sub"]), (&json!(1), &json!(JONAS)));
    assert_eq!(claims["azp"], "https://another-app.example.com");
    assert_eq!(claims["org"], json!({ "a": null }));
}

#[tokio::test]
async fn a_token_can_belong_to_an_existing_session() {
    let server = Server::start().await;
    let session = server.post_json("/v1/sessions", &json!({ "user_id": JONAS })).await;
    let (_, claims) = made(&server, json!({ "session_id": session["id"] })).await;
    assert_eq!((&claims["sid"], &claims["sub"]), (&session["id"], &json!(JONAS)));
    for (wishes, status) in [
        (json!({ "session_id": session["id"], "user_id": AMARA }), StatusCode::UNPROCESSABLE_ENTITY),
        (json!({ "session_id": "sess_none" }), StatusCode::NOT_FOUND),
        (json!({ "user_id": "user_none" }), StatusCode::NOT_FOUND),
        (json!({ "claim": {} }), StatusCode::BAD_REQUEST),
    ] {
        let request = server.with_key(server.post("/local/tokens")).json(&wishes);
        assert_eq!(failure(request).await.0, status, "{wishes}");
    }
}

async fn made(server: &Server, wishes: Value) -> (Map<String, Value>, Map<String, Value>) {
    let answer = server.post_json("/local/tokens", &wishes).await;
    server.verified(answer["jwt"].as_str().expect("a JWT")).await
}
