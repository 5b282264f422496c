//! The style sheet, the script and the icon of the pages.

use std::sync::Arc;

use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;
use axum::routing::get;

use crate::local_clerk::LocalClerk;

const STYLE: &str = concat!(
    include_str!("../../templates/style/tokens.css"),
    include_str!("../../templates/style/elements.css"),
    include_str!("../../templates/style/portal.css"),
    include_str!("../../templates/style/inspector.css"),
    include_str!("../../templates/style/activity.css"),
);

const SCRIPT: &str = include_str!("../../templates/pages.js");

const MARK: &str = include_str!("../../templates/mark.svg");

/// The paths below `/assets`.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/assets/style.css", get(async || asset("text/css; charset=utf-8", STYLE)))
        .route("/assets/pages.js", get(async || asset("text/javascript; charset=utf-8", SCRIPT)))
        .route("/assets/mark.svg", get(async || asset("image/svg+xml", MARK)))
        // Browsers ask for it with every page of another program, and log an error if it is missing.
        .route("/favicon.ico", get(async || asset("image/svg+xml", MARK)))
}

/// Not cached: the next version of the program is at the same URL.
fn asset(media_type: &'static str, content: &'static str) -> impl IntoResponse {
    ([(CONTENT_TYPE, media_type), (CACHE_CONTROL, "no-cache")], content)
}
