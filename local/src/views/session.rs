//! Sessions.

use serde_json::{Value, json};

use super::{Audience, View};
use crate::errors::ApiError;
use crate::state::activity::Activity;
use crate::state::session::Session;
use crate::state::user::User;
use crate::token::session_token;

impl View<'_> {
    /// The session with this ID.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub(crate) fn session_with_id(&self, id: &str) -> Result<Value, ApiError> {
        Ok(self.session(self.state.session(id)?))
    }

    /// A fresh token of the session: Clerk's scripts take it instead of asking for one.
    fn token(&self, user: &User, session: &Session) -> Value {
        if !session.is_active(self.now_ms) {
            return Value::Null;
        }
        let seconds = self.local.settings().session_token_seconds;
        let token = session_token(self.local, self.state, user, session, seconds);
        json!({ "object": "token", "jwt": token.sign(self.local.signing_key()) })
    }

    /// A session; for browsers with its user inside.
    pub(crate) fn session(&self, session: &Session) -> Value {
        let tasks: Vec<Value> = session.tasks.iter().map(|task| json!({ "key": task })).collect();
        let mut payload = json!({
            "object": "session",
            "id": session.id,
            "user_id": session.user_id,
            "client_id": session.client_id,
            "actor": session.actor,
            "status": session.status(self.now_ms),
            "last_active_organization_id": session.active_organization_id,
            "last_active_at": session.last_active_at,
            "latest_activity": session.activity.as_ref().map(activity),
            "expire_at": session.expire_at,
            "abandon_at": session.abandon_at(),
            "updated_at": session.updated_at,
            "created_at": session.created_at,
            "tasks": (!tasks.is_empty()).then_some(tasks),
        });
        if let (Audience::Frontend, Some(user)) = (self.audience, self.state.users.get(&session.user_id)) {
            payload["factor_verification_age"] = json!(session.factor_verification_age(self.now_ms));
            payload["user"] = self.user(user);
            payload["public_user_data"] = self.public_user_data(user);
            payload["last_active_token"] = self.token(user, session);
        }
        payload
    }

    /// A session of the caller in any browser: without its user, and without a token, which is for its own browser only.
    pub(crate) fn session_with_activity(&self, session: &Session) -> Value {
        let mut payload = Self { audience: Audience::Backend, ..*self }.session(session);
        payload["user"] = Value::Null;
        if session.activity.is_none() {
            // Clerk's components show what is in it without a check.
            payload["latest_activity"] = activity(&Activity::of(""));
        }
        payload
    }
}

/// Without a place: the requests come from this machine.
fn activity(activity: &Activity) -> Value {
    json!({
        "object": "session_activity",
        "id": activity.id,
        "device_type": activity.device_type,
        "is_mobile": activity.is_mobile,
        "browser_name": activity.browser_name,
        "browser_version": activity.browser_version,
        "ip_address": "127.0.0.1",
        "city": null,
        "country": null,
    })
}
