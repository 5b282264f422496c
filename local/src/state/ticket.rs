//! Sign-in tokens: tickets that sign a user in once.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::table::Row;
use crate::ids;

/// A sign-in token. `Debug` does not show the token.
#[derive(Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SignInToken {
    /// `sit_…`
    pub id: String,
    /// What the strategy `ticket` takes.
    pub token: String,
    /// Who is signed in.
    pub user_id: String,
    /// The organization that is active in the session, instead of the user's first one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    /// Who acts as the user in the session, if it is an actor token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<Value>,
    /// The agent that acts as the user, if it is the ticket of an agent task.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<AgentTask>,
    /// How long the session lasts at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session_seconds: Option<i64>,
    /// What became of it.
    pub status: TicketStatus,
    /// When it was made, in Unix milliseconds.
    pub created_at: i64,
    /// When it last changed, in Unix milliseconds.
    pub updated_at: i64,
    /// Until when it can be used, in Unix milliseconds.
    pub expire_at: i64,
}

/// What an agent does for a user.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AgentTask {
    /// The agent.
    pub agent_id: String,
    /// The agent's name.
    pub agent_name: String,
    /// Where the browser goes once it is signed in.
    pub redirect_url: String,
}

/// What became of a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TicketStatus {
    /// It can be used.
    Pending,
    /// It was used.
    Accepted,
    /// It was taken back.
    Revoked,
}

impl SignInToken {
    /// A token that is valid for `lifetime_seconds`.
    pub fn new(user_id: &str, lifetime_seconds: i64, now_ms: i64) -> Self {
        Self {
            id: ids::resource_id("sit"),
            token: ids::ticket(),
            user_id: user_id.to_owned(),
            organization_id: None,
            actor: None,
            agent: None,
            session_seconds: None,
            status: TicketStatus::Pending,
            created_at: now_ms,
            updated_at: now_ms,
            expire_at: now_ms + lifetime_seconds * 1000,
        }
    }

    /// Whether it can be used.
    pub fn is_usable(&self, now_ms: i64) -> bool {
        self.status == TicketStatus::Pending && now_ms < self.expire_at
    }
}

impl Row for SignInToken {
    const CAPACITY: usize = 10_000;

    fn key(&self) -> &str {
        &self.id
    }
}

impl fmt::Debug for SignInToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SignInToken").field("id", &self.id).finish_non_exhaustive()
    }
}
