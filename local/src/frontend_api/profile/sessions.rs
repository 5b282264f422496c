//! `/v1/me/sessions`: the user's sessions in all browsers.

use std::cmp::Reverse;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::Value;

use crate::errors::ApiError;
use crate::frontend_api::me::Me;
use crate::local_clerk::LocalClerk;
use crate::state::session::{Ending, Session};
use crate::views::View;

/// The paths of this resource.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/me/sessions", get(list))
        .route("/me/sessions/active", get(list_active))
        .route("/me/sessions/{session_id}/revoke", post(revoke))
}

/// `GET /v1/me/sessions`: the last used first, in a bare array as with Clerk.
async fn list(State(local): State<Arc<LocalClerk>>, me: Me) -> Json<Value> {
    sessions(&local, &me, |_| true)
}

/// `GET /v1/me/sessions/active`
async fn list_active(State(local): State<Arc<LocalClerk>>, me: Me) -> Json<Value> {
    let now_ms = local.now_ms();
    sessions(&local, &me, |session| session.is_active(now_ms))
}

/// `POST /v1/me/sessions/{session_id}/revoke`: signs out of it, in whichever browser it is.
async fn revoke(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    me: Me,
) -> Result<Json<Value>, ApiError> {
    me.change_sensitive(&local, |state| {
        if state.session(&id)?.user_id != me.user_id {
            return Err(ApiError::not_found(format!("This user has no session with the id {id:?}.")));
        }
        state.end_session(&id, Ending::Revoked);
        Ok(())
    })?;
    me.caller.reply(|view| Ok(view.session_with_activity(view.state().session(&id)?)))
}

fn sessions(local: &LocalClerk, me: &Me, is_wanted: impl Fn(&Session) -> bool) -> Json<Value> {
    let state = local.state();
    let view = View::frontend(local, &state);
    let own = state.sessions.iter().rev().filter(|one| one.user_id == me.user_id && is_wanted(one));
    let mut own: Vec<&Session> = own.collect();
    own.sort_by_key(|session| Reverse(session.last_active_at));
    Json(own.into_iter().map(|session| view.session_with_activity(session)).collect())
}
