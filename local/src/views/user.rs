//! Users, with every documented field.

use serde_json::{Value, json};

use super::View;
use crate::errors::ApiError;
use crate::state::contact::Contact;
use crate::state::lockout::MAX_FAILED_ATTEMPTS;
use crate::state::user::{EmailAddress, PhoneNumber, User};

impl View<'_> {
    /// A user with everything that belongs to it.
    pub(crate) fn user(&self, user: &User) -> Value {
        let image_url = self.image_url(&user.id);
        let memberships: Vec<Value> =
            user.organization_memberships.iter().map(|one| self.membership(user, one)).collect();
        self.without_private_fields(json!({
            "id": user.id,
            "object": "user",
            "external_id": user.external_id,
            "primary_email_address_id": user.primary_email_address_id,
            "primary_phone_number_id": user.primary_phone_number_id,
            "primary_web3_wallet_id": null,
            "username": user.username,
            "first_name": user.first_name,
            "last_name": user.last_name,
            "locale": user.locale,
            "timezone": user.timezone,
            "profile_image_url": image_url,
            "image_url": image_url,
            "has_image": self.has_image(&user.id),
            "public_metadata": user.public_metadata,
            "private_metadata": user.private_metadata,
            "unsafe_metadata": user.unsafe_metadata,
            "email_addresses": self.contacts(user, Contact::EmailAddress),
            "phone_numbers": self.contacts(user, Contact::PhoneNumber),
            "web3_wallets": [],
            "passkeys": [],
            "password_enabled": user.password.is_some(),
            "two_factor_enabled": user.has_second_factor(),
            "totp_enabled": user.has_totp(),
            "backup_code_enabled": user.backup_codes.is_some(),
            "mfa_enabled_at": user.mfa_enabled_at,
            "mfa_disabled_at": user.mfa_disabled_at,
            "password_last_updated_at": user.password_last_updated_at,
            "external_accounts": [],
            "saml_accounts": [],
            "enterprise_accounts": [],
            "organization_memberships": memberships,
            "last_sign_in_at": user.last_sign_in_at,
            "banned": user.banned,
            "locked": user.lockout_seconds(self.now_ms).is_some(),
            "deprovisioned": false,
            "lockout_expires_in_seconds": user.lockout_seconds(self.now_ms),
            "verification_attempts_remaining": MAX_FAILED_ATTEMPTS.saturating_sub(user.failed_attempts),
            "updated_at": user.updated_at.max(user.last_sign_in_at.unwrap_or(0)),
            "created_at": user.created_at,
            "delete_self_enabled": user.delete_self_enabled,
            "create_organization_enabled": user.create_organization_enabled,
            "create_organizations_limit": user.create_organizations_limit,
            "last_active_at": user.last_sign_in_at,
            "legal_accepted_at": user.legal_accepted_at,
            "bypass_client_trust": user.bypass_client_trust,
            "scim": null,
        }))
    }

    /// The email addresses or the phone numbers of a user.
    pub(crate) fn contacts(&self, user: &User, kind: Contact) -> Value {
        match kind {
            Contact::EmailAddress => user.email_addresses.iter().map(|one| self.email_address(one)).collect(),
            Contact::PhoneNumber => user.phone_numbers.iter().map(|one| self.phone_number(one)).collect(),
        }
    }

    /// An email address or a phone number of a user.
    ///
    /// # Errors
    /// 404 if the user does not have it.
    pub(crate) fn contact(&self, user: &User, kind: Contact, id: &str) -> Result<Value, ApiError> {
        user.contact(kind, id)?;
        let emails = user.email_addresses.iter().filter(|one| one.id == id && kind == Contact::EmailAddress);
        let numbers = user.phone_numbers.iter().filter(|one| one.id == id && kind == Contact::PhoneNumber);
        let mut found =
            emails.map(|one| self.email_address(one)).chain(numbers.map(|one| self.phone_number(one)));
        Ok(found.next().unwrap_or_default())
    }

    /// An email address.
    pub(crate) fn email_address(&self, one: &EmailAddress) -> Value {
        json!({
            "id": one.id,
            "object": "email_address",
            "email_address": one.email_address,
            "reserved": false,
            "verification": self.verification(one.verification.as_ref()),
            "linked_to": [],
            "matches_sso_connection": false,
            "created_at": one.created_at,
            "updated_at": one.created_at,
        })
    }

    /// A phone number.
    pub(crate) fn phone_number(&self, one: &PhoneNumber) -> Value {
        json!({
            "id": one.id,
            "object": "phone_number",
            "phone_number": one.phone_number,
            "reserved_for_second_factor": one.reserved_for_second_factor,
            "default_second_factor": one.default_second_factor,
            "reserved": false,
            "verification": self.verification(one.verification.as_ref()),
            "linked_to": [],
            "backup_codes": [],
            "created_at": one.created_at,
            "updated_at": one.created_at,
        })
    }

    /// What members of an organization see of each other.
    pub(crate) fn public_user_data(&self, user: &User) -> Value {
        let image_url = self.image_url(&user.id);
        self.without_private_fields(json!({
            "user_id": user.id,
            "first_name": user.first_name,
            "last_name": user.last_name,
            "profile_image_url": image_url,
            "image_url": image_url,
            "has_image": self.has_image(&user.id),
            "identifier": user.identifier(),
            "username": user.username,
            "banned": user.banned,
            "deprovisioned": false,
        }))
    }
}
