//! Memberships of users in organizations.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::ids;
use crate::roles::{Permission, Role};

/// A user's membership in an organization.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Membership {
    /// The ID, `orgmem_…`; in seeds derived from both IDs by default.
    #[serde(default)]
    pub id: String,
    /// The organization.
    pub organization_id: String,
    /// The role in it.
    pub role: Role,
    /// The permissions in it, instead of those of the role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permissions: Option<Vec<Permission>>,
    /// Metadata that the frontend may read.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub public_metadata: Map<String, Value>,
    /// Metadata for the backend only.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub private_metadata: Map<String, Value>,
    /// When the user joined, in Unix milliseconds; in seeds when the user signed up by default.
    #[serde(default)]
    pub created_at: i64,
    /// When it last changed, in Unix milliseconds; in seeds `created_at` by default.
    #[serde(default)]
    pub updated_at: i64,
}

impl Membership {
    /// A new membership with the permissions of its role.
    pub fn new(organization_id: &str, role: Role, now_ms: i64) -> Self {
        Self {
            id: ids::resource_id("orgmem"),
            organization_id: organization_id.to_owned(),
            role,
            permissions: None,
            public_metadata: Map::new(),
            private_metadata: Map::new(),
            created_at: now_ms,
            updated_at: now_ms,
        }
    }
}
