//! The permissions of an instance: creating, changing and deleting them.

use super::roles::{check_label, is_name};
use crate::errors::ApiError;
use crate::roles::Permission;
use crate::state::State;
use crate::state::role::PermissionDefinition;
use crate::state::store::Change;

/// What changes about a permission.
#[derive(Clone, Debug, Default)]
pub struct PermissionChanges {
    /// The name.
    pub name: Option<String>,
    /// The key, `org:feature:action`.
    pub key: Option<String>,
    /// What it allows.
    pub description: Option<String>,
}

impl State {
    /// The permission with this ID.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn permission(&self, id: &str) -> Result<&PermissionDefinition, ApiError> {
        let permission = self.instance.permissions.iter().find(|one| one.id == id);
        permission.ok_or_else(|| ApiError::missing("permission", id))
    }

    fn permission_key(&self, key: &str, own: Option<&str>) -> Result<Permission, ApiError> {
        let mut others = self.instance.permissions.iter().filter(|one| Some(one.id.as_str()) != own);
        if others.any(|one| one.key.key() == key) {
            return Err(ApiError::key_taken("permission", key));
        }
        let parsed = Permission::try_from(key.to_owned()).ok();
        parsed.filter(|one| is_name(one.feature()) && is_name(one.name()) && !one.is_system()).ok_or_else(
            || {
                let fault = format!(
                    "must be \"org:feature:action\" in lower-case letters, digits and underscores, such as \
                     \"org:invoices:read\", and not start with \"org:sys_\", but is {key:?}"
                );
                ApiError::parameter_invalid("key", fault)
            },
        )
    }

    fn custom_permission(&self, id: &str) -> Result<&PermissionDefinition, ApiError> {
        let permission = self.permission(id)?;
        if permission.key.is_system() {
            return Err(ApiError::permission_of_system(&permission.key.key()));
        }
        Ok(permission)
    }
}

impl Change<'_> {
    /// Creates a permission.
    ///
    /// # Errors
    /// 422 if the key is invalid or taken, or the name is empty.
    pub fn create_permission(
        &mut self,
        name: String,
        key: &str,
        description: String,
    ) -> Result<PermissionDefinition, ApiError> {
        check_label(&name)?;
        let key = self.permission_key(key, None)?;
        let permission =
            PermissionDefinition { description, ..PermissionDefinition::new(key, name, self.now_ms()) };
        self.instance.permissions.push(permission.clone());
        let summary = format!("The permission {} was created", permission.key.key());
        self.happened("permission.created", &permission.id, summary);
        Ok(permission)
    }

    /// Changes a permission, and its key wherever it is used.
    ///
    /// # Errors
    /// 404 if it does not exist, 403 if Clerk defines it, 422 if the key is invalid or taken, or the name is empty.
    pub fn update_permission(&mut self, id: &str, changes: PermissionChanges) -> Result<(), ApiError> {
        let old = self.custom_permission(id)?.key.clone();
        changes.name.as_deref().map_or(Ok(()), check_label)?;
        let key = changes.key.map(|key| self.permission_key(&key, Some(id))).transpose()?;
        if let Some(new) = &key {
            self.each_permission_list(|list| {
                list.iter_mut().filter(|one| **one == old).for_each(|one| one.clone_from(new));
            });
        }
        let now_ms = self.now_ms();
        if let Some(permission) = self.instance.permissions.iter_mut().find(|one| one.id == id) {
            super::set(&mut permission.name, changes.name);
            super::set(&mut permission.key, key);
            super::set(&mut permission.description, changes.description);
            permission.updated_at = now_ms;
        }
        self.happened("permission.updated", id, format!("The permission {} was changed", old.key()));
        Ok(())
    }

    /// Deletes a permission, also from roles.
    ///
    /// # Errors
    /// 404 if it does not exist, 403 if Clerk defines it.
    pub fn delete_permission(&mut self, id: &str) -> Result<(), ApiError> {
        let key = self.custom_permission(id)?.key.clone();
        let before = State { instance: self.instance.clone(), ..State::default() };
        self.each_permission_list(|list| list.retain(|one| *one != key));
        self.instance.permissions.retain(|one| one.id != id);
        self.deleted("permission.deleted", id, format!("The permission {} was deleted", key.key()), before);
        Ok(())
    }

    fn each_permission_list(&mut self, change: impl Fn(&mut Vec<Permission>)) {
        self.instance.roles.iter_mut().for_each(|role| change(&mut role.permissions));
        self.users.change_each(
            |user| user.organization_memberships.iter().any(|one| one.permissions.is_some()),
            |user| {
                let memberships = user.organization_memberships.iter_mut();
                memberships.filter_map(|one| one.permissions.as_mut()).for_each(&change);
            },
        );
    }
}
