//! Where faults happen: before a request is handled.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::time::sleep;

use super::fault::Fault;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;

/// Lets the fault happen that was asked for, or handles the request. `/local` and `/health` are without faults, so that
/// they can be removed.
pub(crate) async fn inject(State(local): State<Arc<LocalClerk>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path.starts_with("/local/") || path == "/health" {
        return next.run(request).await;
    }
    if let Some(seconds) = beyond_limit(&local) {
        return refusal(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", Some(seconds));
    }
    let Some(fault) = local.faults().take(request.method().as_str(), path) else {
        return next.run(request).await;
    };
    sleep(Duration::from_millis(fault.delay_ms)).await;
    match outcome(&fault) {
        Some(response) => response,
        None => next.run(request).await,
    }
}

fn beyond_limit(local: &LocalClerk) -> Option<u32> {
    local.faults().rate_limit().as_mut()?.count(local.now_ms()).err()
}

fn outcome(fault: &Fault) -> Option<Response> {
    if fault.reset {
        // The server closes the connection before it has sent anything.
        let broken = futures_util::stream::once(async {
            Err::<Vec<u8>, _>(io::Error::from(io::ErrorKind::ConnectionReset))
        });
        return Some(Body::from_stream(broken).into_response());
    }
    let status = StatusCode::from_u16(fault.status?).ok()?;
    Some(refusal(status, &fault.code, fault.retry_after))
}

fn refusal(status: StatusCode, code: &str, retry_after: Option<u32>) -> Response {
    let mut response = ApiError::on_demand(status, code.to_owned()).into_response();
    if let Some(seconds) = retry_after {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}
