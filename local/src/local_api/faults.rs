//! `/local/faults` and `/local/rate_limit`: what goes wrong from now on.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::backend_api::RequestBody;
use crate::errors::ApiError;
use crate::faults::{Fault, RateLimit, WantedFault};
use crate::local_clerk::LocalClerk;

/// How many faults can be waiting.
const CAPACITY: usize = 1_000;

/// `POST /local/faults`: responds with the fault.
pub(super) async fn add(
    State(local): State<Arc<LocalClerk>>,
    RequestBody(wanted): RequestBody<WantedFault>,
) -> Result<Json<Value>, ApiError> {
    let fault = Fault::try_from(wanted)?;
    let mut faults = local.faults().all();
    if faults.len() >= CAPACITY {
        let fault =
            format!("is one too many: {CAPACITY} faults are waiting. Remove them with DELETE /local/faults");
        return Err(ApiError::parameter_invalid("times", fault));
    }
    faults.push(fault.clone());
    Ok(Json(json!(fault)))
}

/// `GET /local/faults`: those that are still to come.
pub(super) async fn list(State(local): State<Arc<LocalClerk>>) -> Json<Value> {
    let faults = local.faults().all();
    Json(json!({ "data": *faults, "total_count": faults.len() }))
}

/// `DELETE /local/faults`: removes them and the rate limit.
pub(super) async fn clear(State(local): State<Arc<LocalClerk>>) -> Json<Value> {
    local.faults().clear();
    Json(json!({}))
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WantedLimit {
    /// How many requests are answered in a window; without it, there is no limit.
    limit: Option<u32>,
    /// The length of a window; 10 by default, as with Clerk.
    window_seconds: Option<u32>,
}

/// `POST /local/rate_limit`
pub(super) async fn limit(
    State(local): State<Arc<LocalClerk>>,
    RequestBody(wanted): RequestBody<WantedLimit>,
) -> Result<Json<Value>, ApiError> {
    let window_seconds = wanted.window_seconds.unwrap_or(10);
    if window_seconds == 0 {
        return Err(ApiError::parameter_invalid("window_seconds", "must be at least 1".to_owned()));
    }
    let limit = wanted.limit.map(|limit| RateLimit::new(limit, window_seconds));
    let answer = json!(limit);
    *local.faults().rate_limit() = limit;
    Ok(Json(answer))
}
