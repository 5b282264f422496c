//! The account page: who is signed in to this browser.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;

use super::destination::{Destination, page_with};
use super::html::{failed, go, go_to, page};
use super::time::iso;
use super::visitor::{Visitor, current_cookies};
use crate::avatar;
use crate::errors::ApiError;
use crate::local_clerk::{ACCOUNT_PATH, LocalClerk, ORGANIZATIONS_PATH, SIGN_IN_PATH};
use crate::state;
use crate::state::session::{Ending, Session};
use crate::state::user::User;
use crate::state::users::UserChange;

/// The paths of the page.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route(ACCOUNT_PATH, get(show))
        .route("/account/name", post(rename))
        .route("/account/sessions", post(change_session))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wish {
    redirect_url: Option<String>,
    first_name: String,
    last_name: String,
    session_id: String,
    /// Sign out of the session, instead of switching to it.
    sign_out: bool,
}

/// `GET /account?redirect_url=…`
async fn show(State(local): State<Arc<LocalClerk>>, visitor: Visitor, Query(wish): Query<Wish>) -> Response {
    let destination = Destination::choose(&local, wish.redirect_url.as_deref(), &visitor.headers);
    match destination.page_on_its_host(&local, ACCOUNT_PATH, &visitor.headers) {
        Some(url) => Redirect::temporary(url.as_str()).into_response(),
        None => page(&Page::new(&local, &destination, &visitor)),
    }
}

/// `POST /account/name` with `first_name` and `last_name`
async fn rename(State(local): State<Arc<LocalClerk>>, visitor: Visitor, Form(wish): Form<Wish>) -> Response {
    let destination = Destination::choose(&local, wish.redirect_url.as_deref(), &visitor.headers);
    let renamed = local.change(|state| {
        let now_ms = state.now_ms();
        let (_, user) = visitor.session(state, now_ms).ok_or_else(ApiError::signed_out)?;
        let id = user.id.clone();
        let (first_name, last_name) = (wish.first_name.trim(), wish.last_name.trim());
        let change = UserChange {
            first_name: Some(first_name.to_owned()),
            last_name: Some(last_name.to_owned()),
            ..UserChange::default()
        };
        state.change_user(&id, change)
    });
    match renamed {
        Ok(()) => go_to(&page_with(&local, ACCOUNT_PATH, &destination)),
        Err(error) => failed(&error),
    }
}

/// `POST /account/sessions` with `session_id`, and `sign_out` to end it
async fn change_session(
    State(local): State<Arc<LocalClerk>>,
    visitor: Visitor,
    Form(wish): Form<Wish>,
) -> Response {
    let destination = Destination::choose(&local, wish.redirect_url.as_deref(), &visitor.headers);
    let app = destination.url.origin().ascii_serialization();
    let changed = local.change(|state| {
        let token = visitor.token.as_deref().unwrap_or_default();
        let now_ms = state.now_ms();
        let own = visitor.sessions(state, now_ms).into_iter().find(|session| session.id == wish.session_id);
        let id = own.ok_or_else(ApiError::signed_out)?.id.clone();
        if wish.sign_out {
            state.end_session(&id, Ending::Ended);
        } else if let Some(client) = state.clients.get_mut(token) {
            client.last_active_session_id = Some(id);
        }
        current_cookies(&local, state, token, app)
    });
    match changed {
        Ok(cookies) => go(&page_with(&local, ACCOUNT_PATH, &destination), cookies),
        Err(error) => failed(&error),
    }
}

#[derive(Template)]
#[template(path = "account.html")]
struct Page {
    me: Option<Me>,
    sessions: Vec<Row>,
    destination: String,
    sign_in: String,
    organizations: String,
}

struct Me {
    id: String,
    name: String,
    first_name: String,
    last_name: String,
    identifier: Option<String>,
    picture: String,
    organization: Option<String>,
}

struct Row {
    id: String,
    user: String,
    identifier: Option<String>,
    picture: String,
    started: String,
    is_current: bool,
}

impl Page {
    fn new(local: &LocalClerk, destination: &Destination, visitor: &Visitor) -> Self {
        let state = local.state();
        let now_ms = local.now_ms();
        let current = visitor.session(&state, now_ms);
        let rows = visitor.sessions(&state, now_ms).into_iter().filter_map(|session| {
            let user = state.users.get(&session.user_id)?;
            let is_current = current.is_some_and(|(other, _)| other.id == session.id);
            Some(Row::new(local, &state, session, user, is_current))
        });
        Self {
            sessions: rows.collect(),
            me: current.map(|(session, user)| Me::new(local, &state, session, user)),
            destination: destination.url.to_string(),
            sign_in: page_with(local, SIGN_IN_PATH, destination),
            organizations: page_with(local, ORGANIZATIONS_PATH, destination),
        }
    }
}

impl Me {
    fn new(local: &LocalClerk, state: &state::State, session: &Session, user: &User) -> Self {
        let organization = session.active_organization_id.as_ref().and_then(|id| state.organizations.get(id));
        Self {
            id: user.id.clone(),
            name: user.display_name(),
            first_name: user.first_name.clone().unwrap_or_default(),
            last_name: user.last_name.clone().unwrap_or_default(),
            identifier: user.identifier().map(str::to_owned),
            picture: avatar::path(local, state, &user.id),
            organization: organization.map(|one| one.name.clone()),
        }
    }
}

impl Row {
    fn new(
        local: &LocalClerk,
        state: &state::State,
        session: &Session,
        user: &User,
        is_current: bool,
    ) -> Self {
        Self {
            id: session.id.clone(),
            user: user.display_name(),
            identifier: user.identifier().map(str::to_owned),
            picture: avatar::path(local, state, &user.id),
            started: iso(session.created_at),
            is_current,
        }
    }
}
