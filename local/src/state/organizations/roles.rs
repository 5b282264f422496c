//! The roles of an instance: creating, changing and deleting them.

use crate::errors::ApiError;
use crate::roles::{Permission, Role, SystemPermission};
use crate::state::State;
use crate::state::organization_invitation::InvitationStatus;
use crate::state::role::RoleDefinition;
use crate::state::store::Change;

/// What a new role consists of.
#[derive(Clone, Debug, Default)]
pub struct NewRole {
    /// The name.
    pub name: String,
    /// The key, `org:…`.
    pub key: String,
    /// What it is for.
    pub description: Option<String>,
    /// The IDs of its permissions.
    pub permissions: Vec<String>,
    /// Whether organizations with the initial role set get it.
    pub include_in_initial_role_set: bool,
}

/// What changes about a role.
#[derive(Clone, Debug, Default)]
pub struct RoleChanges {
    /// The name.
    pub name: Option<String>,
    /// The key, `org:…`.
    pub key: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// The IDs of its permissions.
    pub permissions: Option<Vec<String>>,
}

impl State {
    /// The role with this ID.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn role(&self, id: &str) -> Result<&RoleDefinition, ApiError> {
        let role = self.instance.roles.iter().find(|role| role.id == id);
        role.ok_or_else(|| ApiError::missing("role", id))
    }

    /// The role with this key.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub(super) fn role_with_key(&self, key: &str) -> Result<&RoleDefinition, ApiError> {
        let role = self.instance.roles.iter().find(|role| role.key.key() == key);
        role.ok_or_else(|| ApiError::not_found(format!("There is no role with the key {key:?}.")))
    }

    fn role_key(&self, key: &str, own: Option<&str>) -> Result<Role, ApiError> {
        if self.instance.roles.iter().any(|role| role.key.key() == key && Some(role.id.as_str()) != own) {
            return Err(ApiError::key_taken("role", key));
        }
        let parsed = Role::try_from(key.to_owned()).ok().filter(|role| is_name(role.short()));
        parsed.ok_or_else(|| {
            let fault = format!(
                "must be \"org:\" and lower-case letters, digits and underscores, such as \"org:editor\", not {key:?}"
            );
            ApiError::parameter_invalid("key", fault)
        })
    }

    fn permission_keys(&self, ids: &[String]) -> Result<Vec<Permission>, ApiError> {
        ids.iter().map(|id| self.permission(id).map(|one| one.key.clone())).collect()
    }

    /// Checks that a role which creators of organizations have can manage them.
    fn check_creator_role(&self, role: &Role, permissions: &[Permission]) -> Result<(), ApiError> {
        if !self.instance.role_sets.iter().any(|set| set.creator_role == *role) {
            return Ok(());
        }
        check_creator_permissions(permissions)
    }

    fn check_role_unused(&self, role: &Role) -> Result<(), ApiError> {
        if self.instance.role_sets.iter().any(|set| set.creator_role == *role) {
            return Err(ApiError::role_of_creators());
        }
        let is_default = self.instance.role_sets.iter().any(|set| set.default_role == *role)
            || self.instance.organization_settings.domains_default_role.as_ref() == Some(role);
        if is_default {
            return Err(ApiError::role_of_new_members());
        }
        let mut memberships = self.users.iter().flat_map(|user| &user.organization_memberships);
        if memberships.any(|one| one.role == *role) {
            return Err(ApiError::role_assigned());
        }
        let is_pending = |status| status == InvitationStatus::Pending;
        if self.organization_invitations.iter().any(|one| one.role == *role && is_pending(one.status)) {
            return Err(ApiError::role_in_invitations());
        }
        Ok(())
    }
}

/// Checks that these permissions include those that creators of organizations need.
pub(super) fn check_creator_permissions(permissions: &[Permission]) -> Result<(), ApiError> {
    let missing: Vec<&str> = SystemPermission::OF_CREATORS
        .iter()
        .filter(|one| !permissions.contains(&one.permission()))
        .map(|one| one.key())
        .collect();
    if missing.is_empty() { Ok(()) } else { Err(ApiError::creator_permissions_missing(&missing.join(", "))) }
}

