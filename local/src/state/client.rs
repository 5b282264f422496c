//! Clients: the browsers that are known, and what happens in each of them.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::table::Row;
use crate::ids;

/// A browser. `Debug` does not show the token.
#[derive(Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Client {
    /// `client_…`
    pub id: String,
    /// Identifies the browser: `dvb_…`, in its cookie `__clerk_db_jwt`.
    pub token: String,
    /// Its sessions that the user has not removed, the oldest first.
    #[serde(default)]
    pub session_ids: Vec<String>,
    /// The session that was last used.
    #[serde(default)]
    pub last_active_session_id: Option<String>,
    /// The sign-in that is in progress or was the last one.
    #[serde(default)]
    pub sign_in_id: Option<String>,
    /// The sign-up that is in progress or was the last one.
    #[serde(default)]
    pub sign_up_id: Option<String>,
    /// When it was first seen, in Unix milliseconds.
    pub created_at: i64,
    /// When a session of it last started or ended, in Unix milliseconds: tokens from before are stale (the cookie
    /// `__client_uat`), so nothing else may move it.
    pub updated_at: i64,
}

impl Client {
    /// A browser that was not seen before.
    pub fn new(now_ms: i64) -> Self {
        Self {
            id: ids::resource_id("client"),
            token: ids::resource_id("dvb"),
            session_ids: Vec::new(),
            last_active_session_id: None,
            sign_in_id: None,
            sign_up_id: None,
            created_at: now_ms,
            updated_at: now_ms,
        }
    }
}

/// By its token, because that is what browsers send.
impl Row for Client {
    const CAPACITY: usize = 10_000;

    fn key(&self) -> &str {
        &self.token
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Client");
        shown.field("id", &self.id).field("session_ids", &self.session_ids).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_does_not_show_the_token() {
        let client = Client::new(0);
        assert!(!format!("{client:?}").contains(&client.token));
    }
}
