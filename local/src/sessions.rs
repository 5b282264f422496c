//! The sessions of a running stand-in, in memory.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::bounded::Bounded;
use crate::ids;

/// The lifetime of a session, as in a new Clerk instance: seven days.
pub const SESSION_LIFETIME_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// Maximum number of sessions.
const CAPACITY: usize = 10_000;

/// A user's session on a client. `Debug` does not show the refresh token.
#[derive(Clone)]
pub struct Session {
    /// `sess_…`
    pub id: String,
    /// The user.
    pub user_id: String,
    /// `client_…`
    pub client_id: String,
    /// The active organization.
    pub active_organization_id: Option<String>,
    /// The origin of the app that the session is for: the `azp` of its tokens.
    pub authorized_party: String,
    /// Exchanged by a backend for a new session token, after the old one has expired.
    pub refresh_token: String,
    /// When it started, in Unix milliseconds.
    pub created_at_ms: i64,
    /// When it last changed, in Unix milliseconds.
    pub updated_at_ms: i64,
    ended: bool,
}

/// All sessions; the oldest one is dropped when there are too many.
#[derive(Debug, Default)]
pub struct Sessions(Mutex<Table>);

#[derive(Debug)]
struct Table {
    by_id: Bounded<Session>,
    last_sign_in_ms: HashMap<String, i64>,
}

impl Session {
    /// When it expires, in Unix milliseconds.
    pub fn expire_at_ms(&self) -> i64 {
        self.created_at_ms + SESSION_LIFETIME_MS
    }

    /// `active`, `ended` or `expired`.
    pub fn status(&self, now_ms: i64) -> &'static str {
        if self.ended {
            "ended"
        } else if now_ms >= self.expire_at_ms() {
            "expired"
        } else {
            "active"
        }
    }
}

impl Sessions {
    /// Starts a session.
    pub fn start(
        &self,
        user_id: &str,
        active_organization_id: Option<String>,
        authorized_party: String,
        now_ms: i64,
    ) -> Session {
        let session = Session {
            id: ids::resource_id("sess"),
            user_id: user_id.to_owned(),
            client_id: ids::resource_id("client"),
            active_organization_id,
            authorized_party,
            refresh_token: ids::refresh_token(),
            created_at_ms: now_ms,
            updated_at_ms: now_ms,
            ended: false,
        };
        let mut table = self.table();
        table.last_sign_in_ms.insert(user_id.to_owned(), now_ms);
        table.by_id.insert(session.id.clone(), session.clone());
        session
    }

    /// The session with this ID.
    pub fn get(&self, id: &str) -> Option<Session> {
        self.table().by_id.get(id).cloned()
    }

    /// Ends a session; an unknown ID is ignored.
    pub fn end(&self, id: &str, now_ms: i64) {
        if let Some(session) = self.table().by_id.get_mut(id) {
            session.ended = true;
            session.updated_at_ms = now_ms;
        }
    }

    /// Sets the active organization of a session, `None` for the personal account; an unknown ID is ignored.
    pub fn activate(&self, id: &str, organization_id: Option<String>, now_ms: i64) {
        if let Some(session) = self.table().by_id.get_mut(id) {
            session.active_organization_id = organization_id;
            session.updated_at_ms = now_ms;
        }
    }

    /// When a user's latest session started, in Unix milliseconds.
    pub fn last_sign_in_ms(&self, user_id: &str) -> Option<i64> {
        self.table().last_sign_in_ms.get(user_id).copied()
    }

    /// The table stays consistent after a panic elsewhere: every change is a single insertion or assignment.
    fn table(&self) -> MutexGuard<'_, Table> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for Table {
    fn default() -> Self {
        Self { by_id: Bounded::new(CAPACITY), last_sign_in_ms: HashMap::new() }
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

    #[test]
    fn a_session_is_active_until_it_expires_or_is_ended() {
        let sessions = Sessions::default();
        let session = sessions.start("user_1", None, "http://127.0.0.1:3000".to_owned(), 1_000);
        assert_eq!(session.status(1_000), "active");
        assert_eq!(session.status(1_000 + SESSION_LIFETIME_MS), "expired");
        sessions.end(&session.id, 2_000);
        assert_eq!(sessions.get(&session.id).expect("the session").status(2_000), "ended");
        assert_eq!(sessions.last_sign_in_ms("user_1"), Some(1_000));
    }

    #[test]
    fn the_number_of_sessions_is_limited() {
        let sessions = Sessions::default();
        let start = || sessions.start("user_1", None, "http://127.0.0.1:3000".to_owned(), 1_000).id;
        let (first, second) = (start(), start());
        for _ in 0..CAPACITY - 1 {
            start();
        }
        assert!(sessions.get(&first).is_none());
        assert!(sessions.get(&second).is_some());
    }

    #[test]
    fn debug_does_not_show_the_refresh_token() {
        let session = Sessions::default().start("user_1", None, "http://127.0.0.1:3000".to_owned(), 1_000);
        let shown = format!("{session:?}");
        assert!(shown.contains(&session.id) && !shown.contains(&session.refresh_token), "{shown}");
    }
}
