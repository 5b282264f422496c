//! The inspector at `/`: who exists, who is signed in, what happened, what was decided and why.

mod activity;
mod entries;
mod environment;
pub(super) mod frame;
mod live;
mod organizations;
mod people;
mod search;
mod sessions;
mod webhooks;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::{get, post};
use serde::Deserialize;

use super::html::{go_to, page};
use crate::local_clerk::LocalClerk;

/// The paths of the inspector.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/", get(show))
        .route("/inspector/changes", get(live::wait))
        .route("/inspector/environment", post(environment::reveal))
        .route("/inspector/reset", post(reset))
        .route("/inspector/sessions/{session_id}/revoke", post(sessions::revoke))
        .route("/inspector/webhooks/{message_id}/replay", post(webhooks::replay))
}

/// What to show.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Question {
    view: View,
    /// Which requests, in the view of what happened.
    show: entries::Filter,
    /// The words to look for.
    q: String,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum View {
    #[default]
    Activity,
    People,
    Organizations,
    Sessions,
    Webhooks,
    Environment,
}

/// `GET /?view=…&show=…&q=…`
async fn show(State(local): State<Arc<LocalClerk>>, Query(question): Query<Question>) -> Response {
    let words = question.q.trim();
    match question.view {
        View::Activity => page(&activity::Page::new(&local, question.show, words)),
        View::People => page(&people::Page::new(&local, words)),
        View::Organizations => page(&organizations::Page::new(&local, words)),
        View::Sessions => page(&sessions::Page::new(&local, words)),
        View::Webhooks => page(&webhooks::Page::new(&local, words)),
        View::Environment => page(&environment::Page::new(&local)),
    }
}

/// `POST /inspector/reset`: returns to the state at the start.
async fn reset(State(local): State<Arc<LocalClerk>>) -> Response {
    local.store().reset();
    go_to("/")
}
