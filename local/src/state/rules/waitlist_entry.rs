//! The waitlist: the rules.

use crate::errors::ApiError;
use crate::ids;
use crate::state::State;
use crate::state::identifiers::email_address;
use crate::state::invitation::NewInvitation;
use crate::state::message::Message;
use crate::state::store::Change;
use crate::state::waitlist_entry::{WaitlistEntry, WaitlistStatus};

impl State {
    /// The entry with this ID.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn waitlist_entry(&self, id: &str) -> Result<&WaitlistEntry, ApiError> {
        self.waitlist_entries.get(id).ok_or_else(|| ApiError::missing("waitlist entry", id))
    }
}

impl Change<'_> {
    /// Puts people on the waitlist: all, or none if an address is invalid. Who is on it already keeps the entry.
    ///
    /// # Errors
    /// 422 if something is not an email address, or is in the list twice.
    pub fn join_waitlist(&mut self, people: &[(String, bool)]) -> Result<Vec<WaitlistEntry>, ApiError> {
        let mut plain = Vec::new();
        for (address, notify) in people {
            let address = email_address(address)?;
            if plain.iter().any(|(other, _)| *other == address) {
                return Err(ApiError::duplicate_record("email_address", "is in the request twice"));
            }
            plain.push((address, *notify));
        }
        Ok(plain.iter().map(|(address, notify)| self.join_waitlist_once(address, *notify)).collect())
    }

    fn join_waitlist_once(&mut self, address: &str, notify: bool) -> WaitlistEntry {
        if let Some(known) = self.waitlist_entries.iter().find(|one| one.email_address == address) {
            return known.clone();
        }
        let now_ms = self.now_ms();
        let entry = WaitlistEntry {
            id: ids::resource_id("wle"),
            email_address: address.to_owned(),
            status: WaitlistStatus::Pending,
            invitation_id: None,
            created_at: now_ms,
            updated_at: now_ms,
            invited_at: None,
        };
        self.waitlist_entries.insert(entry.clone());
        self.happened("waitlistEntry.created", &entry.id, format!("{address} is on the waitlist"));
        if notify {
            let subject = format!("You are on the waitlist of {}", self.instance.application_name);
            let message =
                Message::with_text(address, "waitlist_confirmation", subject.clone(), subject, now_ms);
            self.send(message);
        }
        entry
    }

    /// Invites a person on the waitlist to sign up.
    ///
    /// # Errors
    /// 404 if the entry does not exist, 409 if the person has signed up, and those of an invitation.
    pub fn invite_from_waitlist(
        &mut self,
        id: &str,
        ignore_existing: bool,
        accept_url: &str,
    ) -> Result<WaitlistEntry, ApiError> {
        let entry = self.waitlist_entry(id)?;
        if entry.status == WaitlistStatus::Completed {
            return Err(ApiError::waitlist_entry_is("completed"));
        }
        let new = NewInvitation {
            email_address: entry.email_address.clone(),
            ignore_existing,
            notify: true,
            ..NewInvitation::default()
        };
        let invitation = self.invite_to_sign_up(vec![new], accept_url)?.into_iter().next();
        let now_ms = self.now_ms();
        self.change_waitlist_entry(id, |entry| {
            entry.status = WaitlistStatus::Invited;
            entry.invited_at = Some(now_ms);
            entry.invitation_id = invitation.map(|one| one.id);
        })
    }

    /// Turns a person on the waitlist down.
    ///
    /// # Errors
    /// 404 if the entry does not exist, 409 if the person has signed up or was turned down.
    pub fn reject_from_waitlist(&mut self, id: &str) -> Result<WaitlistEntry, ApiError> {
        match self.waitlist_entry(id)?.status {
            WaitlistStatus::Completed => return Err(ApiError::waitlist_entry_is("completed")),
            WaitlistStatus::Rejected => return Err(ApiError::waitlist_entry_is("rejected")),
            WaitlistStatus::Pending | WaitlistStatus::Invited => {}
        }
        self.change_waitlist_entry(id, |entry| entry.status = WaitlistStatus::Rejected)
    }

    /// Takes a person off the waitlist.
    ///
    /// # Errors
    /// 404 if the entry does not exist, 409 if the person does not wait any longer.
    pub fn leave_waitlist(&mut self, id: &str) -> Result<(), ApiError> {
        if self.waitlist_entry(id)?.status != WaitlistStatus::Pending {
            return Err(ApiError::waitlist_entry_is("no longer pending"));
        }
        self.waitlist_entries.remove(id);
        Ok(())
    }

    fn change_waitlist_entry(
        &mut self,
        id: &str,
        change: impl FnOnce(&mut WaitlistEntry),
    ) -> Result<WaitlistEntry, ApiError> {
        let now_ms = self.now_ms();
        let entry =
            self.waitlist_entries.get_mut(id).ok_or_else(|| ApiError::missing("waitlist entry", id))?;
        change(entry);
        entry.updated_at = now_ms;
        let entry = entry.clone();
        self.happened("waitlistEntry.updated", id, format!("{} on the waitlist", entry.email_address));
        Ok(entry)
    }
}
