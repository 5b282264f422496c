//! Inviting to an organization, and what becomes of invitations.

use serde_json::{Map, Value};
use url::Url;

use crate::errors::ApiError;
use crate::state::State;
use crate::state::identifiers::email_address;
use crate::state::message::Message;
use crate::state::organization_invitation::{
    DEFAULT_LIFETIME_DAYS, InvitationStatus, OrganizationInvitation,
};
use crate::state::store::Change;
use crate::state::term::Field;
use crate::state::user::User;

/// How long an invitation can be valid, in days.
const MAX_LIFETIME_DAYS: i64 = 365;

/// What a new invitation consists of.
#[derive(Clone, Debug)]
pub struct NewInvitation {
    /// Who is invited.
    pub email_address: String,
    /// The key of the role that the user gets.
    pub role: String,
    /// The member who invites.
    pub inviter_id: Option<String>,
    /// Where the link in the email leads in the end.
    pub redirect_url: Option<String>,
    /// For how many days it is valid; 30 by default.
    pub expires_in_days: Option<i64>,
    /// Whether an email is sent.
    pub notify: bool,
    /// Metadata that the frontend may read.
    pub public_metadata: Map<String, Value>,
    /// Metadata for the backend only.
    pub private_metadata: Map<String, Value>,
}

impl State {
    /// The invitation of an organization with this ID.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn organization_invitation(
        &self,
        organization_id: &str,
        id: &str,
    ) -> Result<&OrganizationInvitation, ApiError> {
        let invitation = self.organization_invitations.get(id);
        invitation
            .filter(|one| one.organization_id == organization_id)
            .ok_or_else(|| ApiError::invitation_not_found(id))
    }

    /// The invitation with this ticket.
    pub fn organization_invitation_with_ticket(&self, ticket: &str) -> Option<&OrganizationInvitation> {
        self.organization_invitations.iter().find(|one| one.ticket == ticket)
    }

    /// The invitations of an organization by its members and backends, the newest first. Those that come from domains
    /// are not among them.
    pub fn invitations_of(&self, organization_id: &str) -> impl Iterator<Item = &OrganizationInvitation> {
        let invitations = self.organization_invitations.with(Field::Organization.is(organization_id)).rev();
        invitations.filter(|one| one.domain_id.is_none())
    }

    /// Those of [`State::invitations_of`] that can be accepted.
    pub fn pending_invitations(
        &self,
        organization_id: &str,
        now_ms: i64,
    ) -> impl Iterator<Item = &OrganizationInvitation> {
        self.invitations_of(organization_id).filter(move |one| one.is_pending(now_ms))
    }

    /// Checks an invitation that is about to be made.
    fn check_invitation(&self, organization_id: &str, new: &NewInvitation) -> Result<(), ApiError> {
        let address = &new.email_address;
        email_address(address)?;
        self.role_in(organization_id, &new.role)?;
        if self.members(organization_id).any(|(user, _)| user.has_verified_email_address(address)) {
            return Err(ApiError::already_a_member(address));
        }
        let days = new.expires_in_days.unwrap_or(DEFAULT_LIFETIME_DAYS);
        if !(1..=MAX_LIFETIME_DAYS).contains(&days) {
            let fault = format!("must be between 1 and {MAX_LIFETIME_DAYS}");
            return Err(ApiError::parameter_invalid("expires_in_days", fault));
        }
        match &new.inviter_id {
            Some(user_id) => self.membership(organization_id, user_id).map(|_| ()),
            None => Ok(()),
        }
    }
}

