//! Roles and permissions.

use serde_json::{Value, json};

use super::View;
use crate::state::role::{PermissionDefinition, RoleDefinition};

impl View<'_> {
    /// A role with its permissions.
    pub(crate) fn role(&self, role: &RoleDefinition) -> Value {
        let all = &self.state.instance.permissions;
        let permissions: Vec<Value> = role
            .permissions
            .iter()
            .filter_map(|key| all.iter().find(|one| one.key == *key))
            .map(|one| self.permission(one))
            .collect();
        json!({
            "object": "role",
            "id": role.id,
            "name": role.name,
            "key": role.key,
            "description": role.description,
            "is_creator_eligible": role.is_creator_eligible(),
            "permissions": permissions,
            "created_at": role.created_at,
            "updated_at": role.updated_at,
        })
    }

    /// A permission.
    pub(crate) fn permission(&self, permission: &PermissionDefinition) -> Value {
        json!({
            "object": "permission",
            "id": permission.id,
            "name": permission.name,
            "key": permission.key,
            "description": permission.description,
            "type": if permission.key.is_system() { "system" } else { "user" },
            "created_at": permission.created_at,
            "updated_at": permission.updated_at,
        })
    }
}
