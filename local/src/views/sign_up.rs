//! Sign-ups.

use serde_json::{Value, json};

use super::View;
use crate::errors::ApiError;
use crate::state::attributes::Attribute;
use crate::state::sign_up::SignUp;
use crate::state::sign_ups::Requirements;
use crate::state::verification::Verification;

impl View<'_> {
    /// The sign-up of a browser.
    ///
    /// # Errors
    /// 404 if the browser does not have it.
    pub(crate) fn sign_up_of(&self, client_token: &str, id: &str) -> Result<Value, ApiError> {
        Ok(self.sign_up(self.state.sign_up_of(client_token, id)?))
    }

    /// A sign-up.
    pub(crate) fn sign_up(&self, sign_up: &SignUp) -> Value {
        let requirements = Requirements::of(sign_up, &self.state.instance);
        let is_complete = sign_up.created_user_id.is_some();
        let attributes = &self.state.instance.attributes;
        let (email, phone) = (&sign_up.email_address_verification, &sign_up.phone_number_verification);
        json!({
            "object": "sign_up",
            "id": sign_up.id,
            "status": if is_complete { "complete" } else { "missing_requirements" },
            "required_fields": requirements.required,
            "optional_fields": requirements.optional,
            "missing_fields": requirements.missing,
            "unverified_fields": requirements.unverified,
            "verifications": {
                "email_address": self.sign_up_verification(email.as_ref(), &attributes.email_address),
                "phone_number": self.sign_up_verification(phone.as_ref(), &attributes.phone_number),
                "web3_wallet": null,
                "external_account": null,
            },
            "email_address": sign_up.email_address,
            "phone_number": sign_up.phone_number,
            "username": sign_up.username,
            "first_name": sign_up.first_name,
            "last_name": sign_up.last_name,
            "has_password": sign_up.password.is_some(),
            "unsafe_metadata": sign_up.unsafe_metadata,
            "web3_wallet": null,
            "external_account": null,
            "external_account_strategy": null,
            "external_id": null,
            "custom_action": false,
            "created_session_id": sign_up.created_session_id,
            "created_user_id": sign_up.created_user_id,
            "abandon_at": sign_up.abandon_at(),
            "legal_accepted_at": null,
            "locale": null,
            "timezone": null,
        })
    }

    /// The verification of an identifier. As long as none was prepared, its status is `null`: only then do Clerk's
    /// components ask for a code.
    fn sign_up_verification(&self, verification: Option<&Verification>, attribute: &Attribute) -> Value {
        let mut payload = match verification {
            Some(_) => self.verification(verification),
            None => json!({ "object": "verification_otp", "status": null, "strategy": null }),
        };
        payload["next_action"] = json!(match verification {
            None => "needs_prepare",
            Some(one) if one.verified => "",
            Some(_) => "needs_attempt",
        });
        payload["supported_strategies"] = json!(attribute.first_factors);
        payload
    }
}
