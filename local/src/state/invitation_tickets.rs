//! The tickets of invitations: whose email address they prove, and what accepting them does.

use super::State;
use super::store::Change;
use crate::errors::ApiError;

/// What the ticket of a usable invitation says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationTicket {
    /// The ID of the invitation: to sign up, or to an organization.
    pub invitation_id: String,
    /// Who is invited.
    pub email_address: String,
    /// Where the link leads in the end.
    pub redirect_url: Option<String>,
}

impl State {
    /// The invitation with this ticket, if there is one.
    ///
    /// # Errors
    /// 400 if it was accepted, was revoked or has expired.
    pub fn invitation_ticket(&self, ticket: &str, now_ms: i64) -> Result<Option<InvitationTicket>, ApiError> {
        if let Some(one) = self.invitation_with_ticket(ticket) {
            match one.status(now_ms) {
                "pending" => {}
                "accepted" => return Err(ApiError::ticket_accepted()),
                "revoked" => return Err(ApiError::ticket_revoked()),
                _ => return Err(ApiError::ticket_expired()),
            }
            return Ok(Some(InvitationTicket {
                invitation_id: one.id.clone(),
                email_address: one.email_address.clone(),
                redirect_url: one.redirect_url.clone(),
            }));
        }
        let Some(one) = self.organization_invitation_with_ticket(ticket) else { return Ok(None) };
        match one.status(now_ms) {
            "pending" => {}
            "accepted" => return Err(ApiError::invitation_already_accepted()),
            "revoked" => return Err(ApiError::invitation_revoked()),
            _ => return Err(ApiError::ticket_expired()),
        }
        Ok(Some(InvitationTicket {
            invitation_id: one.id.clone(),
            email_address: one.email_address.clone(),
            redirect_url: one.redirect_url.clone(),
        }))
    }
}

impl Change<'_> {
    /// Accepts an invitation for a user, whose email address it has proved.
    ///
    /// # Errors
    /// 404 if the user does not exist, 400 if the user is a member of the organization already.
    pub fn accept_ticket(&mut self, invitation_id: &str, user_id: &str) -> Result<(), ApiError> {
        self.user(user_id)?;
        match self.accept_invitation_to_sign_up(invitation_id) {
            Some(invitation) => {
                self.user_mut(user_id)?.public_metadata.extend(invitation.public_metadata);
                Ok(())
            }
            None => self.accept_organization_invitation(invitation_id, user_id),
        }
    }
}
