//! Clerk's Backend API, <https://clerk.com/docs/reference/backend-api>, as far as the stand-in has it. One file a
//! resource.

mod clients;
mod extract;
pub mod jwks;
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
