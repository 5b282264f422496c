//! Role sets.

use serde_json::{Value, json};

use super::View;
use crate::roles::Role;
use crate::state::role_set::RoleSet;

impl View<'_> {
    /// A role set with its roles.
    pub(crate) fn role_set(&self, set: &RoleSet) -> Value {
        let item = |key: &Role| {
            let role = self.state.instance.role(key)?;
            let members = self.state.members_with_role(set, key);
            Some(json!({
                "object": "role_set_item",
                "id": role.id,
                "name": role.name,
                "key": role.key,
                "description": role.description,
                "members_count": members,
                "has_members": members > 0,
                "created_at": role.created_at,
                "updated_at": role.updated_at,
            }))
        };
        json!({
            "object": "role_set",
            "id": set.id,
            "name": set.name,
            "key": set.key,
            "description": set.description,
            "roles": set.roles.iter().filter_map(item).collect::<Vec<_>>(),
            "default_role": item(&set.default_role),
            "creator_role": item(&set.creator_role),
            "type": if set.initial { "initial" } else { "custom" },
            "role_set_migration": null,
            "created_at": set.created_at,
            "updated_at": set.updated_at,
        })
    }
}
