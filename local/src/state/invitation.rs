//! Invitations to sign up.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::State;
use super::identifiers::email_address;
use super::message::Message;
use super::store::Change;
use super::table::Row;
use super::waitlist_entry::WaitlistStatus;
use crate::errors::ApiError;
use crate::ids;

/// How long an invitation is valid by default, in days.
pub const DEFAULT_LIFETIME_DAYS: i64 = 30;
/// How long an invitation can be valid, in days.
const MAX_LIFETIME_DAYS: i64 = 365;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// An invitation to sign up. `Debug` does not show the ticket.
#[derive(Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Invitation {
    /// `inv_…`
    pub id: String,
    /// Who is invited.
    pub email_address: String,
    /// What the strategy `ticket` takes.
    pub ticket: String,
    /// What becomes of the public metadata of the user.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub public_metadata: Map<String, Value>,
    /// Where the link leads in the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redirect_url: Option<String>,
    /// What became of it.
    #[serde(default)]
    pub status: InvitationStatus,
    /// When it was made, in Unix milliseconds.
    pub created_at: i64,
    /// When it last changed, in Unix milliseconds.
    pub updated_at: i64,
    /// Until when it can be accepted, in Unix milliseconds.
    pub expires_at: i64,
}

/// What became of an invitation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InvitationStatus {
    /// It can be accepted.
    #[default]
    Pending,
    /// The person signed up.
    Accepted,
    /// It was taken back.
    Revoked,
}

/// What a new invitation consists of.
#[derive(Clone, Debug, Default)]
pub struct NewInvitation {
    /// Who is invited.
    pub email_address: String,
    /// For how many days; 30 by default.
    pub expires_in_days: Option<i64>,
    /// Whether a user with this address, or another invitation, does not matter.
    pub ignore_existing: bool,
    /// Whether an email is sent.
    pub notify: bool,
    /// What becomes of the public metadata of the user.
    pub public_metadata: Map<String, Value>,
    /// Where the link leads in the end.
    pub redirect_url: Option<String>,
}

impl Invitation {
    /// `pending`, `accepted`, `revoked` or `expired`.
    pub fn status(&self, now_ms: i64) -> &'static str {
        match self.status {
            InvitationStatus::Accepted => "accepted",
            InvitationStatus::Revoked => "revoked",
            InvitationStatus::Pending if now_ms >= self.expires_at => "expired",
            InvitationStatus::Pending => "pending",
        }
    }

    /// Whether it can be accepted.
    pub fn is_pending(&self, now_ms: i64) -> bool {
        self.status == InvitationStatus::Pending && now_ms < self.expires_at
    }
}

impl State {
    /// The invitation with this ID.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn invitation(&self, id: &str) -> Result<&Invitation, ApiError> {
        self.invitations.get(id).ok_or_else(|| super::missing("invitation", id))
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
    pub(super) fn accept_invitation_to_sign_up(&mut self, id: &str) -> Option<Invitation> {
        let now_ms = self.now_ms();
        let invitation = self.invitations.get_mut(id)?;
        invitation.status = InvitationStatus::Accepted;
        invitation.updated_at = now_ms;
        let invitation = invitation.clone();
        let entries = self.waitlist_entries.iter_mut();
        for entry in entries.filter(|entry| entry.email_address == invitation.email_address) {
            entry.status = WaitlistStatus::Completed;
            entry.updated_at = now_ms;
        }
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
        let invitation = self.invitations.get_mut(id).ok_or_else(|| super::missing("invitation", id))?;
        invitation.status = InvitationStatus::Revoked;
        invitation.updated_at = now_ms;
        Ok(invitation.clone())
    }
}

impl Row for Invitation {
    fn id(&self) -> &str {
        &self.id
    }
}

impl fmt::Debug for Invitation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Invitation").field("id", &self.id).finish_non_exhaustive()
    }
}
