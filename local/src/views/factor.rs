//! The factors that a user can sign in with.

use serde_json::{Value, json};

use super::View;
use crate::state::factors::{Factor, Recipient};
use crate::state::user::User;

impl View<'_> {
    /// The first factors of a user.
    pub(super) fn first_factors(&self, user: &User) -> Value {
        self.state.first_factors(user).iter().map(|one| factor(one, "primary", |to| to.is_primary)).collect()
    }

    /// The first factors of a user that can be verified again.
    pub(super) fn reverification_factors(&self, user: &User) -> Value {
        let factors = self.state.reverification_factors(user);
        factors.iter().map(|one| factor(one, "primary", |to| to.is_primary)).collect()
    }

    /// The second factors of a user.
    pub(super) fn second_factors(&self, user: &User) -> Value {
        self.state.second_factors(user).iter().map(|one| factor(one, "default", |to| to.is_default)).collect()
    }
}

fn factor(factor: &Factor, preference: &str, is_preferred: fn(&Recipient) -> bool) -> Value {
    let mut payload = json!({ "strategy": factor.strategy.as_str() });
    if let Some(recipient) = &factor.recipient {
        let is_email = recipient.address.contains('@');
        payload[if is_email { "email_address_id" } else { "phone_number_id" }] = json!(recipient.id);
        payload["safe_identifier"] = json!(recipient.address);
        payload[preference] = json!(is_preferred(recipient));
        if !is_email {
            payload["channel"] = json!("sms");
        }
    }
    payload
}
