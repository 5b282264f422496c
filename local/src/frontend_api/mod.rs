//! Clerk's Frontend API, which its scripts in browsers call: the browser is known by its token, and no secret key is
//! needed.

pub(crate) mod caller;
mod client;
pub(crate) mod cors;
mod dev_browser;
mod email_link;
mod environment;
mod factor_form;
mod form;
mod handshake;
mod me;
pub(crate) mod method;
mod my_organizations;
mod organizations;
mod profile;
mod session_verification;
mod sessions;
mod sign_ins;
mod sign_ups;
mod tickets;
mod user_settings;

use std::sync::Arc;

use axum::Router;
use axum::routing::{delete, get, post};

use crate::local_clerk::LocalClerk;

/// The paths of the Frontend API.
pub fn router() -> Router<Arc<LocalClerk>> {
    Router::new().nest("/v1", v1())
}

fn v1() -> Router<Arc<LocalClerk>> {
    Router::new()
        .merge(profile::router())
        .route("/dev_browser", post(dev_browser::create))
        .route("/environment", get(environment::show).patch(environment::show))
        .route("/client", get(client::show).put(client::show).delete(client::sign_out))
        .route("/client/sessions", delete(client::sign_out))
        .route("/client/handshake", get(handshake::send_back))
        .route("/client/sessions/{session_id}", get(sessions::show))
        .route("/client/sessions/{session_id}/touch", post(sessions::touch))
        .route("/client/sessions/{session_id}/end", post(sessions::end))
        .route("/client/sessions/{session_id}/remove", post(sessions::remove))
        .route("/client/sessions/{session_id}/tokens", post(sessions::create_token))
        .route("/client/sessions/{session_id}/tokens/{template}", post(sessions::create_template_token))
        .route("/verify", get(email_link::follow))
        .route("/tickets/accept", get(tickets::accept))
        .merge(session_verification::router())
        .merge(sign_ins::router())
        .merge(sign_ups::router())
        .merge(organizations::router())
        .merge(my_organizations::router())
}
