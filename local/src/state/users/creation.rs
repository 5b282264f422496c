//! How backends create users.

use serde_json::{Map, Value};

use super::{Credentials, UserChange};
use crate::errors::ApiError;
use crate::state::State;
use crate::state::contact::Contact;
use crate::state::store::Change;
use crate::state::user::User;
use crate::state::verification::Verification;

/// A user who is created by a backend.
#[derive(Clone, Debug, Default)]
pub struct NewUser {
    /// The names and the like.
    pub fields: UserChange,
    /// The email addresses, which count as verified; the first one is the primary one.
    pub email_addresses: Vec<String>,
    /// The phone numbers, which count as verified; the first one is the primary one.
    pub phone_numbers: Vec<String>,
    /// The password and the second factors.
    pub credentials: Credentials,
    /// Whether the user can do without a password that the instance requires.
    pub skip_password_requirement: bool,
    /// Whether the user can do without identifiers that the instance requires.
    pub skip_user_requirement: bool,
    /// Metadata that the frontend may read.
    pub public_metadata: Map<String, Value>,
    /// Metadata for the backend only.
    pub private_metadata: Map<String, Value>,
    /// Whether the user is banned.
    pub banned: bool,
    /// Whether the user is locked.
    pub locked: bool,
}

impl Change<'_> {
    /// Creates a user. Returns the ID.
    ///
    /// # Errors
    /// 422 if a value is invalid, another user has an identifier, or something is missing that the instance requires.
    pub fn create_user(&mut self, new: NewUser) -> Result<String, ApiError> {
        let now_ms = self.now_ms();
        let mut user = User::new(now_ms);
        new.fields.check(self, &user)?;
        new.credentials.check(self, &user)?;
        for (kind, texts) in
            [(Contact::EmailAddress, &new.email_addresses), (Contact::PhoneNumber, &new.phone_numbers)]
        {
            for text in texts {
                let address = self.check_contact(&user, kind, text)?;
                user.add_contact(kind, &address, Some(Verification::verified("admin")), now_ms);
            }
        }
        new.fields.apply(&mut user);
        new.credentials.apply(&mut user, now_ms);
        user.updated_at = user.created_at.max(now_ms);
        user.public_metadata = new.public_metadata;
        user.private_metadata = new.private_metadata;
        user.banned = new.banned;
        user.choose_primary_contacts();
        if new.locked {
            user.lock(now_ms);
        }
        self.check_requirements(&user, new.skip_password_requirement, new.skip_user_requirement)?;
        let (id, name) = (user.id.clone(), user.display_name());
        self.users.insert(user);
        self.happened("user.created", &id, format!("{name} was created"));
        Ok(id)
    }
}

impl State {
    fn check_requirements(
        &self,
        user: &User,
        no_password: bool,
        no_identifier: bool,
    ) -> Result<(), ApiError> {
        let attributes = &self.instance.attributes;
        let missing: Vec<&str> = [
            (
                "email_address",
                user.email_addresses.is_empty() && attributes.email_address.required && !no_identifier,
            ),
            (
                "phone_number",
                user.phone_numbers.is_empty() && attributes.phone_number.required && !no_identifier,
            ),
            ("username", user.username.is_none() && attributes.username.required && !no_identifier),
            ("first_name", user.first_name.is_none() && attributes.first_name.required),
            ("last_name", user.last_name.is_none() && attributes.last_name.required),
            ("password", user.password.is_none() && attributes.password.required && !no_password),
        ]
        .into_iter()
        .filter_map(|(name, is_missing)| is_missing.then_some(name))
        .collect();
        if missing.is_empty() { Ok(()) } else { Err(ApiError::form_data_missing(&missing)) }
    }
}