impl Change<'_> {
    /// Creates a role.
    ///
    /// # Errors
    /// 422 if the key is invalid or taken, or the name is empty; 404 if a permission does not exist.
    pub fn create_role(&mut self, new: NewRole) -> Result<RoleDefinition, ApiError> {
        check_label(&new.name)?;
        let key = self.role_key(&new.key, None)?;
        let permissions = self.permission_keys(&new.permissions)?;
        let role = RoleDefinition {
            description: new.description,
            permissions,
            ..RoleDefinition::new(key.clone(), new.name, self.now_ms())
        };
        self.instance.roles.push(role.clone());
        if new.include_in_initial_role_set {
            for set in self.instance.role_sets.iter_mut().filter(|set| set.initial) {
                set.roles.push(key.clone());
            }
        }
        self.happened("role.created", &role.id, format!("The role {} was created", role.name));
        Ok(role)
    }

    /// Changes a role, and its key wherever it is used.
    ///
    /// # Errors
    /// 404 if it or a permission does not exist, 422 if the key is invalid or taken, the name is empty, or a role of
    /// creators would lose a permission that they need.
    pub fn update_role(&mut self, id: &str, changes: RoleChanges) -> Result<(), ApiError> {
        let old = self.role(id)?.key.clone();
        changes.name.as_deref().map_or(Ok(()), check_label)?;
        let key = changes.key.map(|key| self.role_key(&key, Some(id))).transpose()?;
        let permissions = changes.permissions.map(|ids| self.permission_keys(&ids)).transpose()?;
        if let Some(permissions) = &permissions {
            self.check_creator_role(&old, permissions)?;
        }
        if let Some(new) = &key {
            self.rename_role(&old, new);
        }
        self.change_role_definition(id, |role| {
            super::set(&mut role.name, changes.name);
            super::set(&mut role.key, key);
            super::set(&mut role.permissions, permissions);
            role.description = changes.description.or(role.description.take());
        });
        Ok(())
    }

    /// Deletes a role that is not used.
    ///
    /// # Errors
    /// 404 if it does not exist, 422 if it is used.
    pub fn delete_role(&mut self, id: &str) -> Result<(), ApiError> {
        let role = self.role(id)?.clone();
        self.check_role_unused(&role.key)?;
        let before = State { instance: self.instance.clone(), ..State::default() };
        self.instance.roles.retain(|one| one.id != id);
        for set in &mut self.instance.role_sets {
            set.roles.retain(|one| *one != role.key);
        }
        self.deleted("role.deleted", id, format!("The role {} was deleted", role.name), before);
        Ok(())
    }

    /// Adds a permission to a role.
    ///
    /// # Errors
    /// 404 if one of the two does not exist, 409 if the role has the permission already.
    pub fn assign_permission(&mut self, role_id: &str, permission_id: &str) -> Result<(), ApiError> {
        let permission = self.permission(permission_id)?.key.clone();
        if self.role(role_id)?.permissions.contains(&permission) {
            return Err(ApiError::permission_assigned(&permission.key()));
        }
        self.change_role_definition(role_id, |role| role.permissions.push(permission));
        Ok(())
    }

    /// Takes a permission from a role.
    ///
    /// # Errors
    /// 404 if one of the two does not exist or the role does not have the permission, 422 if it is a role of creators,
    /// who need the permission.
    pub fn remove_permission(&mut self, role_id: &str, permission_id: &str) -> Result<(), ApiError> {
        let permission = self.permission(permission_id)?.key.clone();
        let role = self.role(role_id)?;
        if !role.permissions.contains(&permission) {
            let fault =
                format!("The role {} does not have the permission {:?}.", role.name, permission.key());
            return Err(ApiError::not_found(fault));
        }
        let left: Vec<Permission> =
            role.permissions.iter().filter(|one| **one != permission).cloned().collect();
        self.check_creator_role(&role.key, &left)?;
        self.change_role_definition(role_id, |role| role.permissions = left);
        Ok(())
    }

    fn change_role_definition(&mut self, id: &str, change: impl FnOnce(&mut RoleDefinition)) {
        let now_ms = self.now_ms();
        let Some(role) = self.instance.roles.iter_mut().find(|role| role.id == id) else { return };
        change(role);
        role.updated_at = now_ms;
        let summary = format!("The role {} was changed", role.name);
        self.happened("role.updated", id, summary);
    }

    fn rename_role(&mut self, old: &Role, new: &Role) {
        let rename = |role: &mut Role| {
            if role == old {
                role.clone_from(new);
            }
        };
        self.users.change_each(
            |user| user.organization_memberships.iter().any(|one| one.role == *old),
            |user| user.organization_memberships.iter_mut().for_each(|one| rename(&mut one.role)),
        );
        self.organization_invitations.change_each(|one| one.role == *old, |one| rename(&mut one.role));
        for set in &mut self.instance.role_sets {
            set.roles.iter_mut().for_each(rename);
            rename(&mut set.default_role);
            rename(&mut set.creator_role);
        }
        self.instance.organization_settings.domains_default_role.iter_mut().for_each(rename);
    }
}

/// Checks the name of a role, a permission or a role set.
pub(super) fn check_label(name: &str) -> Result<(), ApiError> {
    if name.trim().is_empty() { Err(ApiError::parameter_empty("name")) } else { Ok(()) }
}

/// Whether this consists of lower-case letters, digits and underscores.
pub(super) fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}
