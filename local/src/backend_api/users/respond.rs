//! A user as a response.

use axum::Json;
use serde_json::Value;

use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::views::View;

/// Responds with a user as it is now.
pub(super) fn respond(local: &LocalClerk, user_id: &str) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    Ok(Json(View::backend(local, &state).user(state.user(user_id)?)))
}
