//! The parts of Clerk's Frontend API that session checks redirect browsers to.

mod handshake;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::local_clerk::LocalClerk;

/// The paths of the Frontend API. Browsers call them, so no secret key is needed.
pub fn router() -> Router<Arc<LocalClerk>> {
    Router::new().route("/v1/client/handshake", get(handshake::send_back))
}
