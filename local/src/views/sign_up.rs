//! Sign-ups.

use serde_json::{Map, Value, json};

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
        let attributes = &self.state.instance.attributes;
        let (email, phone) = (&sign_up.email_address_verification, &sign_up.phone_number_verification);
        json!({
            "object": "sign_up",
            "id": sign_up.id,
            "status": sign_up.status(self.now_ms),
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
            "external_id": sign_up.external_id,
            "custom_action": sign_up.custom_action,
            "created_session_id": sign_up.created_session_id,
            "created_user_id": sign_up.created_user_id,
            "abandon_at": sign_up.abandon_at(),
            "legal_accepted_at": sign_up.legal_accepted_at,
            "locale": sign_up.locale,
            "timezone": sign_up.timezone,
        })
    }

    /// A sign-up as backends see it.
    pub(crate) fn sign_up_attempt(&self, sign_up: &SignUp) -> Value {
        let mut payload = self.sign_up(sign_up);
        if let Value::Object(fields) = &mut payload {
            for name in ["has_password", "external_account_strategy", "timezone"] {
                fields.shift_remove(name);
            }
            for verification in fields["verifications"].as_object_mut().into_iter().flat_map(Map::values_mut)
            {
                if let Value::Object(parts) = verification {
                    parts.retain(|name, _| VERIFICATION_FIELDS.contains(&name.as_str()));
                }
            }
            fields.insert("object".to_owned(), json!("sign_up_attempt"));
            fields.insert("password_enabled".to_owned(), json!(sign_up.password.is_some()));
            fields.insert("public_metadata".to_owned(), json!({}));
        }
        payload
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

/// What backends see of a verification.
const VERIFICATION_FIELDS: [&str; 2] = ["next_action", "supported_strategies"];
