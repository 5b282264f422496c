//! Invitations to sign up.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::table::Row;

/// How long an invitation is valid by default, in days.
pub const DEFAULT_LIFETIME_DAYS: i64 = 30;
/// How long an invitation can be valid, in days.
pub(super) const MAX_LIFETIME_DAYS: i64 = 365;
pub(super) const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// An invitation to sign up. `Debug` does not show the ticket.
#[derive(Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Invitation {
    /// `inv_…`
    pub id: String,
    /// Who is invited.
    pub email_address: String,
    /// What the strategy `ticket` takes.
    pub ticket: String,
    /// What becomes of the public metadata of the user.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub public_metadata: Map<String, Value>,
    /// Where the link leads in the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redirect_url: Option<String>,
    /// What became of it.
    #[serde(default)]
    pub status: InvitationStatus,
    /// When it was made, in Unix milliseconds.
    pub created_at: i64,
    /// When it last changed, in Unix milliseconds.
    pub updated_at: i64,
    /// Until when it can be accepted, in Unix milliseconds.
    pub expires_at: i64,
}

/// What became of an invitation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InvitationStatus {
    /// It can be accepted.
    #[default]
    Pending,
    /// The person signed up.
    Accepted,
    /// It was taken back.
    Revoked,
}

/// What a new invitation consists of.
#[derive(Clone, Debug, Default)]
pub struct NewInvitation {
    /// Who is invited.
    pub email_address: String,
    /// For how many days; 30 by default.
    pub expires_in_days: Option<i64>,
    /// Whether a user with this address, or another invitation, does not matter.
    pub ignore_existing: bool,
    /// Whether an email is sent.
    pub notify: bool,
    /// What becomes of the public metadata of the user.
    pub public_metadata: Map<String, Value>,
    /// Where the link leads in the end.
    pub redirect_url: Option<String>,
}

impl Invitation {
    /// `pending`, `accepted`, `revoked` or `expired`.
    pub fn status(&self, now_ms: i64) -> &'static str {
        match self.status {
            InvitationStatus::Accepted => "accepted",
            InvitationStatus::Revoked => "revoked",
            InvitationStatus::Pending if now_ms >= self.expires_at => "expired",
            InvitationStatus::Pending => "pending",
        }
    }

    /// Whether it can be accepted.
    pub fn is_pending(&self, now_ms: i64) -> bool {
        self.status == InvitationStatus::Pending && now_ms < self.expires_at
    }
}
impl Row for Invitation {
    fn key(&self) -> &str {
        &self.id
    }
}

impl fmt::Debug for Invitation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Invitation").field("id", &self.id).finish_non_exhaustive()
    }
}
