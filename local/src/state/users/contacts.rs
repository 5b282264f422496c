//! How users add, verify and remove email addresses and phone numbers.

use super::UserChange;
use crate::errors::ApiError;
use crate::state::State;
use crate::state::challenges::attempt_code;
use crate::state::contact::Contact;
use crate::state::store::Change;
use crate::state::strategy::Strategy;
use crate::state::user::User;
use crate::state::verification::Verification;

impl Change<'_> {
    /// Adds an address or a number, which must be verified before it identifies the user. A backend can vouch for it:
    /// `verified_by` is how. Returns its ID.
    ///
    /// # Errors
    /// 404 if the user does not exist, 403 if the instance has none of these, 422 if it has the wrong format, or the user
    /// or another user has it.
    pub fn add_contact(
        &mut self,
        user_id: &str,
        kind: Contact,
        text: &str,
        verified_by: Option<&str>,
    ) -> Result<String, ApiError> {
        let address = self.check_contact(self.user(user_id)?, kind, text)?;
        let now_ms = self.now_ms();
        let verification = verified_by.map(Verification::verified);
        let id = self.user_mut(user_id)?.add_contact(kind, &address, verification, now_ms);
        self.contacts_changed(user_id, &format!("added the {} {address}", kind.name().replace('_', " ")));
        Ok(id)
    }

    /// Sends a code to an address or a number of a user.
    ///
    /// # Errors
    /// 404 if the user does not have it, 400 if it is verified, 422 if `strategy` does not verify it.
    pub fn prepare_contact(
        &mut self,
        user_id: &str,
        kind: Contact,
        id: &str,
        strategy: Strategy,
    ) -> Result<(), ApiError> {
        let (address, verification) = self.user(user_id)?.contact(kind, id)?;
        if verification.as_ref().is_some_and(|one| one.verified) {
            return Err(ApiError::already_verified());
        }
        if strategy != kind.strategy() {
            return Err(ApiError::strategy_not_supported(strategy.as_str(), &[kind.strategy().as_str()]));
        }
        let address = address.to_owned();
        let prepared = self.send_code(strategy, &address);
        if let Some(verification) = self.user_mut(user_id)?.verification_mut(kind, id) {
            *verification = Some(prepared);
        }
        Ok(())
    }

    /// Verifies an address or a number with the code that was sent to it.
    ///
    /// # Errors
    /// 404 if the user does not have it, 400 if there is no code to attempt, 422 if the code is wrong, or another user
    /// has verified the address or the number since.
    pub fn attempt_contact(
        &mut self,
        user_id: &str,
        kind: Contact,
        id: &str,
        code: &str,
    ) -> Result<(), ApiError> {
        let address = self.user(user_id)?.contact(kind, id)?.0.to_owned();
        self.check_free(&address, kind.name(), Some(user_id))?;
        let now_ms = self.now_ms();
        let verification = self.user_mut(user_id)?.verification_mut(kind, id);
        attempt_code(verification.unwrap_or(&mut None), kind.strategy(), code, now_ms)?;
        self.contacts_changed(user_id, &format!("verified {address}"));
        Ok(())
    }

    /// Removes an address or a number. If it was the primary one, the oldest other verified one takes its place.
    ///
    /// # Errors
    /// 404 if the user does not have it, 400 if the user could not sign in without it, or the instance requires one.
    pub fn remove_contact(&mut self, user_id: &str, kind: Contact, id: &str) -> Result<(), ApiError> {
        let user = self.user(user_id)?;
        let (address, verification) = user.contact(kind, id)?;
        let attributes = &self.instance.attributes;
        let (email, phone) = (attributes.email_address.required, attributes.phone_number.required);
        let is_needed = match kind {
            Contact::EmailAddress => !user.can_do_without(id, email, false),
            Contact::PhoneNumber => !user.can_do_without(id, false, phone),
        };
        if verification.as_ref().is_some_and(|one| one.verified) && is_needed {
            return Err(ApiError::identification_needed(kind.name()));
        }
        let what = format!("removed {address}");
        self.user_mut(user_id)?.remove_contact(kind, id);
        self.contacts_changed(user_id, &what);
        Ok(())
    }

    /// Marks an address or a number as verified, or as not verified, without a code.
    ///
    /// # Errors
    /// 404 if the user does not have it, 422 if another user has verified it, 400 if the user could not sign in without
    /// it.
    pub fn vouch_for_contact(
        &mut self,
        user_id: &str,
        kind: Contact,
        id: &str,
        verified: bool,
    ) -> Result<(), ApiError> {
        let user = self.user(user_id)?;
        let (address, verification) = user.contact(kind, id)?;
        if verification.as_ref().is_some_and(|one| one.verified) == verified {
            return Ok(());
        }
        if verified {
            self.check_free(address, kind.name(), Some(user_id))?;
        } else if !user.can_do_without(id, false, false) {
            return Err(ApiError::identification_needed(kind.name()));
        }
        if let Some(verification) = self.user_mut(user_id)?.verification_mut(kind, id) {
            *verification = verified.then(|| Verification::verified("admin"));
        }
        self.contacts_changed(user_id, "has another verified address or number");
        Ok(())
    }

    /// Makes an address or a number the primary one.
    ///
    /// # Errors
    /// 404 if the user does not exist, 422 if the user does not have it, or it is not verified or a second factor.
    pub fn make_contact_primary(&mut self, user_id: &str, kind: Contact, id: &str) -> Result<(), ApiError> {
        let id = Some(id.to_owned());
        let change = match kind {
            Contact::EmailAddress => UserChange { primary_email_address_id: id, ..UserChange::default() },
            Contact::PhoneNumber => UserChange { primary_phone_number_id: id, ..UserChange::default() },
        };
        self.change_user(user_id, change)
    }

    /// Replaces all addresses or all numbers of a user with one, which counts as verified. Returns its ID.
    ///
    /// # Errors
    /// As for [`Change::add_contact`], except that the user may have it.
    pub fn replace_contacts(&mut self, user_id: &str, kind: Contact, text: &str) -> Result<String, ApiError> {
        self.check_contact(&User { id: user_id.to_owned(), ..User::new(0) }, kind, text)?;
        let user = self.user_mut(user_id)?;
        match kind {
            Contact::EmailAddress => user.email_addresses.clear(),
            Contact::PhoneNumber => user.phone_numbers.clear(),
        }
        self.add_contact(user_id, kind, text, Some("admin"))
    }

    /// Follows from changed addresses or numbers: the primary ones, and whether there are second factors.
    pub(super) fn contacts_changed(&mut self, user_id: &str, what: &str) {
        let now_ms = self.now_ms();
        if let Some(user) = self.users.get_mut(user_id) {
            user.choose_primary_contacts();
            user.second_factors_changed(now_ms);
        }
        self.user_updated(user_id, what);
    }
}

