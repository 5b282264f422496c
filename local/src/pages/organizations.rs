//! The page with the user's organizations: which one is active, others to switch to, and a form for a new one.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;

use super::destination::{Destination, page_with};
use super::html::{failed, faulty, go, page};
use super::visitor::{Visitor, current_cookies};
use crate::avatar;
use crate::errors::ApiError;
use crate::local_clerk::{ACCOUNT_PATH, LocalClerk, ORGANIZATIONS_PATH, SIGN_IN_PATH};
use crate::state;
use crate::state::organizations::NewOrganization;
use crate::state::session::Session;
use crate::state::user::User;

/// The paths of the page.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route(ORGANIZATIONS_PATH, get(show).post(create))
        .route("/organizations/active", post(switch))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wish {
    redirect_url: Option<String>,
    /// The organization to switch to; empty for the personal account.
    organization_id: String,
    name: String,
    slug: String,
}

/// `GET /organizations?redirect_url=…`
async fn show(State(local): State<Arc<LocalClerk>>, visitor: Visitor, Query(wish): Query<Wish>) -> Response {
    let destination = Destination::choose(&local, wish.redirect_url.as_deref(), &visitor.headers);
    match destination.page_on_its_host(&local, ORGANIZATIONS_PATH, &visitor.headers) {
        Some(url) => Redirect::temporary(url.as_str()).into_response(),
        None => page(&Page::new(&local, &destination, &visitor, None)),
    }
}

/// `POST /organizations/active` with `organization_id`
async fn switch(State(local): State<Arc<LocalClerk>>, visitor: Visitor, Form(wish): Form<Wish>) -> Response {
    let destination = Destination::choose(&local, wish.redirect_url.as_deref(), &visitor.headers);
    let app = destination.url.origin().ascii_serialization();
    let switched = local.change(|state| {
        let now_ms = state.now_ms();
        let (session, user) = visitor.session(state, now_ms).ok_or_else(ApiError::signed_out)?;
        let wanted = wish.organization_id.as_str();
        if !wanted.is_empty() && user.membership(wanted).is_none() {
            let sentence = format!("The user does not belong to an organization {wanted:?}.");
            return Err(ApiError::not_found(sentence));
        }
        let session = session.clone();
        state.activate_organization(session, wanted);
        current_cookies(&local, state, visitor.token.as_deref().unwrap_or_default(), app)
    });
    match switched {
        Ok(cookies) => go(&page_with(&local, ORGANIZATIONS_PATH, &destination), cookies),
        Err(error) => failed(&error),
    }
}

/// `POST /organizations` with `name` and `slug`: creates an organization and switches to it.
async fn create(State(local): State<Arc<LocalClerk>>, visitor: Visitor, Form(wish): Form<Wish>) -> Response {
    let destination = Destination::choose(&local, wish.redirect_url.as_deref(), &visitor.headers);
    let app = destination.url.origin().ascii_serialization();
    let created = local.change(|state| {
        let now_ms = state.now_ms();
        let (session, user) = visitor.session(state, now_ms).ok_or_else(ApiError::signed_out)?;
        let (session, user_id) = (session.clone(), user.id.clone());
        state.check_organization_creation(&user_id)?;
        let organization = state.create_organization(NewOrganization {
            name: wish.name.trim().to_owned(),
            slug: Some(wish.slug.trim().to_owned()).filter(|slug| !slug.is_empty()),
            created_by: Some(user_id),
            ..NewOrganization::default()
        })?;
        state.activate_organization(session, &organization.id);
        current_cookies(&local, state, visitor.token.as_deref().unwrap_or_default(), app)
    });
    match created {
        Ok(cookies) => go(&page_with(&local, ORGANIZATIONS_PATH, &destination), cookies),
        Err(error) => faulty(&Page::new(&local, &destination, &visitor, Some((&wish, &error)))),
    }
}

#[derive(Template)]
#[template(path = "organizations.html")]
struct Page {
    me: Option<Me>,
    /// What was entered for a new one, and what is wrong about it.
    name: String,
    slug: String,
    fault: Option<String>,
    may_create: bool,
    destination: String,
    sign_in: String,
    account: String,
}

struct Me {
    name: String,
    picture: String,
    is_personal: bool,
    organizations: Vec<Row>,
}

struct Row {
    id: String,
    name: String,
    role: String,
    picture: String,
    is_active: bool,
}

impl Page {
    fn new(
        local: &LocalClerk,
        destination: &Destination,
        visitor: &Visitor,
        failed: Option<(&Wish, &ApiError)>,
    ) -> Self {
        let state = local.state();
        let current = visitor.session(&state, local.now_ms());
        let may_create = current.is_some_and(|(_, user)| state.check_organization_creation(&user.id).is_ok());
        let (name, slug) = failed.map(|(wish, _)| (wish.name.clone(), wish.slug.clone())).unwrap_or_default();
        Self {
            name,
            slug,
            fault: failed.map(|(_, error)| error.long_message().to_owned()),
            may_create,
            me: current.map(|(session, user)| Me::new(local, &state, session, user)),
            destination: destination.url.to_string(),
            sign_in: page_with(local, SIGN_IN_PATH, destination),
            account: page_with(local, ACCOUNT_PATH, destination),
        }
    }
}

impl Me {
    fn new(local: &LocalClerk, state: &state::State, session: &Session, user: &User) -> Self {
        let active = session.active_organization_id.as_ref();
        let rows = user.organization_memberships.iter().filter_map(|membership| {
            let organization = state.organizations.get(&membership.organization_id)?;
            Some(Row {
                id: organization.id.clone(),
                name: organization.name.clone(),
                role: membership.role.display_name().to_owned(),
                picture: avatar::path(local, state, &organization.id),
                is_active: active == Some(&organization.id),
            })
        });
        Self {
            name: user.display_name(),
            picture: avatar::path(local, state, &user.id),
            is_personal: active.is_none(),
            organizations: rows.collect(),
        }
    }
}
