//! Clerk's Backend API, <https://clerk.com/docs/reference/backend-api>, as far as the stand-in has it. One file a
//! resource.

mod clients;
mod extract;
pub mod jwks;
mod machine_tokens;
mod refresh;
mod sessions;
mod users;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

pub(crate) use extract::{Parameters, RequestBody};

use crate::state::LocalClerk;

/// The paths below `/v1`.
pub fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/jwks", get(jwks::show))
        .merge(users::router())
        .merge(sessions::router())
        .merge(refresh::router())
        .merge(clients::router())
}

/// The paths that have no `/v1` in front (`authentication.md` §5.10).
pub fn router_without_version() -> Router<Arc<LocalClerk>> {
    machine_tokens::router()
}
