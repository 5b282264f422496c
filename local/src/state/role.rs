//! What the roles and permissions of an instance are.

use serde::{Deserialize, Serialize};

use super::defaults::default_creation_ms;
use crate::ids;
use crate::roles::{Permission, Role, SystemPermission};

/// A role.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RoleDefinition {
    /// The ID, `role_…`; in seeds derived from the key by default.
    #[serde(default)]
    pub id: String,
    /// The key.
    pub key: Role,
    /// The name; in seeds derived from the key by default.
    #[serde(default)]
    pub name: String,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The permissions of its members.
    #[serde(default)]
    pub permissions: Vec<Permission>,
    /// When it was created, in Unix milliseconds.
    #[serde(default = "default_creation_ms")]
    pub created_at: i64,
    /// When it last changed, in Unix milliseconds; in seeds `created_at` by default.
    #[serde(default)]
    pub updated_at: i64,
}

/// A permission.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PermissionDefinition {
    /// The ID, `perm_…`; in seeds derived from the key by default.
    #[serde(default)]
    pub id: String,
    /// The key.
    pub key: Permission,
    /// The name; in seeds the key by default.
    #[serde(default)]
    pub name: String,
    /// What it allows.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// When it was created, in Unix milliseconds.
    #[serde(default = "default_creation_ms")]
    pub created_at: i64,
    /// When it last changed, in Unix milliseconds; in seeds `created_at` by default.
    #[serde(default)]
    pub updated_at: i64,
}

impl RoleDefinition {
    /// The roles of a new Clerk instance.
    pub fn built_in() -> Vec<Self> {
        let define = |key: &str, permissions: &[SystemPermission]| {
            let key = Role::try_from(key.to_owned()).expect("a valid role");
            let permissions = permissions.iter().map(|one| one.permission()).collect();
            let mut role = Self { permissions, ..Self::undefined(key) };
            role.complete();
            role
        };
        vec![define("org:admin", &SystemPermission::ALL), define("org:member", &SystemPermission::OF_MEMBERS)]
    }

    /// A role of which only the key is known.
    pub(super) fn undefined(key: Role) -> Self {
        Self {
            id: String::new(),
            key,
            name: String::new(),
            description: None,
            permissions: Vec::new(),
            created_at: default_creation_ms(),
            updated_at: 0,
        }
    }

    /// A new role.
    pub(super) fn new(key: Role, name: String, now_ms: i64) -> Self {
        let id = ids::resource_id("role");
        Self { id, name, created_at: now_ms, updated_at: now_ms, ..Self::undefined(key) }
    }

    /// Whether users who create an organization can have it.
    pub fn is_creator_eligible(&self) -> bool {
        SystemPermission::OF_CREATORS.iter().all(|one| self.permissions.contains(&one.permission()))
    }

    /// Fills in what seeds may leave out.
    pub(super) fn complete(&mut self) {
        if self.id.is_empty() {
            self.id = format!("role_{}", self.key.short());
        }
        if self.name.is_empty() {
            self.name = self.key.display_name();
        }
        self.updated_at = self.updated_at.max(self.created_at);
    }
}

impl PermissionDefinition {
    /// A permission of which only the key is known.
    pub(super) fn undefined(key: Permission) -> Self {
        Self {
            id: String::new(),
            key,
            name: String::new(),
            description: String::new(),
            created_at: default_creation_ms(),
            updated_at: 0,
        }
    }

    /// A new permission.
    pub(super) fn new(key: Permission, name: String, now_ms: i64) -> Self {
        let id = ids::resource_id("perm");
        Self { id, name, created_at: now_ms, updated_at: now_ms, ..Self::undefined(key) }
    }

    /// Fills in what seeds may leave out.
    pub(super) fn complete(&mut self) {
        let key = self.key.key();
        if self.id.is_empty() {
            self.id = format!("perm_{}_{}", self.key.feature(), self.key.name());
        }
        if self.name.is_empty() {
            let system = SystemPermission::ALL.into_iter().find(|one| one.key() == key);
            self.name = system.map_or(key, |one| one.display_name().to_owned());
        }
        self.updated_at = self.updated_at.max(self.created_at);
    }
}
