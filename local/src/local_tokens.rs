//! `POST /local/tokens`: session tokens made to measure, for tests. Clerk has nothing like it.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::backend_api::RequestBody;
use crate::errors::ApiError;
use crate::seed::User;
use crate::sessions::Session;
use crate::state::LocalClerk;
use crate::token::session_token;

/// What kind of token is wanted; without anything, an ordinary one for the first person of the seed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WantedToken {
    /// Who it is for, in a session of its own.
    user_id: Option<String>,
    /// Which session it is for, instead of a new one; it need not be active.
    session_id: Option<String>,
    /// Header fields to add or change; `null` takes one away.
    #[serde(default)]
    header: Map<String, Value>,
    /// Claims to add or change; `null` takes one away.
    #[serde(default)]
    claims: Map<String, Value>,
}

/// Answers `{"jwt": …}`. The token is always signed with the instance's key and RS256, whatever its header says.
pub(crate) async fn create(
    State(local): State<Arc<LocalClerk>>,
    RequestBody(wanted): RequestBody<WantedToken>,
) -> Result<Json<Value>, ApiError> {
    let (user, session) = bearer(&local, &wanted)?;
    let mut token = session_token(&local, user, &session, local.settings().session_token_seconds);
    change(&mut token.header, wanted.header);
    change(&mut token.claims, wanted.claims);
    Ok(Json(json!({ "jwt": token.sign(local.signing_key()) })))
}

fn bearer<'l>(local: &'l LocalClerk, wanted: &WantedToken) -> Result<(&'l User, Session), ApiError> {
    if let Some(session_id) = &wanted.session_id {
        let session = local.session(session_id)?;
        if wanted.user_id.as_ref().is_some_and(|user_id| *user_id != session.user_id) {
            return Err(ApiError::parameter_invalid("session_id", "is a session of another user".to_owned()));
        }
        return Ok((local.person(&session.user_id)?.user, session));
    }
    let user = match &wanted.user_id {
        Some(user_id) => local.person(user_id)?.user,
        None => local.seed().users.first().ok_or_else(|| ApiError::parameter_missing("user_id"))?,
    };
    Ok((user, local.start_session(user, None, local.app_origin())?))
}

fn change(fields: &mut Map<String, Value>, changes: Map<String, Value>) {
    for (name, value) in changes {
        if value.is_null() {
            fields.shift_remove(&name);
        } else {
            fields.insert(name, value);
        }
    }
}
