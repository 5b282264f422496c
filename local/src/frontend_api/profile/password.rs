//! `/v1/me/change_password` and `/v1/me/remove_password`.

use std::sync::Arc;

use axum::extract::State;
use axum::routing::post;
use axum::{Json, Router};
use serde_json::Value;

use crate::errors::ApiError;
use crate::frontend_api::form::Form;
use crate::frontend_api::me::Me;
use crate::local_clerk::LocalClerk;
use crate::state;
use crate::state::session::SessionTask;

/// The paths of this resource.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new().route("/me/change_password", post(change)).route("/me/remove_password", post(remove))
}

/// `POST /v1/me/change_password`
async fn change(State(local): State<Arc<LocalClerk>>, me: Me, form: Form) -> Result<Json<Value>, ApiError> {
    form.only(&["current_password", "new_password", "sign_out_of_other_sessions"])?;
    let new = form.required("new_password")?;
    let sign_out = form.flag("sign_out_of_other_sessions")?.unwrap_or(false);
    me.change_sensitive(&local, |state| {
        check_current(state, &me, &form)?;
        state.change_password(&me.user_id, new, "new_password")?;
        if sign_out {
            state.end_other_sessions(&me.user_id, &me.session_id);
        }
        Ok(())
    })?;
    me.reply_with_user()
}

/// `POST /v1/me/remove_password`
async fn remove(State(local): State<Arc<LocalClerk>>, me: Me, form: Form) -> Result<Json<Value>, ApiError> {
    form.only(&["current_password"])?;
    me.change_sensitive(&local, |state| {
        check_current(state, &me, &form)?;
        state.remove_password(&me.user_id)
    })?;
    me.reply_with_user()
}

/// Checks the current password. It may be missing with reverification and in a session that waits for a new password:
/// Clerk's components do not ask for it then.
fn check_current(state: &state::State, me: &Me, form: &Form) -> Result<(), ApiError> {
    let Some(password) = &state.user(&me.user_id)?.password else { return Ok(()) };
    match form.filled("current_password") {
        Some(text) if password.is(text) => Ok(()),
        Some(_) => Err(ApiError::current_password_incorrect()),
        None if state.instance.reverification => Ok(()),
        None if state.session(&me.session_id)?.tasks.contains(&SessionTask::ResetPassword) => Ok(()),
        None => Err(ApiError::parameter_missing("current_password")),
    }
}
