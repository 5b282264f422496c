//! Organizations, memberships and invitations.

use serde_json::{Value, json};

use super::View;
use crate::state::membership::Membership;
use crate::state::organization::{InvitationStatus, Organization};
use crate::state::user::User;

impl View<'_> {
    /// An organization.
    pub(crate) fn organization(&self, organization: &Organization) -> Value {
        let id = &organization.id;
        let invitations = self.state.organization_invitations.iter();
        let pending = invitations
            .filter(|one| one.organization_id == *id && one.status == InvitationStatus::Pending)
            .count();
        self.without_private_fields(json!({
            "object": "organization",
            "id": id,
            "name": organization.name,
            "slug": organization.slug,
            "image_url": self.image_url(id),
            "has_image": self.has_image(id),
            "members_count": self.state.members(id).count(),
            "missing_member_with_elevated_permissions": false,
            "pending_invitations_count": pending,
            "max_allowed_memberships": organization.max_allowed_memberships,
            "admin_delete_enabled": organization.admin_delete_enabled,
            "public_metadata": organization.public_metadata,
            "private_metadata": organization.private_metadata,
            "created_by": organization.created_by,
            "created_at": organization.created_at,
            "updated_at": organization.updated_at,
            "last_active_at": organization.updated_at,
            "role_set_key": null,
        }))
    }

    /// A user's membership, with the organization inside.
    pub(crate) fn membership(&self, user: &User, membership: &Membership) -> Value {
        let organization = self.state.organizations.get(&membership.organization_id);
        self.without_private_fields(json!({
            "id": membership.id,
            "object": "organization_membership",
            "role": membership.role,
            "role_name": membership.role.display_name(),
            "permissions": self.state.permissions(membership),
            "public_metadata": membership.public_metadata,
            "private_metadata": membership.private_metadata,
            "organization": organization.map(|one| self.organization(one)),
            "public_user_data": self.public_user_data(user),
            "created_at": membership.created_at,
            "updated_at": membership.created_at,
        }))
    }
}
