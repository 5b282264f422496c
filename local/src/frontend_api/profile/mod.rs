//! `/v1/me`: what signed-in users see and change of themselves.

mod image;
mod sessions;

use std::sync::Arc;

use axum::Router;

use crate::local_clerk::LocalClerk;

/// The paths of `/v1/me`.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new().merge(image::router()).merge(sessions::router())
}
