//! Organizations and memberships.

use serde_json::{Value, json};

use super::View;
use crate::errors::ApiError;
use crate::state::membership::Membership;
use crate::state::organization::Organization;
use crate::state::user::User;

impl View<'_> {
    /// The organization with this ID.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub(crate) fn organization_with_id(&self, id: &str) -> Result<Value, ApiError> {
        Ok(self.organization(self.state.organization(id)?))
    }

    /// An organization.
    pub(crate) fn organization(&self, organization: &Organization) -> Value {
        let id = &organization.id;
        let mut payload = json!({
            "object": "organization",
            "id": id,
            "name": organization.name,
            "slug": organization.slug,
            "image_url": self.image_url(id),
            "has_image": self.has_image(id),
            "members_count": self.state.members(id).count(),
            "missing_member_with_elevated_permissions": !self.state.has_manager(id),
            "pending_invitations_count": self.state.pending_invitations(id, self.now_ms).count(),
            "max_allowed_memberships": organization.max_allowed_memberships,
            "admin_delete_enabled": organization.admin_delete_enabled,
            "public_metadata": organization.public_metadata,
            "private_metadata": organization.private_metadata,
            "created_at": organization.created_at,
            "updated_at": organization.updated_at,
            "last_active_at": organization.updated_at,
            "role_set_key": self.state.role_set_of(organization).map(|set| &set.key),
        });
        if let Some(user_id) = &organization.created_by {
            payload["created_by"] = Value::from(user_id.as_str());
        }
        self.without_private_fields(payload)
    }

    /// What people see of an organization that they do not belong to.
    pub(crate) fn public_organization_data(&self, id: &str) -> Value {
        let Some(organization) = self.state.organizations.get(id) else { return Value::Null };
        json!({
            "id": organization.id,
            "name": organization.name,
            "slug": organization.slug,
            "image_url": self.image_url(id),
            "has_image": self.has_image(id),
        })
    }

    /// The membership of a user in an organization.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub(crate) fn membership_of(&self, organization_id: &str, user_id: &str) -> Result<Value, ApiError> {
        let membership = self.state.membership(organization_id, user_id)?;
        Ok(self.membership(self.state.user(user_id)?, membership))
    }

    /// A user's membership, with the organization inside.
    pub(crate) fn membership(&self, user: &User, membership: &Membership) -> Value {
        let organization = self.state.organizations.get(&membership.organization_id);
        self.without_private_fields(json!({
            "id": membership.id,
            "object": "organization_membership",
            "role": membership.role,
            "role_name": self.state.instance.role_name(&membership.role),
            "permissions": self.state.permissions(membership),
            "public_metadata": membership.public_metadata,
            "private_metadata": membership.private_metadata,
            "organization": organization.map(|one| self.organization(one)),
            "public_user_data": self.public_user_data(user),
            "created_at": membership.created_at,
            "updated_at": membership.updated_at,
        }))
    }
}