impl State {
    /// Checks that a user can have an address or a number. Returns the form in which it is kept.
    ///
    /// # Errors
    /// 403 if the instance has none of these, 422 if it has the wrong format, or the user or another user has it.
    pub(super) fn check_contact(&self, user: &User, kind: Contact, text: &str) -> Result<String, ApiError> {
        let is_enabled = match kind {
            Contact::EmailAddress => self.instance.attributes.email_address.enabled,
            Contact::PhoneNumber => self.instance.attributes.phone_number.enabled,
        };
        if !is_enabled {
            return Err(ApiError::feature_not_enabled(kind.name()));
        }
        let address = kind.parse(text)?;
        if user.has_contact(kind, &address) {
            return Err(ApiError::identifier_exists(kind.name()));
        }
        self.check_free(&address, kind.name(), Some(&user.id))?;
        Ok(address)
    }

    /// The user who has the address or the number with this ID.
    ///
    /// # Errors
    /// 404 if no user has it.
    pub fn owner_of_contact(&self, kind: Contact, id: &str) -> Result<&User, ApiError> {
        let mut owners = self.users.iter().filter(|user| user.contact(kind, id).is_ok());
        owners.next().ok_or_else(|| {
            ApiError::not_found(format!("There is no {} with the id {id:?}.", kind.name().replace('_', " ")))
        })
    }
}
