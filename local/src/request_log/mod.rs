//! The log of requests: each becomes an event with its response and the reasons for it.

mod sender;
mod shown_uri;

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{Request, State};
use axum::http::{Method, Uri};
use axum::middleware::Next;
use axum::response::Response;
use serde_json::{Value, json};

use self::sender::Sender;
use self::shown_uri::shown;
use crate::cause::Cause;
use crate::errors::ErrorNote;
use crate::local_clerk::LocalClerk;
use crate::state::event::Event;
use crate::state::redacted;

/// The kind of these events.
pub(crate) const KIND: &str = "request";

/// Adds an event for each request, after its response is known.
pub(crate) async fn record(State(local): State<Arc<LocalClerk>>, request: Request, next: Next) -> Response {
    if !is_logged(request.method(), request.uri()) {
        return next.run(request).await;
    }
    let cause = Cause::new(local.store().events().begin_request());
    let (method, uri) = (request.method().clone(), request.uri().clone());
    let before = Sender::of(&local, &request);
    let start = Instant::now();
    let response = cause.during(next.run(request)).await;
    let took = start.elapsed();
    let sender = before.after(&local, cause.browser());
    let path = shown(&uri);
    let summary = format!("{method} {path} → {}", response.status().as_u16());
    let mut event = Event::new(KIND, summary, sender.id(), local.now_ms());
    event.request = Some(cause.request());
    event.data = data(&method, path, &sender, cause.reasons(), took, &response);
    local.store().add_request(event);
    response
}

fn data(
    method: &Method,
    path: String,
    sender: &Sender,
    mut because: Vec<String>,
    took: Duration,
    response: &Response,
) -> Value {
    let error = response.extensions().get::<ErrorNote>();
    because.extend(error.map(|error| error.long_message.clone()));
    let because: Vec<String> = because.iter().map(|reason| redacted(reason)).collect();
    let mut data = json!({
        "method": method.as_str(),
        "path": path,
        "status": response.status().as_u16(),
        "error_code": error.map(|error| &error.code),
        "because": because,
        "duration_ms": took.as_micros() as f64 / 1000.0,
        "from": sender.kind(),
        "client_id": sender.client_id,
        "user_id": sender.user_id(),
        "user_name": sender.user_name(),
    });
    if let Value::Object(fields) = &mut data {
        fields.retain(|_, value| !value.is_null() && *value != json!([]));
    }
    data
}

/// Preflight requests of browsers, files, and questions about the log itself are left out.
fn is_logged(method: &Method, uri: &Uri) -> bool {
    let path = uri.path();
    let only_looks = [Method::GET, Method::HEAD].contains(method);
    let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| path.starts_with(prefix));
    let is_file = starts(&["/assets/", "/avatars/", "/favicon.ico", "/health"]) || is_chunk(path);
    let is_question = ["/", "/inbox"].contains(&path) || starts(&["/inspector", "/local/"]);
    let is_left_out = only_looks && (is_file || is_question) || path == "/inspector/environment";
    *method != Method::OPTIONS && !is_left_out
}

/// Whether one of Clerk's scripts loads this file by itself.
fn is_chunk(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    path.starts_with("/npm/") && !name.starts_with("clerk.") && !name.starts_with("ui.")
}
