//! Invitations to organizations.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use url::Url;

use super::defaults::default_creation_ms;
use super::table::Row;
use super::term::{Field, Term};
use crate::ids;
use crate::roles::Role;

/// How long an invitation is valid by default, as with Clerk: thirty days.
pub const DEFAULT_LIFETIME_DAYS: i64 = 30;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The start of 2100: when invitations of seeds expire by default.
const FAR_FUTURE_MS: i64 = 4_102_444_800_000;

/// An invitation to an organization. `Debug` does not show the ticket.
#[derive(Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct OrganizationInvitation {
    /// The ID, `orginv_…` with Clerk.
    pub id: String,
    /// The organization.
    pub organization_id: String,
    /// Who is invited.
    pub email_address: String,
    /// The role that the user gets.
    pub role: Role,
    /// What became of it.
    #[serde(default)]
    pub status: InvitationStatus,
    /// The member who invites.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inviter_id: Option<String>,
    /// The domain of the organization because of which the user is invited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain_id: Option<String>,
    /// What the link in the email contains.
    #[serde(default = "ids::ticket")]
    pub ticket: String,
    /// Where the link in the email leads in the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redirect_url: Option<String>,
    /// Metadata that the frontend may read; the membership gets it.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub public_metadata: Map<String, Value>,
    /// Metadata for the backend only; the membership gets it.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub private_metadata: Map<String, Value>,
    /// When it was created, in Unix milliseconds.
    #[serde(default = "default_creation_ms")]
    pub created_at: i64,
    /// When it last changed, in Unix milliseconds.
    #[serde(default = "default_creation_ms")]
    pub updated_at: i64,
    /// When it expires, in Unix milliseconds.
    #[serde(default = "far_future")]
    pub expires_at: i64,
}

/// What became of an invitation or of a request. Whether an invitation has expired depends on the time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InvitationStatus {
    /// Not yet answered.
    #[default]
    Pending,
    /// The user is a member.
    Accepted,
    /// Taken back or rejected.
    Revoked,
}

impl OrganizationInvitation {
    /// A new invitation, which is valid for some days.
    pub fn new(organization_id: &str, email_address: &str, role: Role, days: i64, now_ms: i64) -> Self {
        Self {
            id: ids::resource_id("orginv"),
            organization_id: organization_id.to_owned(),
            email_address: email_address.to_owned(),
            role,
            status: InvitationStatus::Pending,
            inviter_id: None,
            domain_id: None,
            ticket: ids::ticket(),
            redirect_url: None,
            public_metadata: Map::new(),
            private_metadata: Map::new(),
            created_at: now_ms,
            updated_at: now_ms,
            expires_at: now_ms.saturating_add(days.saturating_mul(DAY_MS)),
        }
    }

    /// The link in the email: `accept_url` with the ticket.
    pub fn link(&self, accept_url: &Url) -> Url {
        let mut link = accept_url.clone();
        link.query_pairs_mut().append_pair("ticket", &self.ticket);
        link
    }

    /// Whether it can be accepted.
    pub fn is_pending(&self, now_ms: i64) -> bool {
        self.status == InvitationStatus::Pending && now_ms < self.expires_at
    }

    /// `pending`, `accepted`, `revoked` or `expired`.
    pub fn status(&self, now_ms: i64) -> &'static str {
        match self.status {
            InvitationStatus::Pending if now_ms >= self.expires_at => "expired",
            status => status.as_str(),
        }
    }
}

impl InvitationStatus {
    /// As in payloads.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Accepted => "accepted",
            Self::Revoked => "revoked",
        }
    }
}

impl Row for OrganizationInvitation {
    const CAPACITY: usize = 10_000;

    fn key(&self) -> &str {
        &self.id
    }

    fn terms(&self, add: &mut dyn FnMut(Term<'_>)) {
        add(Field::Organization.is(&self.organization_id));
    }
}

impl fmt::Debug for OrganizationInvitation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("OrganizationInvitation");
        shown.field("id", &self.id).field("organization_id", &self.organization_id).finish_non_exhaustive()
    }
}

fn far_future() -> i64 {
    FAR_FUTURE_MS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn invitation() -> OrganizationInvitation {
        let role = Role::try_from("org:member".to_owned()).expect("a role");
        OrganizationInvitation::new("org_1", "ada@example.com", role, 1, 0)
    }

    #[test]
    fn a_pending_invitation_expires() {
        let one = invitation();
        assert_eq!((one.status(DAY_MS - 1), one.is_pending(DAY_MS - 1)), ("pending", true));
        assert_eq!((one.status(DAY_MS), one.is_pending(DAY_MS)), ("expired", false));
        let accepted = OrganizationInvitation { status: InvitationStatus::Accepted, ..one };
        assert_eq!((accepted.status(DAY_MS), accepted.is_pending(0)), ("accepted", false));
    }

    #[test]
    fn debug_does_not_show_the_ticket() {
        let one = invitation();
        assert!(!format!("{one:?}").contains(&one.ticket));
    }
}
