//! Calls of the Backend API by the names of their methods. Each response is compared with the definition.

use clerk_backend_api::{Answer, Operation, Root, Verb, find};
use reqwest::{RequestBuilder, StatusCode};
use serde_json::Value;

use crate::definition::faults;
use crate::openapi;
use crate::support::{Server, failure};

/// The response to a call that succeeds. `ids` are those in the path, `input` is the query of a GET or DELETE request
/// and the body of others. The response is compared with Clerk's OpenAPI document, too.
pub(crate) async fn call(server: &Server, name: &str, ids: &[&str], input: Value) -> Value {
    let operation = find(name).expect(name);
    let response = request(server, operation, ids, &input).send().await.expect("a response");
    let answer = answer(response).await;
    assert!(answer.status.is_success(), "{name} {input}: {} {}", answer.status, answer.body);
    assert_eq!(differences(operation.answer, &answer.body), Vec::<String>::new(), "{name}");
    let differences = openapi::differences(operation, ids, &answer);
    assert_eq!(
        differences.into_iter().filter(openapi::is_unexpected).collect::<Vec<_>>(),
        Vec::<String>::new()
    );
    answer.body
}

/// A response.
pub(crate) struct Response {
    pub(crate) status: StatusCode,
    /// Its JSON, `null` without a body.
    pub(crate) body: Value,
}

/// Reads a response.
pub(crate) async fn answer(response: reqwest::Response) -> Response {
    let status = response.status();
    let text = response.text().await.expect("UTF-8");
    let body = if text.is_empty() { Value::Null } else { serde_json::from_str(&text).expect("JSON") };
    Response { status, body }
}

/// The status and the code of a call that fails.
pub(crate) async fn refused(server: &Server, name: &str, ids: &[&str], input: Value) -> (StatusCode, String) {
    failure(request(server, find(name).expect(name), ids, &input)).await
}

/// A request for an operation, with the secret key.
pub(crate) fn request(server: &Server, operation: &Operation, ids: &[&str], input: &Value) -> RequestBuilder {
    let request = server.with_key(server.send(operation.verb.as_str(), &path(operation, ids)));
    match operation.verb {
        Verb::Get | Verb::Delete => {
            let fixed =
                operation.fixed_query.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
            request.query(&fixed.chain(pairs(input)).collect::<Vec<_>>())
        }
        _ if input.is_null() => request,
        _ => request.json(input),
    }
}

fn path(operation: &Operation, ids: &[&str]) -> String {
    let root = if operation.root == Root::Versioned { "/v1" } else { "" };
    format!("{root}{}", path_with(operation, ids))
}

/// The path of an operation without its root. An optional ID may be left out.
pub(crate) fn path_with(operation: &Operation, ids: &[&str]) -> String {
    let mut ids = ids.iter();
    let segments = operation.path.split('/').filter_map(|part| match part.starts_with('{') {
        true => ids.next().copied(),
        false => Some(part),
    });
    segments.collect::<Vec<_>>().join("/")
}

fn pairs(input: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let fields = input.as_object().into_iter().flatten();
    let pairs = fields.flat_map(|(name, value)| match value {
        Value::Array(values) => values.iter().map(|one| (name.clone(), text(one))).collect(),
        one => vec![(name.clone(), text(one))],
    });
    pairs.collect()
}

/// What differs from the definition.
fn differences(answer: Answer, payload: &Value) -> Vec<String> {
    let all = |list: &Value, name| match list.as_array() {
        Some(items) => items.iter().flat_map(|item| faults(name, item)).collect(),
        None => vec![format!("not an array: {list}")],
    };
    match answer {
        Answer::One(name) => faults(name, payload),
        Answer::Array(name) => all(payload, name),
        Answer::Page(_) if !payload["total_count"].is_number() => vec![format!("no total count: {payload}")],
        Answer::Page(name) => all(payload.get("data").unwrap_or(&payload["m2m_tokens"]), name),
        Answer::Deleted => (payload["deleted"] != true).then(|| payload.to_string()).into_iter().collect(),
        Answer::Count => {
            (!payload["total_count"].is_number()).then(|| payload.to_string()).into_iter().collect()
        }
        Answer::Nothing => (!payload.is_null()).then(|| payload.to_string()).into_iter().collect(),
        Answer::PassesThrough => Vec::new(),
    }
}
