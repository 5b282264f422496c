//! Role sets: which roles an organization has.

use serde::{Deserialize, Serialize};

use super::defaults::{default_creation_ms, is_false};
use crate::ids;
use crate::roles::Role;

/// What the keys of role sets start with.
pub const PREFIX: &str = "role_set:";

/// A set of roles.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RoleSet {
    /// The ID, `roleset_…`; in seeds derived from the key by default.
    #[serde(default)]
    pub id: String,
    /// The key, `role_set:…`.
    pub key: String,
    /// The name.
    pub name: String,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The roles.
    pub roles: Vec<Role>,
    /// The role of new members.
    pub default_role: Role,
    /// The role of users who create an organization.
    pub creator_role: Role,
    /// Whether new organizations have it. One set has to be the initial one.
    #[serde(default, skip_serializing_if = "is_false")]
    pub initial: bool,
    /// When it was created, in Unix milliseconds.
    #[serde(default = "default_creation_ms")]
    pub created_at: i64,
    /// When it last changed, in Unix milliseconds; in seeds `created_at` by default.
    #[serde(default)]
    pub updated_at: i64,
}

impl RoleSet {
    /// The set of an instance that defines none: all roles, with `org:admin` for creators and `org:member` for others
    /// if they exist, or else the first and the last one. `None` without roles.
    pub(super) fn of_all(roles: Vec<Role>) -> Option<Self> {
        let named = |key: &str| roles.iter().find(|role| role.key() == key);
        let default_role = named("org:member").or(roles.last())?.clone();
        let creator_role = named("org:admin").or(roles.first())?.clone();
        Some(Self {
            id: String::new(),
            key: format!("{PREFIX}default"),
            name: "Default".to_owned(),
            description: None,
            roles,
            default_role,
            creator_role,
            initial: true,
            created_at: default_creation_ms(),
            updated_at: 0,
        })
    }

    /// A new set without a description, not the initial one.
    pub(super) fn new(
        key: String,
        name: String,
        roles: Vec<Role>,
        default: Role,
        creator: Role,
        now_ms: i64,
    ) -> Self {
        Self {
            id: ids::resource_id("roleset"),
            key,
            name,
            description: None,
            roles,
            default_role: default,
            creator_role: creator,
            initial: false,
            created_at: now_ms,
            updated_at: now_ms,
        }
    }

    /// Fills in what seeds may leave out.
    pub(super) fn complete(&mut self) {
        if self.id.is_empty() {
            self.id = format!("roleset_{}", self.key.trim_start_matches(PREFIX));
        }
        self.updated_at = self.updated_at.max(self.created_at);
    }
}
