//! `/v1/client`: the browser and its sessions.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::Value;

use super::caller::Caller;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::session::Ending;

/// `GET /v1/client`, and `PUT`, which would make one. Every page begins with it, so that it shows where the session is
/// used.
pub(super) async fn show(
    State(local): State<Arc<LocalClerk>>,
    caller: Caller,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| {
        let now_ms = state.now_ms();
        let last = state.clients.get(&caller.token).and_then(|client| client.last_active_session_id.clone());
        if let Some(session) = last.and_then(|id| state.sessions.get_mut(&id)) {
            session.used_in(&caller.user_agent, now_ms);
        }
    });
    caller.answer(|view| view.client_of(&caller.token))
}

/// `DELETE /v1/client` and `DELETE /v1/client/sessions`: signs out of all sessions.
pub(super) async fn sign_out(
    State(local): State<Arc<LocalClerk>>,
    caller: Caller,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| {
        let session_ids = state.clients.get(&caller.token).map(|client| client.session_ids.clone());
        for id in session_ids.unwrap_or_default() {
            state.end_session(&id, Ending::Removed);
        }
    });
    caller.reply(|view| view.client_of(&caller.token))
}
