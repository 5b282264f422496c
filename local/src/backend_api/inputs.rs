//! The check of parameters: every operation refuses what Clerk does not know or cannot read, before it starts.

use axum::body::{Body, to_bytes};
use axum::extract::{MatchedPath, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;
use clerk_backend_api::{Body as BodyInputs, Input, InputKind};
use serde_json::Value;
use url::form_urlencoded;

use super::operations::{inputs_of, operation_of_route};
use crate::errors::ApiError;

/// More than any body of JSON needs.
const MAX_BODY: usize = 8 << 20;

/// Passes requests whose parameters are those of the operation.
///
/// # Errors
/// 422 `form_param_unknown`, `form_param_missing`, `form_param_format_invalid` or `form_param_value_invalid`; 400 if the
/// body is not JSON.
pub(super) async fn check_inputs(request: Request, next: Next) -> Result<Response, ApiError> {
    let route = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let operation = route.and_then(|route| operation_of_route(request.method(), route));
    let Some(inputs) = operation.and_then(inputs_of) else { return Ok(next.run(request).await) };
    check_query(inputs.query, request.uri().query().unwrap_or_default())?;
    let (parts, body) = request.into_parts();
    let body = match inputs.body {
        BodyInputs::Object(_) | BodyInputs::List(_) if !is_multipart(&parts) => {
            let bytes = to_bytes(body, MAX_BODY)
                .await
                .map_err(|error| ApiError::body_invalid(format!("The body cannot be read: {error}.")))?;
            check_body(&inputs.body, &bytes)?;
            Body::from(bytes)
        }
        _ => body,
    };
    Ok(next.run(Request::from_parts(parts, body)).await)
}

fn is_multipart(parts: &Parts) -> bool {
    let kind = parts.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("multipart/"))
}

fn check_query(inputs: &'static [Input], query: &str) -> Result<(), ApiError> {
    let mut given = Vec::new();
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        let name = name.trim_end_matches("[]");
        // Clerk ignores parameters of a query that it does not know.
        if let Some(input) = inputs.iter().find(|input| input.name == name) {
            given.push(input.name);
            check_text(input, &value)?;
        }
    }
    match inputs.iter().find(|input| !input.is_optional && !given.contains(&input.name)) {
        Some(missing) => Err(ApiError::parameter_missing(missing.name)),
        None => Ok(()),
    }
}

fn check_body(body: &BodyInputs, json: &[u8]) -> Result<(), ApiError> {
    let value: Value = match (json.is_empty(), body) {
        (true, BodyInputs::List(_)) => Value::Array(Vec::new()),
        (true, _) => Value::Object(serde_json::Map::new()),
        (false, _) => serde_json::from_slice(json)
            .map_err(|error| ApiError::body_invalid(format!("The body is not valid: {error}.")))?,
    };
    match (body, &value) {
        (BodyInputs::List(inputs), Value::Array(objects)) => {
            objects.iter().try_for_each(|object| check_object(inputs, object))
        }
        (BodyInputs::List(_), _) => {
            Err(ApiError::body_invalid("The body is not valid: expected an array of objects.".to_owned()))
        }
        _ => check_object(body.inputs(), &value),
    }
}

fn check_object(inputs: &'static [Input], object: &Value) -> Result<(), ApiError> {
    let Value::Object(fields) = object else {
        return Err(ApiError::body_invalid("The body is not valid: expected an object.".to_owned()));
    };
    for (name, value) in fields {
        let input = inputs.iter().find(|input| input.name == name);
        check_value(input.ok_or_else(|| ApiError::parameter_unknown(name))?, value)?;
    }
    let is_missing = |input: &&Input| {
        !input.is_optional && fields.get(input.name).is_none_or(|value| value.is_null() && !input.is_nullable)
    };
    match inputs.iter().find(is_missing) {
        Some(missing) => Err(ApiError::parameter_missing(missing.name)),
        None => Ok(()),
    }
}

/// A value in a query, where everything is text.
fn check_text(input: &'static Input, text: &str) -> Result<(), ApiError> {
    match input.kind {
        InputKind::Number if text.parse::<f64>().is_err() => Err(malformed(input, "a number", text)),
        InputKind::Boolean if !matches!(text, "true" | "false") => {
            Err(malformed(input, "\"true\" or \"false\"", text))
        }
        InputKind::OneOf(texts) => check_choice(input, texts, text),
        _ => Ok(()),
    }
}

fn check_value(input: &'static Input, value: &Value) -> Result<(), ApiError> {
    let is_right = match input.kind {
        // Clerk takes a parameter that is `null` for a missing one.
        _ if value.is_null() => true,
        InputKind::Text | InputKind::OneOf(_) => value.is_string(),
        InputKind::Texts => value.as_array().is_some_and(|values| values.iter().all(Value::is_string)),
        InputKind::Number => value.is_number(),
        InputKind::Boolean => value.is_boolean(),
        InputKind::Time => value.is_string() || value.is_number(),
        InputKind::Json => value.is_object() || value.is_array(),
        InputKind::Any => true,
    };
    match (input.kind, value.as_str()) {
        _ if !is_right => Err(malformed(input, expected(input.kind), &value.to_string())),
        (InputKind::OneOf(texts), Some(text)) => check_choice(input, texts, text),
        _ => Ok(()),
    }
}

fn check_choice(input: &'static Input, texts: &[&str], text: &str) -> Result<(), ApiError> {
    if texts.contains(&text) {
        return Ok(());
    }
    Err(ApiError::parameter_invalid(input.name, format!("must be one of {texts:?}, not {text:?}")))
}

fn expected(kind: InputKind) -> &'static str {
    match kind {
        InputKind::Text | InputKind::OneOf(_) => "a string",
        InputKind::Texts => "an array of strings",
        InputKind::Number => "a number",
        InputKind::Boolean => "true or false",
        InputKind::Time => "a time",
        InputKind::Json | InputKind::Any => "an object or an array",
    }
}

fn malformed(input: &'static Input, expected: &str, given: &str) -> ApiError {
    ApiError::format_invalid(input.name, &format!("must be {expected}, not {given}"))
}
