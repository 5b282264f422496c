//! Whose session a call is about.

use std::sync::Arc;

use axum::Json;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde_json::Value;
use url::form_urlencoded;

use super::caller::Caller;
use super::sessions::own_session;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::store::Change;

/// The signed-in user of a call: that of the session in the query, or else of the browser's last active session.
pub(crate) struct Me {
    /// The browser.
    pub(crate) caller: Caller,
    /// The session.
    pub(crate) session_id: String,
    /// The user.
    pub(crate) user_id: String,
}

impl Me {
    /// Makes a change for which the user must have proved recently who they are.
    ///
    /// # Errors
    /// 403 if the proof is too old; those of `change`.
    pub(crate) fn change_sensitive<T>(
        &self,
        local: &LocalClerk,
        change: impl FnOnce(&mut Change<'_>) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        local.change(|state| {
            state.check_reverified(&self.session_id, state.now_ms())?;
            change(state)
        })
    }

    /// Responds to a change with the user as it is now.
    ///
    /// # Errors
    /// 404 if the user was deleted.
    pub(crate) fn reply_with_user(&self) -> Result<Json<Value>, ApiError> {
        self.caller.reply(|view| Ok(view.user(view.state().user(&self.user_id)?)))
    }
}

impl FromRequestParts<Arc<LocalClerk>> for Me {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, local: &Arc<LocalClerk>) -> Result<Self, ApiError> {
        let caller = Caller::from_request_parts(parts, local).await?;
        let in_query = form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes())
            .find(|(name, _)| name == "_clerk_session_id")
            .map(|(_, value)| value.into_owned());
        let state = local.state();
        let last = || state.clients.get(&caller.token)?.last_active_session_id.clone();
        let session_id = in_query.or_else(last).ok_or_else(ApiError::signed_out)?;
        let session = own_session(&state, &caller, &session_id, local.now_ms())?;
        let user_id = session.user_id.clone();
        drop(state);
        Ok(Self { caller, session_id, user_id })
    }
}
