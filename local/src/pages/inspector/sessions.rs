//! The sessions.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use super::frame::Frame;
use super::search::has_words;
use crate::avatar;
use crate::local_clerk::LocalClerk;
use crate::pages::html::go_to;
use crate::pages::time::iso;
use crate::state;
use crate::state::session::{Ending, Session};

/// How many sessions a page has.
const SHOWN: usize = 200;

/// The data for the template.
#[derive(Template)]
#[template(path = "inspector/sessions.html")]
pub(super) struct Page {
    frame: Frame,
    words: String,
    sessions: Vec<Row>,
    hidden: usize,
}

struct Row {
    id: String,
    user: String,
    picture: String,
    status: &'static str,
    is_active: bool,
    organization: Option<String>,
    app: String,
    client_id: String,
    created: String,
    last_active: String,
    expires: String,
}

impl Page {
    /// The sessions that match, the newest first.
    pub(super) fn new(local: &LocalClerk, words: &str) -> Self {
        let frame = Frame::new(local, "sessions");
        let state = local.state();
        let now_ms = local.now_ms();
        let rows = state.sessions.iter().rev().map(|one| Row::new(local, &state, one, now_ms));
        let mut sessions: Vec<Row> = rows.filter(|row| row.has(words)).collect();
        // The ones that can be used first; the order of each kind stays.
        sessions.sort_by_key(|row| !row.is_active);
        let hidden = sessions.len().saturating_sub(SHOWN);
        sessions.truncate(SHOWN);
        Self { frame, words: words.to_owned(), sessions, hidden }
    }
}

impl Row {
    fn new(local: &LocalClerk, state: &state::State, session: &Session, now_ms: i64) -> Self {
        let user = state.users.get(&session.user_id);
        let organization = session.active_organization_id.as_ref().and_then(|id| state.organizations.get(id));
        Self {
            id: session.id.clone(),
            user: user.map_or_else(|| session.user_id.clone(), |user| user.display_name()),
            picture: avatar::path(local, state, &session.user_id),
            status: session.status(now_ms),
            is_active: session.is_active(now_ms),
            organization: organization.map(|one| one.name.clone()),
            app: session.authorized_party.clone(),
            client_id: session.client_id.clone(),
            created: iso(session.created_at),
            last_active: iso(session.last_active_at),
            expires: iso(session.expire_at),
        }
    }

    fn has(&self, words: &str) -> bool {
        let texts = [&self.id, &self.user, &self.app, &self.client_id].into_iter().chain(&self.organization);
        has_words(words, texts.map(String::as_str).chain([self.status]))
    }
}

/// `POST /inspector/sessions/{session_id}/revoke`: as if a backend did it.
pub(super) async fn revoke(State(local): State<Arc<LocalClerk>>, Path(id): Path<String>) -> Response {
    local.change(|state| state.end_session(&id, Ending::Revoked));
    go_to("/?view=sessions")
}
