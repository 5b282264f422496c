//! Invitations to organizations, suggestions and requests to join them.

use serde_json::{Value, json};

use super::{Audience, View};
use crate::errors::ApiError;
use crate::state::organization_invitation::OrganizationInvitation;
use crate::state::organization_suggestion::{MembershipRequest, OrganizationSuggestion};
use crate::state::user::User;

impl View<'_> {
    /// An invitation, as the organization and backends see it.
    pub(crate) fn organization_invitation(&self, invitation: &OrganizationInvitation) -> Value {
        let inviter = invitation.inviter_id.as_deref().and_then(|id| self.state.users.get(id));
        let mut payload = self.without_private_fields(json!({
            "object": "organization_invitation",
            "id": invitation.id,
            "email_address": invitation.email_address,
            "role": invitation.role,
            "role_name": self.state.instance.role_name(&invitation.role),
            "organization_id": invitation.organization_id,
            "inviter_id": invitation.inviter_id,
            "public_inviter_data": inviter.map(|user| self.public_inviter_data(user)),
            "status": invitation.status(self.now_ms),
            "public_metadata": invitation.public_metadata,
            "private_metadata": invitation.private_metadata,
            "expires_at": invitation.expires_at,
            "created_at": invitation.created_at,
            "updated_at": invitation.updated_at,
        }));
        if self.audience == Audience::Backend {
            // The link lets its owner in, so members do not see it.
            let is_pending = invitation.is_pending(self.now_ms);
            let link = is_pending.then(|| invitation.link(&self.local.ticket_url()));
            payload["url"] = json!(link.as_ref().map(url::Url::as_str));
        }
        payload
    }

    fn public_inviter_data(&self, user: &User) -> Value {
        json!({
            "user_id": user.id,
            "first_name": user.first_name,
            "last_name": user.last_name,
            "image_url": self.image_url(&user.id),
            "has_image": self.has_image(&user.id),
            "identifier": user.identifier(),
        })
    }

    /// An invitation with its organization, as the invited user sees it.
    pub(crate) fn invitation_with_organization(&self, invitation: &OrganizationInvitation) -> Value {
        let mut payload = self.organization_invitation(invitation);
        payload["public_organization_data"] = self.public_organization_data(&invitation.organization_id);
        payload
    }

    /// The invitation with this ID, as the invited user sees it.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub(crate) fn own_invitation(&self, id: &str) -> Result<Value, ApiError> {
        let invitation = self.state.organization_invitations.get(id);
        let invitation = invitation.ok_or_else(|| ApiError::invitation_not_found(id))?;
        Ok(self.invitation_with_organization(invitation))
    }

    /// A suggestion, with its organization inside.
    pub(crate) fn organization_suggestion(&self, suggestion: &OrganizationSuggestion) -> Value {
        json!({
            "object": "organization_suggestion",
            "id": suggestion.id,
            "public_organization_data": self.public_organization_data(&suggestion.organization_id),
            "status": suggestion.status.as_str(),
            "created_at": suggestion.created_at,
            "updated_at": suggestion.updated_at,
        })
    }

    /// A request to join, with the user inside.
    pub(crate) fn membership_request(&self, request: &MembershipRequest) -> Value {
        let user = self.state.users.get(&request.user_id);
        json!({
            "object": "organization_membership_request",
            "id": request.id,
            "organization_id": request.organization_id,
            "status": request.status.as_str(),
            "public_user_data": user.map(|user| self.public_user_data(user)),
            "created_at": request.created_at,
            "updated_at": request.updated_at,
        })
    }
}
