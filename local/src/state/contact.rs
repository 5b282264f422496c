//! Email addresses and phone numbers: what they have in common.

use super::identifiers;
use super::strategy::Strategy;
use super::user::{EmailAddress, PhoneNumber, User};
use super::verification::Verification;
use crate::errors::ApiError;

/// What users can be reached at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contact {
    /// An email address.
    EmailAddress,
    /// A phone number.
    PhoneNumber,
}

impl Contact {
    /// As in payloads: the type of the resource, and the name of its field.
    pub fn name(self) -> &'static str {
        match self {
            Self::EmailAddress => "email_address",
            Self::PhoneNumber => "phone_number",
        }
    }

    /// How it is verified.
    pub fn strategy(self) -> Strategy {
        match self {
            Self::EmailAddress => Strategy::EmailCode,
            Self::PhoneNumber => Strategy::PhoneCode,
        }
    }

    /// The address or the number in the form in which it is kept.
    ///
    /// # Errors
    /// 422 if it is not one.
    pub fn parse(self, text: &str) -> Result<String, ApiError> {
        match self {
            Self::EmailAddress => identifiers::email_address(text),
            Self::PhoneNumber => identifiers::phone_number(text),
        }
    }
}

impl User {
    /// The address or the number with this ID.
    ///
    /// # Errors
    /// 404 if the user does not have it.
    pub fn contact(&self, kind: Contact, id: &str) -> Result<(&str, &Option<Verification>), ApiError> {
        let found = match kind {
            Contact::EmailAddress => {
                let mut all = self.email_addresses.iter();
                all.find(|one| one.id == id).map(|one| (one.email_address.as_str(), &one.verification))
            }
            Contact::PhoneNumber => {
                let mut all = self.phone_numbers.iter();
                all.find(|one| one.id == id).map(|one| (one.phone_number.as_str(), &one.verification))
            }
        };
        found.ok_or_else(|| {
            ApiError::not_found(format!(
                "This user has no {} with the id {id:?}.",
                kind.name().replace('_', " ")
            ))
        })
    }

    /// Whether the user has this address or number, verified or not.
    pub fn has_contact(&self, kind: Contact, address: &str) -> bool {
        match kind {
            Contact::EmailAddress => self.email_addresses.iter().any(|one| one.email_address == address),
            Contact::PhoneNumber => self.phone_numbers.iter().any(|one| one.phone_number == address),
        }
    }

    /// Adds an address or a number. Returns its ID.
    pub(super) fn add_contact(
        &mut self,
        kind: Contact,
        address: &str,
        verification: Option<Verification>,
        now_ms: i64,
    ) -> String {
        match kind {
            Contact::EmailAddress => {
                let one = EmailAddress::new(address, verification, now_ms);
                let id = one.id.clone();
                self.email_addresses.push(one);
                id
            }
            Contact::PhoneNumber => {
                let one = PhoneNumber::new(address, verification, now_ms);
                let id = one.id.clone();
                self.phone_numbers.push(one);
                id
            }
        }
    }

    /// Removes an address or a number, and chooses another primary one if it was that.
    pub(super) fn remove_contact(&mut self, kind: Contact, id: &str) {
        match kind {
            Contact::EmailAddress => self.email_addresses.retain(|one| one.id != id),
            Contact::PhoneNumber => self.phone_numbers.retain(|one| one.id != id),
        }
        self.choose_primary_contacts();
    }

    /// The verification of an address or a number, for changes.
    pub(super) fn verification_mut(&mut self, kind: Contact, id: &str) -> Option<&mut Option<Verification>> {
        match kind {
            Contact::EmailAddress => {
                let mut all = self.email_addresses.iter_mut();
                all.find(|one| one.id == id).map(|one| &mut one.verification)
            }
            Contact::PhoneNumber => {
                let mut all = self.phone_numbers.iter_mut();
                all.find(|one| one.id == id).map(|one| &mut one.verification)
            }
        }
    }

    /// Makes the oldest verified address and number the primary ones, if there are none that can be.
    pub(super) fn choose_primary_contacts(&mut self) {
        let emails: Vec<&String> = self.primary_email_address_candidates().collect();
        let numbers: Vec<&String> = self.primary_phone_number_candidates().collect();
        let keep = |current: &Option<String>, candidates: &[&String]| {
            let kept = current.as_ref().filter(|id| candidates.contains(id));
            kept.or(candidates.first().copied()).cloned()
        };
        let email = keep(&self.primary_email_address_id, &emails);
        let number = keep(&self.primary_phone_number_id, &numbers);
        self.primary_email_address_id = email;
        self.primary_phone_number_id = number;
    }

    /// The IDs of the addresses of which one can be the primary one: the verified ones.
    pub(super) fn primary_email_address_candidates(&self) -> impl Iterator<Item = &String> {
        self.email_addresses.iter().filter(|one| one.is_verified()).map(|one| &one.id)
    }

    /// The IDs of the numbers of which one can be the primary one: the verified ones, except for second factors.
    pub(super) fn primary_phone_number_candidates(&self) -> impl Iterator<Item = &String> {
        let candidates =
            self.phone_numbers.iter().filter(|one| one.is_verified() && !one.reserved_for_second_factor);
        candidates.map(|one| &one.id)
    }

    /// Whether the user could still sign in, and has all that the instance requires, without the address or the number
    /// with this ID.
    pub(super) fn can_do_without(&self, id: &str, email_is_required: bool, phone_is_required: bool) -> bool {
        let has_email = self.primary_email_address_candidates().any(|other| other != id);
        let has_phone = self.primary_phone_number_candidates().any(|other| other != id);
        let is_known = self.username.is_some() || has_email || has_phone;
        is_known && (has_email || !email_is_required) && (has_phone || !phone_is_required)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_verified_one_becomes_the_primary_one() {
        let mut user = User::new(0);
        user.add_contact(Contact::EmailAddress, "a@example.com", None, 1);
        let verified = || Some(Verification::verified("email_code"));
        let second = user.add_contact(Contact::EmailAddress, "b@example.com", verified(), 2);
        let third = user.add_contact(Contact::EmailAddress, "c@example.com", verified(), 3);
        user.choose_primary_contacts();
        assert_eq!(user.primary_email_address_id.as_ref(), Some(&second));
        user.remove_contact(Contact::EmailAddress, &second);
        assert_eq!(user.primary_email_address_id.as_ref(), Some(&third));
        user.remove_contact(Contact::EmailAddress, &third);
        assert_eq!(user.primary_email_address_id, None);
    }

    #[test]
    fn a_second_factor_does_not_identify() {
        let mut user = User::new(0);
        let id = user.add_contact(
            Contact::PhoneNumber,
            "+12015550100",
            Some(Verification::verified("phone_code")),
            1,
        );
        user.choose_primary_contacts();
        assert_eq!(user.primary_phone_number_id.as_ref(), Some(&id));
        user.phone_numbers[0].reserved_for_second_factor = true;
        user.choose_primary_contacts();
        assert_eq!(user.primary_phone_number_id, None);
        assert!(!user.can_do_without("other", false, false));
        user.username = Some("amara".to_owned());
        assert!(user.can_do_without("other", false, false) && !user.can_do_without("other", false, true));
    }
}
