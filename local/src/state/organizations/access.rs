//! What the members of an organization may do, and which roles they can have.

use crate::errors::ApiError;
use crate::roles::{Role, SystemPermission};
use crate::state::State;
use crate::state::membership::Membership;
use crate::state::organization::Organization;
use crate::state::role::RoleDefinition;
use crate::state::role_set::RoleSet;

impl State {
    /// The organization with this ID or slug, for one of its members.
    ///
    /// # Errors
    /// 404 if the user does not belong to it, or it does not exist; 403 if organizations are disabled.
    pub fn organization_of(
        &self,
        user_id: &str,
        id_or_slug: &str,
    ) -> Result<(&Organization, &Membership), ApiError> {
        self.check_organizations_enabled()?;
        let user = self.user(user_id)?;
        self.organization_by_id_or_slug(id_or_slug)
            .and_then(|organization| Some((organization, user.membership(&organization.id)?)))
            .ok_or_else(ApiError::organization_not_found_or_unauthorized)
    }

    /// The ID of the organization with this ID or slug, for a member with one of the permissions.
    ///
    /// # Errors
    /// As for [`State::organization_of`]; 403 if the member has none of the permissions.
    pub fn permitted(
        &self,
        user_id: &str,
        id_or_slug: &str,
        permissions: &[SystemPermission],
    ) -> Result<String, ApiError> {
        let (organization, membership) = self.organization_of(user_id, id_or_slug)?;
        if permissions.iter().any(|one| self.has_permission(membership, *one)) {
            return Ok(organization.id.clone());
        }
        Err(ApiError::permission_missing(permissions.first().map_or("", |one| one.key())))
    }

    /// Whether a membership includes a permission.
    pub(super) fn has_permission(&self, membership: &Membership, permission: SystemPermission) -> bool {
        self.permissions(membership).contains(&permission.permission())
    }

    /// Whether a member can manage the members of an organization.
    pub fn has_manager(&self, organization_id: &str) -> bool {
        self.members(organization_id)
            .any(|(_, membership)| self.has_permission(membership, SystemPermission::ManageMembers))
    }

    /// The role set of an organization.
    pub fn role_set_of(&self, organization: &Organization) -> Option<&RoleSet> {
        let own = organization.role_set_key.as_ref();
        let own = own.and_then(|key| self.instance.role_sets.iter().find(|set| set.key == *key));
        own.or_else(|| self.instance.initial_role_set())
    }

    /// The roles of an organization.
    pub fn roles_of(&self, organization: &Organization) -> Vec<&RoleDefinition> {
        let roles = self.role_set_of(organization).map(|set| set.roles.as_slice()).unwrap_or_default();
        roles.iter().filter_map(|key| self.instance.role(key)).collect()
    }

    /// The role with this key, if the organization has it.
    ///
    /// # Errors
    /// 404 if not.
    pub fn role_in(&self, organization_id: &str, key: &str) -> Result<Role, ApiError> {
        let roles = self.roles_of(self.organization(organization_id)?);
        let found = roles.iter().find(|role| role.key.key() == key);
        found.map(|role| role.key.clone()).ok_or_else(|| {
            let available: Vec<String> = roles.iter().map(|role| role.key.key()).collect();
            ApiError::role_not_found(key, &available.join(", "))
        })
    }

    /// The role of members who join an organization through a domain: that of the settings, or else that of new
    /// members.
    pub(super) fn domain_role(&self, organization: &Organization) -> Option<Role> {
        let set = self.role_set_of(organization)?;
        let own = self.instance.organization_settings.domains_default_role.as_ref();
        Some(own.filter(|role| set.roles.contains(role)).unwrap_or(&set.default_role).clone())
    }
}
