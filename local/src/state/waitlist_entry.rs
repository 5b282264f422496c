//! The waitlist.

use serde::{Deserialize, Serialize};

use super::table::Row;

/// A person who waits for an invitation.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct WaitlistEntry {
    /// `wle_…`
    pub id: String,
    /// Who waits.
    pub email_address: String,
    /// What became of it.
    #[serde(default)]
    pub status: WaitlistStatus,
    /// The invitation that was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation_id: Option<String>,
    /// When it was made, in Unix milliseconds.
    pub created_at: i64,
    /// When it last changed, in Unix milliseconds.
    pub updated_at: i64,
    /// When the person was invited, in Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invited_at: Option<i64>,
}

/// What became of an entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WaitlistStatus {
    /// The person waits.
    #[default]
    Pending,
    /// The person is invited.
    Invited,
    /// The person was turned down.
    Rejected,
    /// The person has signed up.
    Completed,
}
impl Row for WaitlistEntry {
    fn key(&self) -> &str {
        &self.id
    }
}
