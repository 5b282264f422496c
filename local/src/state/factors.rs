//! The factors that a user can sign in with.

use super::State;
use super::attributes::Attribute;
use super::strategy::Strategy;
use super::user::User;
use crate::errors::ApiError;

/// A way for a user to prove who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factor {
    /// How.
    pub strategy: Strategy,
    /// Where a code or a link is sent.
    pub recipient: Option<Recipient>,
}

/// An email address or a phone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// Its ID, `idn_…`.
    pub id: String,
    /// The address or the number.
    pub address: String,
    /// Whether it is the user's primary one.
    pub is_primary: bool,
    /// Whether it is the second factor that is offered first.
    pub is_default: bool,
}

impl State {
    /// The first factors of a user.
    pub fn first_factors(&self, user: &User) -> Vec<Factor> {
        let attributes = &self.instance.attributes;
        let mut factors = Vec::new();
        if attributes.password.enabled && user.password.is_some() {
            factors.push(Factor { strategy: Strategy::Password, recipient: None });
        }
        let (emails, numbers) = (email_addresses(user), phone_numbers(user));
        factors.extend(sent(attributes.email_address.first_factors_if_enabled(), &emails));
        factors.extend(sent(attributes.phone_number.first_factors_if_enabled(), &numbers));
        if attributes.password.enabled {
            factors.extend(sent(&[Strategy::ResetPasswordEmailCode], &emails));
            factors.extend(sent(&[Strategy::ResetPasswordPhoneCode], &numbers));
        }
        factors
    }

    /// The second factors of a user, none of which is needed unless the user has enrolled one.
    pub fn second_factors(&self, user: &User) -> Vec<Factor> {
        if !user.has_second_factor() {
            return Vec::new();
        }
        let mut factors = Vec::new();
        if user.has_totp() {
            factors.push(Factor { strategy: Strategy::Totp, recipient: None });
        }
        let numbers = user.second_factor_numbers().into_iter().map(|one| Recipient {
            id: one.id.clone(),
            address: one.phone_number.clone(),
            is_primary: user.primary_phone_number_id.as_ref() == Some(&one.id),
            is_default: one.default_second_factor,
        });
        factors.extend(sent(&[Strategy::PhoneCode], &numbers.collect::<Vec<_>>()));
        if user.backup_codes.is_some() {
            factors.push(Factor { strategy: Strategy::BackupCode, recipient: None });
        }
        factors
    }
}

/// The factor with this strategy, and if given with this address.
///
/// # Errors
/// 422 if there is none.
pub fn find<'f>(factors: &'f [Factor], strategy: Strategy, id: Option<&str>) -> Result<&'f Factor, ApiError> {
    let mut fitting = factors.iter().filter(|one| one.strategy == strategy);
    let found = match id {
        Some(id) => fitting.find(|one| one.recipient.as_ref().is_some_and(|recipient| recipient.id == id)),
        None => fitting.next(),
    };
    found.ok_or_else(|| {
        let mut supported: Vec<&str> = factors.iter().map(|one| one.strategy.as_str()).collect();
        supported.dedup();
        ApiError::strategy_not_supported(strategy.as_str(), &supported)
    })
}

impl Attribute {
    fn first_factors_if_enabled(&self) -> &[Strategy] {
        if self.enabled { &self.first_factors } else { &[] }
    }
}

fn sent(strategies: &[Strategy], recipients: &[Recipient]) -> Vec<Factor> {
    let each = |strategy: &Strategy| {
        let strategy = *strategy;
        recipients.iter().map(move |one| Factor { strategy, recipient: Some(one.clone()) })
    };
    strategies.iter().flat_map(each).collect()
}

fn email_addresses(user: &User) -> Vec<Recipient> {
    let verified = user.email_addresses.iter().filter(|one| one.is_verified());
    let mut recipients: Vec<Recipient> = verified
        .map(|one| Recipient {
            id: one.id.clone(),
            address: one.email_address.clone(),
            is_primary: user.primary_email_address_id.as_ref() == Some(&one.id),
            is_default: false,
        })
        .collect();
    recipients.sort_by_key(|one| !one.is_primary);
    recipients
}

fn phone_numbers(user: &User) -> Vec<Recipient> {
    let verified =
        user.phone_numbers.iter().filter(|one| one.is_verified() && !one.reserved_for_second_factor);
    let mut recipients: Vec<Recipient> = verified
        .map(|one| Recipient {
            id: one.id.clone(),
            address: one.phone_number.clone(),
            is_primary: user.primary_phone_number_id.as_ref() == Some(&one.id),
            is_default: false,
        })
        .collect();
    recipients.sort_by_key(|one| !one.is_primary);
    recipients
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strategies(factors: &[Factor]) -> Vec<&'static str> {
        factors.iter().map(|one| one.strategy.as_str()).collect()
    }

    #[test]
    fn factors_follow_from_what_the_user_and_the_instance_have() {
        let mut state = State::parse(
            r#"{"users":[{"id":"user_1","email_addresses":["a@b"],"phone_numbers":["+12015550100"],"password":"x"}]}"#,
            "the seed",
        )
        .expect("valid");
        let user = state.user("user_1").expect("a user").clone();
        assert_eq!(
            strategies(&state.first_factors(&user)),
            [
                "password",
                "email_code",
                "phone_code",
                "reset_password_email_code",
                "reset_password_phone_code"
            ]
        );
        assert_eq!(state.second_factors(&user), []);
        state.instance.attributes.password.enabled = false;
        state.instance.attributes.phone_number.enabled = false;
        assert_eq!(strategies(&state.first_factors(&user)), ["email_code"]);
    }

    #[test]
    fn a_number_is_either_a_first_or_a_second_factor() {
        let state = State::parse(
            r#"{"users":[{"id":"user_1","phone_numbers":[{"phone_number":"+12015550100",
            "verification":{"strategy":"phone_code","verified":true},"reserved_for_second_factor":true}],
            "backup_codes":{"codes":["a"]}}]}"#,
            "the seed",
        )
        .expect("valid");
        let user = state.user("user_1").expect("a user");
        assert_eq!(state.first_factors(user), []);
        assert_eq!(strategies(&state.second_factors(user)), ["phone_code", "backup_code"]);
    }
}
