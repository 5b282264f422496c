//! Clerk's Frontend API as far as a session check sends browsers to it.

mod handshake;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::state::LocalClerk;

/// The paths of the Frontend API. Browsers ask, so no secret key is needed.
pub fn router() -> Router<Arc<LocalClerk>> {
    Router::new().route("/v1/client/handshake", get(handshake::send_back))
}