impl Change<'_> {
    /// Invites to an organization: all, or none if one of the invitations is invalid. `accept_url` is the URL of the
    /// links in the emails, which get the ticket as a parameter.
    ///
    /// # Errors
    /// 404 if the organization, a role or an inviter does not exist, 422 if an address or a lifetime is invalid, 400 if
    /// an address belongs to a member or is invited already, 403 if the organization is full.
    pub fn invite(
        &mut self,
        organization_id: &str,
        new: Vec<NewInvitation>,
        accept_url: &Url,
    ) -> Result<Vec<OrganizationInvitation>, ApiError> {
        let now_ms = self.now_ms();
        let organization = self.organization(organization_id)?;
        for one in &new {
            self.check_invitation(organization_id, one)?;
        }
        let duplicates = self.duplicates(organization_id, &new);
        if !duplicates.is_empty() {
            return Err(ApiError::invitation_duplicate(duplicates));
        }
        self.check_quota(organization, new.len(), now_ms)?;
        new.into_iter().map(|one| self.add_invitation(organization_id, one, accept_url)).collect()
    }

    /// Takes a pending invitation back.
    ///
    /// # Errors
    /// 404 if it does not exist or is not pending.
    pub fn revoke_invitation(&mut self, organization_id: &str, id: &str) -> Result<(), ApiError> {
        let invitation = self.organization_invitation(organization_id, id)?;
        if !invitation.is_pending(self.now_ms()) {
            return Err(ApiError::invitation_not_pending(invitation.status(self.now_ms())));
        }
        self.answer_invitation(id, InvitationStatus::Revoked);
        Ok(())
    }

    /// Accepts an invitation to one of the user's verified email addresses.
    ///
    /// # Errors
    /// 404 if there is no such invitation for the user, 400 if it cannot be accepted any more or the user is a member
    /// already.
    pub fn accept_organization_invitation(&mut self, id: &str, user_id: &str) -> Result<(), ApiError> {
        let user = self.user(user_id)?;
        let invitation = self
            .organization_invitations
            .get(id)
            .filter(|one| user.has_verified_email_address(&one.email_address))
            .ok_or_else(|| ApiError::invitation_not_found(id))?
            .clone();
        match invitation.status(self.now_ms()) {
            "pending" => {}
            "accepted" => return Err(ApiError::invitation_already_accepted()),
            "revoked" => return Err(ApiError::invitation_revoked()),
            status => return Err(ApiError::invitation_not_pending(status)),
        }
        let organization_id = &invitation.organization_id;
        self.organization(organization_id)?;
        if user.membership(organization_id).is_some() {
            return Err(ApiError::already_a_member(&invitation.email_address));
        }
        // The place of an invitation is reserved, that of a domain's is not.
        if invitation.domain_id.is_some() {
            self.check_quota(self.organization(organization_id)?, 1, self.now_ms())?;
        }
        self.answer_invitation(id, InvitationStatus::Accepted);
        let OrganizationInvitation { organization_id, role, public_metadata, private_metadata, .. } =
            invitation;
        self.join(&organization_id, user_id, role, public_metadata, private_metadata);
        Ok(())
    }

    /// The addresses that are in the list twice, or that have a pending invitation.
    fn duplicates(&self, organization_id: &str, new: &[NewInvitation]) -> Vec<String> {
        let is_pending = |address: &str| {
            self.pending_invitations(organization_id, self.now_ms())
                .any(|one| one.email_address.eq_ignore_ascii_case(address))
        };
        let addresses: Vec<&str> = new.iter().map(|one| one.email_address.as_str()).collect();
        addresses
            .iter()
            .enumerate()
            .filter(|(index, address)| {
                is_pending(address)
                    || addresses[..*index].iter().any(|other| other.eq_ignore_ascii_case(address))
            })
            .map(|(_, address)| (*address).to_owned())
            .collect()
    }

    fn add_invitation(
        &mut self,
        organization_id: &str,
        new: NewInvitation,
        accept_url: &Url,
    ) -> Result<OrganizationInvitation, ApiError> {
        let now_ms = self.now_ms();
        let role = self.role_in(organization_id, &new.role)?;
        let days = new.expires_in_days.unwrap_or(DEFAULT_LIFETIME_DAYS);
        let address = email_address(&new.email_address)?;
        let invitation = OrganizationInvitation {
            inviter_id: new.inviter_id,
            redirect_url: new.redirect_url,
            public_metadata: new.public_metadata,
            private_metadata: new.private_metadata,
            ..OrganizationInvitation::new(organization_id, &address, role, days, now_ms)
        };
        if new.notify {
            self.send_invitation(&invitation, accept_url);
        }
        self.organization_invitations.insert(invitation.clone());
        let summary = format!("{address} was invited to {}", self.organization_name(organization_id));
        self.happened("organizationInvitation.created", &invitation.id, summary);
        Ok(invitation)
    }

    fn send_invitation(&mut self, invitation: &OrganizationInvitation, accept_url: &Url) {
        let inviter = invitation.inviter_id.as_deref().and_then(|id| self.users.get(id));
        let organization = self.organization_name(&invitation.organization_id);
        let subject = match inviter.map(User::display_name) {
            Some(name) => format!("{name} invites you to join {organization}"),
            None => format!("You are invited to join {organization}"),
        };
        let link = invitation.link(accept_url);
        let address = &invitation.email_address;
        let message =
            Message::with_link(address, "organization_invitation", subject, link.as_str(), self.now_ms());
        self.send(message);
    }

    fn answer_invitation(&mut self, id: &str, status: InvitationStatus) {
        let now_ms = self.now_ms();
        let Some(invitation) = self.organization_invitations.get_mut(id) else { return };
        invitation.status = status;
        invitation.updated_at = now_ms;
        let kind = match status {
            InvitationStatus::Accepted => "organizationInvitation.accepted",
            _ => "organizationInvitation.revoked",
        };
        let summary = format!("The invitation of {} was {}", invitation.email_address, status.as_str());
        self.happened(kind, id, summary);
    }
}
