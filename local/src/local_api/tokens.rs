//! `POST /local/tokens`: custom session tokens for tests. Clerk has no equivalent.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::backend_api::RequestBody;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::session::Session;
use crate::state::store::Change;
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
    let session = local.change(|state| session(state, &wanted, &local.app_origin()))?;
    let state = local.state();
    let user = state.user(&session.user_id)?;
    let mut token = session_token(&local, &state, user, &session, local.settings().session_token_seconds);
    change(&mut token.header, wanted.header);
    change(&mut token.claims, wanted.claims);
    Ok(Json(json!({ "jwt": token.sign(local.signing_key()) })))
}

fn session(
    state: &mut Change<'_>,
    wanted: &WantedToken,
    authorized_party: &str,
) -> Result<Session, ApiError> {
    if let Some(session_id) = &wanted.session_id {
        let session = state.session(session_id)?.clone();
        if wanted.user_id.as_ref().is_some_and(|user_id| *user_id != session.user_id) {
            return Err(ApiError::parameter_invalid("session_id", "belongs to another user".to_owned()));
        }
        return Ok(session);
    }
    let user_id = match &wanted.user_id {
        Some(user_id) => user_id.clone(),
        None => {
            let first = state.users.iter().next();
            first.map(|user| user.id.clone()).ok_or_else(|| ApiError::parameter_missing("user_id"))?
        }
    };
    state.start_session_in_new_client(&user_id, None, authorized_party)
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
