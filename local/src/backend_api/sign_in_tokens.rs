//! Sign-in tokens, <https://clerk.com/docs/reference/backend-api/tag/sign-in-tokens>.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::post;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::Value;

use super::RequestBody;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::views::View;

/// How long a token is valid by default, as with Clerk: thirty days.
const DEFAULT_LIFETIME_SECONDS: i64 = 30 * 24 * 60 * 60;

/// The greatest lifetime: ten years.
const MAX_LIFETIME_SECONDS: i64 = 315_360_000;

/// The paths of this resource.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/sign_in_tokens", post(create))
        .route("/sign_in_tokens/{sign_in_token_id}/revoke", post(revoke))
}

#[derive(Deserialize)]
struct CreateSignInToken {
    user_id: Option<String>,
    org_id: Option<String>,
    expires_in_seconds: Option<i64>,
}

/// `POST /v1/sign_in_tokens`
async fn create(
    State(local): State<Arc<LocalClerk>>,
    RequestBody(wanted): RequestBody<CreateSignInToken>,
) -> Result<Json<Value>, ApiError> {
    let user_id = wanted.user_id.ok_or_else(|| ApiError::parameter_missing("user_id"))?;
    let seconds = wanted.expires_in_seconds.unwrap_or(DEFAULT_LIFETIME_SECONDS);
    if !(1..=MAX_LIFETIME_SECONDS).contains(&seconds) {
        let fault = format!("must be between 1 and {MAX_LIFETIME_SECONDS}");
        return Err(ApiError::parameter_invalid("expires_in_seconds", fault));
    }
    let token = local.change(|state| state.create_sign_in_token(&user_id, wanted.org_id, seconds))?;
    Ok(Json(View::backend(&local, &local.state()).sign_in_token(&token)))
}

/// `POST /v1/sign_in_tokens/{sign_in_token_id}/revoke`
async fn revoke(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    let token = local.change(|state| state.revoke_sign_in_token(&id))?;
    Ok(Json(View::backend(&local, &local.state()).sign_in_token(&token)))
}
