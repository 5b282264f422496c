//! Every operation of the Backend API has a route, or is known not to have one.

use clerk_backend_api::{NAMESPACES, Operation, Root};
use clerk_local::backend_api::unsupported::UNSUPPORTED;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::support::{AMARA, Server, failure};

#[tokio::test]
async fn every_operation_has_a_route_or_a_reason() {
    let server = Server::start().await;
    let mut without = Vec::new();
    for operation in operations() {
        let (status, error) = asked(&server, operation).await;
        if error["code"] == "not_emulated" {
            assert_eq!(status, StatusCode::NOT_IMPLEMENTED);
            let message = error["long_message"].as_str().expect("a text");
            assert!(message.contains(operation.name), "{message}");
            without.push(operation.name);
        }
        assert_ne!(status, StatusCode::METHOD_NOT_ALLOWED, "{}", operation.name);
        assert!(!status.is_server_error() || status == StatusCode::NOT_IMPLEMENTED, "{}", operation.name);
    }
    let known: Vec<&str> = UNSUPPORTED.iter().map(|(name, _)| *name).collect();
    assert_eq!(without, known);
}

#[tokio::test]
async fn unknown_paths_are_not_found() {
    let server = Server::start().await;
    for path in ["/v1/nothing", "/v1/users/user_1/nothing", "/nothing"] {
        let request = server.with_key(server.get(path));
        assert_eq!(
            failure(request).await,
            (StatusCode::NOT_FOUND, "resource_not_found".to_owned()),
            "{path}"
        );
    }
}

#[tokio::test]
async fn parameters_are_checked_before_anything_happens() {
    let server = Server::start().await;
    let code = async |path: &str, body: &Value| failure(server.with_key(server.post(path)).json(body)).await;
    let unprocessable = |code: &str| (StatusCode::UNPROCESSABLE_ENTITY, code.to_owned());
    for (body, expected) in [
        (json!({ "user_id": AMARA, "user": AMARA }), "form_param_unknown"),
        (json!({}), "form_param_missing"),
        (json!({ "user_id": null }), "form_param_missing"),
        (json!({ "user_id": 3 }), "form_param_format_invalid"),
    ] {
        assert_eq!(code("/v1/sessions", &body).await, unprocessable(expected), "{body}");
    }
    for (query, expected) in
        [("limit=ten", "form_param_format_invalid"), ("banned=perhaps", "form_param_format_invalid")]
    {
        let request = server.with_key(server.get(&format!("/v1/users?{query}")));
        assert_eq!(failure(request).await, unprocessable(expected), "{query}");
    }
    let not_json = server.with_key(server.post("/v1/sessions")).body("user_id=1");
    assert_eq!(failure(not_json).await, (StatusCode::BAD_REQUEST, "request_body_invalid".to_owned()));
    assert!(server.local.state().sessions.is_empty());
}

/// All operations.
fn operations() -> impl Iterator<Item = &'static Operation> {
    NAMESPACES.iter().flat_map(|namespace| namespace.operations)
}

/// The response to a request with IDs that do not exist and without parameters.
async fn asked(server: &Server, operation: &Operation) -> (StatusCode, Value) {
    let root = if operation.root == Root::Versioned { "/v1" } else { "" };
    let segments = operation.path.split('/').map(|part| if part.starts_with('{') { "unknown" } else { part });
    let path = format!("{root}{}", segments.collect::<Vec<_>>().join("/"));
    let response =
        server.with_key(server.send(operation.verb.as_str(), &path)).send().await.expect("a response");
    let status = response.status();
    let body: Value = response.json().await.unwrap_or_default();
    (status, body["errors"][0].clone())
}
