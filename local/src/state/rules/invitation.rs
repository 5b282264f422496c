//! Invitations to sign up: the rules.

use crate::errors::ApiError;
use crate::ids;
use crate::state::State;
use crate::state::identifiers::email_address;
use crate::state::invitation::{
    DAY_MS, DEFAULT_LIFETIME_DAYS, Invitation, InvitationStatus, MAX_LIFETIME_DAYS, NewInvitation,
};
use crate::state::message::Message;
use crate::state::store::Change;
use crate::state::waitlist_entry::WaitlistStatus;

impl State {
    /// The invitation with this ID.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn invitation(&self, id: &str) -> Result<&Invitation, ApiError> {
        self.invitations.get(id).ok_or_else(|| ApiError::missing("invitation", id))
    }

    /// The invitation with this ticket.
    pub fn invitation_with_ticket(&self, ticket: &str) -> Option<&Invitation> {
        self.invitations.iter().find(|one| one.ticket == ticket)
    }

    fn check_invitation_to_sign_up(&self, new: &NewInvitation, now_ms: i64) -> Result<(), ApiError> {
        let address = &email_address(&new.email_address)?;
        let days = new.expires_in_days.unwrap_or(DEFAULT_LIFETIME_DAYS);
        if !(1..=MAX_LIFETIME_DAYS).contains(&days) {
            let fault = format!("must be between 1 and {MAX_LIFETIME_DAYS}");
            return Err(ApiError::parameter_invalid("expires_in_days", fault));
        }
        if new.ignore_existing {
            return Ok(());
        }
        if self.user_by_identifier(address).is_some() {
            return Err(ApiError::identifier_exists("email_address"));
        }
        let is_invited = self
            .invitations
            .iter()
            .any(|one| one.is_pending(now_ms) && one.email_address.eq_ignore_ascii_case(address));
        if is_invited {
            Err(ApiError::duplicate_record("email_address", "is invited already"))
        } else {
            Ok(())
        }
    }
}

impl Change<'_> {
    /// Invites people to sign up: all, or none if one of the invitations is invalid. The links in the emails are
    /// `accept_url` with the ticket.
    ///
    /// # Errors
    /// 422 if an address or a lifetime is invalid, or an address belongs to a user or is invited already.
    pub fn invite_to_sign_up(
        &mut self,
        new: Vec<NewInvitation>,
        accept_url: &str,
    ) -> Result<Vec<Invitation>, ApiError> {
        let now_ms = self.now_ms();
        for (index, one) in new.iter().enumerate() {
            self.check_invitation_to_sign_up(one, now_ms)?;
            let is_same =
                |other: &NewInvitation| other.email_address.eq_ignore_ascii_case(&one.email_address);
            if !one.ignore_existing && new[..index].iter().any(is_same) {
                return Err(ApiError::duplicate_record("email_address", "is in the request twice"));
            }
        }
        Ok(new.into_iter().map(|one| self.add_invitation_to_sign_up(one, accept_url)).collect())
    }

    fn add_invitation_to_sign_up(&mut self, new: NewInvitation, accept_url: &str) -> Invitation {
        let now_ms = self.now_ms();
        let days = new.expires_in_days.unwrap_or(DEFAULT_LIFETIME_DAYS);
        let invitation = Invitation {
            id: ids::resource_id("inv"),
            email_address: new.email_address.trim().to_lowercase(),
            ticket: ids::ticket(),
            public_metadata: new.public_metadata,
            redirect_url: new.redirect_url,
            status: InvitationStatus::Pending,
            created_at: now_ms,
            updated_at: now_ms,
            expires_at: now_ms + days * DAY_MS,
        };
        if new.notify {
            let subject = format!("You are invited to {}", self.instance.application_name);
            let link = format!("{accept_url}?ticket={}", invitation.ticket);
            let message = Message::with_link(&invitation.email_address, "invitation", subject, &link, now_ms);
            self.send(message);
        }
        self.invitations.insert(invitation.clone());
        invitation
    }

    /// Marks an invitation to sign up as accepted, and the person's place on the waitlist as taken.
    pub(in crate::state) fn accept_invitation_to_sign_up(&mut self, id: &str) -> Option<Invitation> {
        let now_ms = self.now_ms();
        let invitation = self.invitations.get_mut(id)?;
        invitation.status = InvitationStatus::Accepted;
        invitation.updated_at = now_ms;
        let invitation = invitation.clone();
        self.waitlist_entries.change_each(
            |entry| entry.email_address == invitation.email_address,
            |entry| {
                entry.status = WaitlistStatus::Completed;
                entry.updated_at = now_ms;
            },
        );
        Some(invitation)
    }

    /// Takes an invitation back, so that its link no longer works.
    ///
    /// # Errors
    /// 404 if it does not exist, 400 if it was accepted or revoked.
    pub fn revoke_invitation_to_sign_up(&mut self, id: &str) -> Result<Invitation, ApiError> {
        let now_ms = self.now_ms();
        match self.invitation(id)?.status {
            InvitationStatus::Accepted => return Err(ApiError::invitation_already("accepted")),
            InvitationStatus::Revoked => return Err(ApiError::invitation_already("revoked")),
            InvitationStatus::Pending => {}
        }
        let invitation = self.invitations.get_mut(id).ok_or_else(|| ApiError::missing("invitation", id))?;
        invitation.status = InvitationStatus::Revoked;
        invitation.updated_at = now_ms;
        Ok(invitation.clone())
    }
}
