//! The check of the `Host` header, against DNS rebinding: a page of another site whose name suddenly resolves to this
//! machine could otherwise call the stand-in as if it were its own server.

use axum::extract::Request;
use axum::http::header::HOST;
use axum::middleware::Next;
use axum::response::Response;
use url::Url;

use crate::errors::ApiError;
use crate::loopback::is_loopback;

/// Passes requests to a host of this machine.
///
/// # Errors
/// 421 `host_invalid` for any other host.
pub(crate) async fn require_own_host(request: Request, next: Next) -> Result<Response, ApiError> {
    // Browsers always send it.
    if let Some(host) = request.headers().get(HOST) {
        let host = host.to_str().unwrap_or_default();
        let is_own = Url::parse(&format!("http://{host}/")).is_ok_and(|url| is_loopback(&url));
        if !is_own {
            return Err(ApiError::host_unknown(host));
        }
    }
    Ok(next.run(request).await)
}
