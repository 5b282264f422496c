//! `POST /local/tokens`.

use crate::support::{AMARA, JONAS, Stand, failure};
use reqwest::StatusCode;
use serde_json::{Map, Value, json};

#[tokio::test]
async fn an_ordinary_token_for_the_first_person_comes_without_wishes() {
    let stand = Stand::start().await;
    let (header, claims) = made(&stand, json!({})).await;
    assert_eq!((&header["alg"], &header["cat"]), (&json!("RS256"), &json!("cl_B7d4PD111AAA")));
    assert_eq!(claims["sub"], AMARA);
    let session = claims["sid"].as_str().expect("a session");
    assert_eq!(stand.ask(&format!("/v1/sessions/{session}")).await["user_id"], AMARA);
}

#[tokio::test]
async fn claims_and_header_fields_are_changed_added_and_taken_away() {
    let stand = Stand::start().await;
    let wishes = json!({
        "user_id": JONAS,
        "header": { "typ": null, "cat": "cl_other", "x": [1] },
        "claims": { "exp": 1, "azp": "https://another-app.example.com", "sts": null, "org": { "a": null } },
    });
    let (header, claims) = made(&stand, wishes).await;
    assert!(!header.contains_key("typ"));
    assert_eq!((&header["cat"], &header["x"]), (&json!("cl_other"), &json!([1])));
    assert!(!claims.contains_key("sts"));
    assert_eq!((&claims["exp"], &claims["sub"]), (&json!(1), &json!(JONAS)));
    assert_eq!(claims["azp"], "https://another-app.example.com");
    assert_eq!(claims["org"], json!({ "a": null }));
}

#[tokio::test]
async fn a_token_can_be_of_a_session_that_is_there() {
    let stand = Stand::start().await;
    let session = stand.tell("/v1/sessions", &json!({ "user_id": JONAS })).await;
    let (_, claims) = made(&stand, json!({ "session_id": session["id"] })).await;
    assert_eq!((&claims["sid"], &claims["sub"]), (&session["id"], &json!(JONAS)));
    for (wishes, status) in [
        (json!({ "session_id": session["id"], "user_id": AMARA }), StatusCode::UNPROCESSABLE_ENTITY),
        (json!({ "session_id": "sess_none" }), StatusCode::NOT_FOUND),
        (json!({ "user_id": "user_none" }), StatusCode::NOT_FOUND),
        (json!({ "claim": {} }), StatusCode::BAD_REQUEST),
    ] {
        let request = stand.with_key(stand.post("/local/tokens")).json(&wishes);
        assert_eq!(failure(request).await.0, status, "{wishes}");
    }
}

async fn made(stand: &Stand, wishes: Value) -> (Map<String, Value>, Map<String, Value>) {
    let answer = stand.tell("/local/tokens", &wishes).await;
    stand.verified(answer["jwt"].as_str().expect("a JWT")).await
}
