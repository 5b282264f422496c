//! `POST /local/tokens`: custom session tokens for tests. Clerk has no equivalent.

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

/// The requested token; by default, an ordinary one for the first user of the seed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WantedToken {
    /// The user, in a new session.
    user_id: Option<String>,
    /// An existing session, which need not be active, instead of a new one.
    session_id: Option<String>,
    /// Header parameters to add or change; `null` removes one.
    #[serde(default)]
    header: Map<String, Value>,
    /// Claims to add or change; `null` removes one.
    #[serde(default)]
    claims: Map<String, Value>,
}

/// Responds with `{"jwt": …}`. The token is always signed with RS256 and the instance's key, whatever its
/// header says.
pub(crate) async fn create(
    State(local): State<Arc<LocalClerk>>,
    RequestBody(wanted): RequestBody<WantedToken>,
) -> Result<Json<Value>, ApiError> {
    let (user, session) = owner(&local, &wanted)?;
    let mut token = session_token(&local, user, &session, local.settings().session_token_seconds);
    change(&mut token.header, wanted.header);
    change(&mut token.claims, wanted.claims);
    Ok(Json(json!({ "jwt": token.sign(local.signing_key()) })))
}

fn owner<'l>(local: &'l LocalClerk, wanted: &WantedToken) -> Result<(&'l User, Session), ApiError> {
    if let Some(session_id) = &wanted.session_id {
        let session = local.session(session_id)?;
        if wanted.user_id.as_ref().is_some_and(|user_id| *user_id != session.user_id) {
            return Err(ApiError::parameter_invalid("session_id", "belongs to another user".to_owned()));
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
