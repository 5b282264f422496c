//! The check of the secret key.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::AUTHORIZATION;
use axum::middleware::Next;
use axum::response::Response;

use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;

/// The ID of the machine whose secret key a request has.
#[derive(Clone, Debug)]
pub(crate) struct CallingMachine(pub(crate) String);

/// Where requests need no key: apps that have none get one there.
const PATH_WITHOUT_KEY: &str = "/v1/accountless_applications";

/// Where requests may have the secret key of a machine instead.
const PATH_OF_MACHINES: &str = "/m2m_tokens";

/// Passes requests with `Authorization: Bearer <secret key>`. Machines use keys of their own for their tokens, and are
/// then a [`CallingMachine`].
///
/// # Errors
/// `authorization_header_format_invalid` without such a header, `clerk_key_invalid` with another key; both 401.
pub async fn require_secret_key(
    State(local): State<Arc<LocalClerk>>,
    mut request: Request,
    next: Next,
) -> Result<Response, ApiError> {
    if request.uri().path().starts_with(PATH_WITHOUT_KEY) {
        return Ok(next.run(request).await);
    }
    let authorization = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let secret_key = authorization
        .and_then(|text| text.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, secret_key)| secret_key.trim())
        .ok_or_else(ApiError::authorization_missing)?;
    if secret_key != local.secret_key() {
        let machine = local.state().machine_with_key(secret_key, local.now_ms()).map(|one| one.id.clone());
        let machine = machine.filter(|_| request.uri().path().starts_with(PATH_OF_MACHINES));
        let caller = CallingMachine(machine.ok_or_else(ApiError::secret_key_wrong)?);
        request.extensions_mut().insert(caller);
    }
    Ok(next.run(request).await)
}
