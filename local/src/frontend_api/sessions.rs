//! `/v1/client/sessions/{session_id}`: what a browser does with its sessions.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use serde_json::{Value, json};

use super::caller::Caller;
use super::form::Form;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state;
use crate::state::session::{Ending, Session};
use crate::state::term::Field;
use crate::token::{session_token, template_token};

/// `GET /v1/client/sessions/{session_id}`
pub(super) async fn show(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    caller: Caller,
) -> Result<Json<Value>, ApiError> {
    own_session(&local.state(), &caller, &id, local.now_ms())?;
    caller.answer(|view| view.session_with_id(&id))
}

/// `POST …/touch`: makes it the active session of the browser, in the organization that is sent.
pub(super) async fn touch(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    caller: Caller,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| {
        let now_ms = state.now_ms();
        let mut session = own_session(state, &caller, &id, now_ms)?.clone();
        session.used_in(&caller.user_agent, now_ms);
        session.authorized_party.clone_from(&caller.origin);
        match form.text("active_organization_id") {
            Some("") => session.active_organization_id = None,
            Some(wanted) => session.active_organization_id = Some(membership_in(state, &session, wanted)?),
            None => {}
        }
        state.sessions.insert(session);
        if let Some(client) = state.clients.get_mut(&caller.token) {
            client.last_active_session_id = Some(id.clone());
        }
        Ok::<_, ApiError>(())
    })?;
    caller.reply(|view| view.session_with_id(&id))
}

/// `POST …/end`: signs out of it.
pub(super) async fn end(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    caller: Caller,
) -> Result<Json<Value>, ApiError> {
    finish(&local, &caller, &id, Ending::Ended)
}

/// `POST …/remove`: signs out of it and forgets it.
pub(super) async fn remove(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    caller: Caller,
) -> Result<Json<Value>, ApiError> {
    finish(&local, &caller, &id, Ending::Removed)
}

/// `POST …/tokens`: a fresh session token, in a bare object as with Clerk.
pub(super) async fn create_token(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    caller: Caller,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let mut session = own_session(&state, &caller, &id, local.now_ms())?.clone();
    match form.text("organization_id") {
        Some("") => session.active_organization_id = None,
        Some(wanted) => session.active_organization_id = Some(membership_in(&state, &session, wanted)?),
        None => {}
    }
    session.authorized_party.clone_from(&caller.origin);
    let user = state.user(&session.user_id)?;
    let token = session_token(&local, &state, user, &session, local.settings().session_token_seconds);
    Ok(Json(json!({ "object": "token", "jwt": token.sign(local.signing_key()) })))
}

/// `POST …/tokens/{template}`: a token from a JWT template.
pub(super) async fn create_template_token(
    State(local): State<Arc<LocalClerk>>,
    Path((id, name)): Path<(String, String)>,
    caller: Caller,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let mut session = own_session(&state, &caller, &id, local.now_ms())?.clone();
    session.authorized_party.clone_from(&caller.origin);
    let template = state.jwt_template(&name)?;
    let user = state.user(&session.user_id)?;
    let token = template_token(&local, &state, user, &session, template, template.lifetime_seconds);
    Ok(Json(json!({ "object": "token", "jwt": token.sign(local.signing_key()) })))
}

fn finish(local: &LocalClerk, caller: &Caller, id: &str, ending: Ending) -> Result<Json<Value>, ApiError> {
    local.change(|state| {
        let now_ms = state.now_ms();
        own_session(state, caller, id, now_ms)?;
        state.end_session(id, ending);
        Ok::<_, ApiError>(())
    })?;
    caller.reply(|view| view.session_with_id(id))
}

/// The active session of the calling browser with this ID.
///
/// # Errors
/// 404 if the browser does not have it, 401 if it is no longer active.
pub(super) fn own_session<'s>(
    state: &'s state::State,
    caller: &Caller,
    id: &str,
    now_ms: i64,
) -> Result<&'s Session, ApiError> {
    let session = state.session(id)?;
    let is_own = state.clients.get(&caller.token).is_some_and(|client| client.id == session.client_id);
    if !is_own {
        return Err(ApiError::not_found(format!("This browser has no session with the id {id:?}.")));
    }
    if !session.is_active(now_ms) {
        return Err(ApiError::session_not_active(session.status(now_ms)));
    }
    Ok(session)
}

/// The ID of the organization with this ID or slug, if the session's user belongs to it.
fn membership_in(state: &state::State, session: &Session, wanted: &str) -> Result<String, ApiError> {
    let user = state.user(&session.user_id)?;
    let organization =
        state.organizations.get(wanted).or_else(|| state.organizations.with(Field::Slug.is(wanted)).next());
    organization
        .filter(|organization| user.membership(&organization.id).is_some())
        .map(|organization| organization.id.clone())
        .ok_or_else(|| {
            ApiError::not_found(format!("The user does not belong to an organization {wanted:?}."))
        })
}
