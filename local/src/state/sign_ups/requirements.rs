//! What a sign-up needs before there is a user.

use crate::state::attributes::Attribute;
use crate::state::instance::Instance;
use crate::state::sign_up::SignUp;
use crate::state::verification::Verification;

/// The fields of a sign-up, by their names in payloads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Requirements {
    /// Those without which there is no user.
    pub required: Vec<&'static str>,
    /// Those that can be left out.
    pub optional: Vec<&'static str>,
    /// The required ones that were not entered.
    pub missing: Vec<&'static str>,
    /// Those that were entered, and are to be verified.
    pub unverified: Vec<&'static str>,
}

impl Requirements {
    /// Those of a sign-up in an instance.
    pub fn of(sign_up: &SignUp, instance: &Instance) -> Self {
        let mut requirements = Self::default();
        for (name, attribute) in instance.attributes.of_sign_ups() {
            if attribute.enabled {
                requirements.add(name, attribute, &Entry::of(sign_up, name));
            }
        }
        requirements
    }

    /// Whether there can be a user.
    pub fn are_met(&self) -> bool {
        self.missing.is_empty() && self.unverified.is_empty()
    }

    fn add(&mut self, name: &'static str, attribute: &Attribute, entry: &Entry<'_>) {
        if attribute.required { &mut self.required } else { &mut self.optional }.push(name);
        if attribute.required && !entry.is_there {
            self.missing.push(name);
        }
        let is_verified = entry.verification.is_some_and(|one| one.verified);
        if entry.is_there && !attribute.first_factors.is_empty() && !is_verified {
            self.unverified.push(name);
        }
    }
}

/// What was entered in a field.
struct Entry<'s> {
    is_there: bool,
    verification: Option<&'s Verification>,
}

impl<'s> Entry<'s> {
    fn of(sign_up: &'s SignUp, name: &str) -> Self {
        let (is_there, verification) = match name {
            "email_address" => (sign_up.email_address.is_some(), sign_up.email_address_verification.as_ref()),
            "phone_number" => (sign_up.phone_number.is_some(), sign_up.phone_number_verification.as_ref()),
            "username" => (sign_up.username.is_some(), None),
            "first_name" => (sign_up.first_name.is_some(), None),
            "last_name" => (sign_up.last_name.is_some(), None),
            _ => (sign_up.password.is_some(), None),
        };
        Self { is_there, verification }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_required_is_missing_until_it_is_entered_and_unverified_until_it_is_verified() {
        let instance = Instance::default();
        let mut sign_up = SignUp::new(0);
        let requirements = Requirements::of(&sign_up, &instance);
        assert_eq!(requirements.required, ["email_address", "password"]);
        assert_eq!(requirements.optional, ["phone_number", "username", "first_name", "last_name"]);
        assert_eq!(requirements.missing, requirements.required);
        assert_eq!(requirements.unverified, [""; 0]);
        sign_up.email_address = Some("a@b".to_owned());
        sign_up.phone_number = Some("+12015550100".to_owned());
        let requirements = Requirements::of(&sign_up, &instance);
        assert_eq!(requirements.missing, ["password"]);
        assert_eq!(requirements.unverified, ["email_address", "phone_number"]);
        sign_up.email_address_verification = Some(Verification::verified("email_code"));
        sign_up.phone_number = None;
        assert_eq!(Requirements::of(&sign_up, &instance).unverified, [""; 0]);
        assert!(!Requirements::of(&sign_up, &instance).are_met());
    }

    #[test]
    fn an_instance_without_verification_asks_for_none() {
        let mut instance = Instance::default();
        instance.attributes.email_address.first_factors.clear();
        instance.attributes.password.enabled = false;
        let sign_up = SignUp { email_address: Some("a@b".to_owned()), ..SignUp::new(0) };
        let requirements = Requirements::of(&sign_up, &instance);
        assert!(requirements.are_met());
        assert!(!requirements.required.contains(&"password") && !requirements.optional.contains(&"password"));
    }
}
