//! CORS: which pages may call from another origin.

use std::sync::Arc;

use axum::http::{HeaderName, header};
use tower_http::cors::{AllowHeaders, AllowMethods, AllowOrigin, CorsLayer, ExposeHeaders};

use crate::local_clerk::LocalClerk;
use crate::trusted_url::trusted_url;

/// Allows the pages on this machine and those of the app, with cookies. Any page could be open in the browser.
pub(crate) fn cors(local: &Arc<LocalClerk>) -> CorsLayer {
    let local = Arc::clone(local);
    CorsLayer::new()
        .allow_origin(AllowOrigin::predicate(move |origin, _| {
            origin.to_str().is_ok_and(|origin| trusted_url(&local, origin).is_some())
        }))
        .allow_credentials(true)
        .allow_headers(AllowHeaders::mirror_request())
        .allow_methods(AllowMethods::mirror_request())
        .expose_headers(ExposeHeaders::list([
            HeaderName::from_static("clerk-db-jwt"),
            HeaderName::from_static("x-country"),
            header::RETRY_AFTER,
        ]))
}
