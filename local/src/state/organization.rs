//! Organizations and invitations to them.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::default_creation_ms;
use super::table::Row;
use crate::ids;
use crate::roles::Role;

/// How many members an organization can have by default, as with Clerk's free plan.
pub const MAX_MEMBERSHIPS: u32 = 100;

/// An organization.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Organization {
    /// The ID, `org_…` with Clerk.
    pub id: String,
    /// The display name.
    pub name: String,
    /// The name in URLs.
    pub slug: String,
    /// The user who created it; in seeds the first member by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_by: Option<String>,
    /// How many members it can have.
    #[serde(default = "max_memberships")]
    pub max_allowed_memberships: u32,
    /// Whether its admins may delete it.
    #[serde(default = "yes")]
    pub admin_delete_enabled: bool,
    /// Metadata that the frontend may read.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub public_metadata: Map<String, Value>,
    /// Metadata for the backend only.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub private_metadata: Map<String, Value>,
    /// When it was created, in Unix milliseconds.
    #[serde(default = "default_creation_ms")]
    pub created_at: i64,
    /// When it last changed, in Unix milliseconds; in seeds `created_at` by default.
    #[serde(default)]
    pub updated_at: i64,
}

/// An invitation to an organization.
#[derive(Clone, Debug, Deserialize, Serialize)]
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
    /// `pending`, `accepted` or `revoked`.
    pub status: InvitationStatus,
    /// Metadata that the frontend may read.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub public_metadata: Map<String, Value>,
    /// Metadata for the backend only.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub private_metadata: Map<String, Value>,
    /// When it was made, in Unix milliseconds.
    pub created_at: i64,
    /// When it last changed, in Unix milliseconds.
    pub updated_at: i64,
}

/// The status of an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InvitationStatus {
    /// Not yet answered.
    Pending,
    /// The user is a member.
    Accepted,
    /// Taken back.
    Revoked,
}

impl Organization {
    /// A new organization without members.
    pub fn new(name: &str, slug: &str, created_by: Option<String>, now_ms: i64) -> Self {
        Self {
            id: ids::resource_id("org"),
            name: name.to_owned(),
            slug: slug.to_owned(),
            created_by,
            max_allowed_memberships: MAX_MEMBERSHIPS,
            admin_delete_enabled: true,
            public_metadata: Map::new(),
            private_metadata: Map::new(),
            created_at: now_ms,
            updated_at: now_ms,
        }
    }
}

impl Row for Organization {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Row for OrganizationInvitation {
    fn id(&self) -> &str {
        &self.id
    }
}

fn max_memberships() -> u32 {
    MAX_MEMBERSHIPS
}

fn yes() -> bool {
    true
}
