//! Clients, as browsers see themselves.

use serde_json::{Value, json};

use super::View;
use crate::errors::ApiError;
use crate::state::client::Client;
use crate::state::sign_in::SignInStatus;

impl View<'_> {
    /// The browser with this token.
    ///
    /// # Errors
    /// 401 if it is unknown.
    pub(crate) fn client_of(&self, token: &str) -> Result<Value, ApiError> {
        let client = self.state.clients.get(token).ok_or_else(ApiError::dev_browser_unknown)?;
        Ok(self.client(client))
    }

    /// A browser as backends see it: with all its sessions that the user has not removed.
    pub(crate) fn client_for_backends(&self, client: &Client) -> Value {
        let sessions = client.session_ids.iter().filter_map(|id| self.state.sessions.get(id));
        json!({
            "object": "client",
            "id": client.id,
            "session_ids": client.session_ids,
            "sessions": sessions.map(|session| self.session(session)).collect::<Vec<_>>(),
            "sign_in_id": client.sign_in_id,
            "sign_up_id": client.sign_up_id,
            "last_active_session_id": client.last_active_session_id,
            "last_authentication_strategy": null,
            "created_at": client.created_at,
            "updated_at": client.updated_at,
        })
    }

    /// A browser with its active sessions, and the sign-in and sign-up in progress.
    pub(crate) fn client(&self, client: &Client) -> Value {
        let sessions: Vec<Value> = client
            .session_ids
            .iter()
            .filter_map(|id| self.state.sessions.get(id))
            .filter(|session| session.is_active(self.now_ms))
            .map(|session| self.session(session))
            .collect();
        let sign_in = client.sign_in_id.as_ref().and_then(|id| self.state.sign_ins.get(id));
        let sign_up = client.sign_up_id.as_ref().and_then(|id| self.state.sign_ups.get(id));
        let last_active = self.state.session_of(client, self.now_ms);
        json!({
            "object": "client",
            "id": client.id,
            "sessions": sessions,
            "sign_in": sign_in.filter(|one| one.status != SignInStatus::Complete).map(|one| self.sign_in(one)),
            "sign_up": sign_up.filter(|one| one.created_user_id.is_none()).map(|one| self.sign_up(one)),
            "last_active_session_id": last_active.map(|session| &session.id),
            "last_authentication_strategy": null,
            "captcha_bypass": true,
            "cookie_expires_at": null,
            "created_at": client.created_at,
            "updated_at": client.updated_at,
        })
    }
}
