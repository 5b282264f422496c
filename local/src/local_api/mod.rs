//! `/local`: what tests need and Clerk does not have. It requires the secret key, like the Backend API.

mod browsers;
mod clock;
mod events;
mod faults;
mod fork;
mod json_stream;
mod machine_tokens;
mod messages;
mod snapshot;
mod tokens;
mod webhooks;

use std::sync::Arc;

use axum::routing::{delete, get, post};
use axum::{Extension, Json, Router};
use serde_json::{Value, json};

use crate::local_clerk::LocalClerk;

pub use self::fork::MakeRouter;

/// The paths below `/local`. `make_router` makes the routes of forks.
pub fn router(make_router: MakeRouter) -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/tokens", post(tokens::create))
        .route("/machine_tokens", post(machine_tokens::create))
        .route("/cookies", post(browsers::create))
        .route("/clock", post(clock::change))
        .route("/faults", get(faults::list).post(faults::add).delete(faults::clear))
        .route("/forks", post(fork::create))
        .route("/forks/{port}", delete(fork::remove))
        .route("/rate_limit", post(faults::limit))
        .route("/messages", get(messages::list))
        .route("/events", get(events::list))
        .route("/snapshot", get(snapshot::show).post(snapshot::restore))
        .route("/webhooks", get(webhooks::list))
        .route("/webhooks/next", get(webhooks::next))
        .route("/webhooks/{id}/replay", post(webhooks::replay))
        .route("/webhooks/endpoints", get(webhooks::list_endpoints).post(webhooks::add_endpoint))
        .route("/webhooks/endpoints/{id}", delete(webhooks::remove_endpoint))
        .route("/reset", post(snapshot::reset))
        .layer(Extension(make_router))
}

/// `GET /health`, without a key.
pub async fn health() -> Json<Value> {
    Json(json!({ "status": "ok" }))
}
