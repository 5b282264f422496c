//! An organization as a response.

use axum::Json;
use serde_json::Value;

use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::views::View;

/// The organization as it is now.
pub(super) fn answer(local: &LocalClerk, id: &str) -> Result<Json<Value>, ApiError> {
    Ok(Json(View::backend(local, &local.state()).organization_with_id(id)?))
}
