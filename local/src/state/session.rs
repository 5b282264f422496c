//! Sessions.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::activity::Activity;
use super::table::Row;
use crate::ids;

/// The lifetime of a session, as in a new Clerk instance: seven days.
pub const SESSION_LIFETIME_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// A session counts as abandoned after thirty days.
const ABANDON_AFTER_MS: i64 = 30 * 24 * 60 * 60 * 1000;

/// A user's session on a client. `Debug` does not show the refresh token.
#[derive(Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// `sess_…`
    pub id: String,
    /// The user.
    pub user_id: String,
    /// `client_…`
    pub client_id: String,
    /// How it came to an end, if it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Ending>,
    /// The active organization.
    #[serde(default)]
    pub active_organization_id: Option<String>,
    /// The origin of the app that the session is for: the `azp` of its tokens.
    pub authorized_party: String,
    /// Exchanged by a backend for a new session token, after the old one has expired.
    pub refresh_token: String,
    /// What the user has to do before the session counts as signed in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<SessionTask>,
    /// Who acts as the user: the claim `act` of its tokens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<Value>,
    /// The browser and the device in which it was last used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<Activity>,
    /// When the first factor was last verified, in Unix milliseconds.
    pub first_factor_at: i64,
    /// When a second factor was last verified, in Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_factor_at: Option<i64>,
    /// When it started, in Unix milliseconds.
    pub created_at: i64,
    /// When it last changed, in Unix milliseconds.
    pub updated_at: i64,
    /// When it was last used, in Unix milliseconds.
    pub last_active_at: i64,
    /// When it expires, in Unix milliseconds.
    pub expire_at: i64,
}

/// What a user has to do after signing in. A session with a task is pending.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SessionTask {
    /// To choose a new password, because the old one is compromised.
    ResetPassword,
}

/// How a session came to an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// The user signed out of it.
    Ended,
    /// The user removed it from the client.
    Removed,
    /// Another device or a backend revoked it.
    Revoked,
    /// Another session took its place.
    Replaced,
}

impl Session {
    /// A session that starts now.
    pub fn new(user_id: &str, client_id: &str, authorized_party: &str, now_ms: i64) -> Self {
        Self {
            id: ids::resource_id("sess"),
            user_id: user_id.to_owned(),
            client_id: client_id.to_owned(),
            ended: None,
            active_organization_id: None,
            authorized_party: authorized_party.to_owned(),
            refresh_token: ids::refresh_token(),
            tasks: Vec::new(),
            actor: None,
            activity: None,
            first_factor_at: now_ms,
            second_factor_at: None,
            created_at: now_ms,
            updated_at: now_ms,
            last_active_at: now_ms,
            expire_at: now_ms + SESSION_LIFETIME_MS,
        }
    }

    /// Notes in which browser it is used now.
    pub fn used_in(&mut self, user_agent: &str, now_ms: i64) {
        self.last_active_at = now_ms;
        let activity = Activity::of(user_agent);
        if !self.activity.as_ref().is_some_and(|last| last.is_like(&activity)) {
            self.activity = Some(activity);
        }
    }

    /// When it counts as abandoned, in Unix milliseconds.
    pub fn abandon_at(&self) -> i64 {
        self.created_at + ABANDON_AFTER_MS
    }

    /// `active`, `pending`, `ended`, `removed`, `revoked`, `replaced` or `expired`.
    pub fn status(&self, now_ms: i64) -> &'static str {
        match self.ended {
            Some(Ending::Ended) => "ended",
            Some(Ending::Removed) => "removed",
            Some(Ending::Revoked) => "revoked",
            Some(Ending::Replaced) => "replaced",
            None if now_ms >= self.expire_at => "expired",
            None if !self.tasks.is_empty() => "pending",
            None => "active",
        }
    }

    /// Whether it has neither ended nor expired. It may be pending: tasks are done in the session.
    pub fn is_active(&self, now_ms: i64) -> bool {
        self.ended.is_none() && now_ms < self.expire_at
    }

    /// Minutes since the first and the second factor were verified: the claim `fva`. -1 without a second factor.
    pub fn factor_verification_age(&self, now_ms: i64) -> [i64; 2] {
        let minutes = |time: i64| (now_ms - time) / 60_000;
        [minutes(self.first_factor_at), self.second_factor_at.map_or(-1, minutes)]
    }
}

impl Row for Session {
    const CAPACITY: usize = 10_000;

    fn key(&self) -> &str {
        &self.id
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Session");
        shown.field("id", &self.id).field("user_id", &self.user_id).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session() -> Session {
        Session::new("user_1", "client_1", "http://127.0.0.1:3000", 1_000)
    }

    #[test]
    fn a_session_is_active_until_it_expires_or_ends() {
        let mut session = session();
        assert_eq!(session.status(1_000), "active");
        assert_eq!(session.status(1_000 + SESSION_LIFETIME_MS), "expired");
        session.tasks.push(SessionTask::ResetPassword);
        assert_eq!(session.status(2_000), "pending");
        assert!(session.is_active(2_000));
        session.ended = Some(Ending::Ended);
        assert_eq!(session.status(2_000), "ended");
        assert!(!session.is_active(2_000));
    }

    #[test]
    fn the_age_of_factors_is_in_minutes() {
        let mut session = session();
        assert_eq!(session.factor_verification_age(1_000), [0, -1]);
        session.second_factor_at = Some(61_000);
        assert_eq!(session.factor_verification_age(121_000), [2, 1]);
    }

    #[test]
    fn debug_does_not_show_the_refresh_token() {
        let session = session();
        let shown = format!("{session:?}");
        assert!(shown.contains(&session.id) && !shown.contains(&session.refresh_token), "{shown}");
    }
}
