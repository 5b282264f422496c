//! The check of the secret key.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::AUTHORIZATION;
use axum::middleware::Next;
use axum::response::Response;

use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;

/// Passes requests with `Authorization: Bearer <secret key>`.
///
/// # Errors
/// `authorization_header_format_invalid` without such a header, `clerk_key_invalid` with another key; both 401.
pub async fn require_secret_key(
    State(local): State<Arc<LocalClerk>>,
    request: Request,
    next: Next,
) -> Result<Response, ApiError> {
    let authorization = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let secret_key = authorization
        .and_then(|text| text.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, secret_key)| secret_key.trim())
        .ok_or_else(ApiError::authorization_missing)?;
    if secret_key != local.secret_key() {
        return Err(ApiError::secret_key_wrong());
    }
    Ok(next.run(request).await)
}
