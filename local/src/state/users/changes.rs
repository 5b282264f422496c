//! How the fields of users change.

use serde_json::{Map, Value};

use crate::errors::ApiError;
use crate::state::State;
use crate::state::identifiers::check_username;
use crate::state::metadata::merge;
use crate::state::store::Change;
use crate::state::user::User;

/// How long a name can be, as with Clerk.
const MAX_NAME_LENGTH: usize = 256;

/// What changes of a user. What is `None` stays as it is, and an empty string removes the value.
#[derive(Clone, Debug, Default)]
pub struct UserChange {
    /// The first name.
    pub first_name: Option<String>,
    /// The last name.
    pub last_name: Option<String>,
    /// The username.
    pub username: Option<String>,
    /// The primary email address.
    pub primary_email_address_id: Option<String>,
    /// The primary phone number.
    pub primary_phone_number_id: Option<String>,
    /// Metadata that the frontend may write, instead of what there was.
    pub unsafe_metadata: Option<Map<String, Value>>,
}

impl Change<'_> {
    /// Changes a user.
    ///
    /// # Errors
    /// 404 if the user does not exist, 422 if a value is invalid, or the username is that of another user.
    pub fn change_user(&mut self, id: &str, change: UserChange) -> Result<(), ApiError> {
        change.check(self, self.user(id)?)?;
        change.apply(self.user_mut(id)?);
        self.user_updated(id, "changed");
        Ok(())
    }

    /// Merges new metadata into what the frontend may write; `null` removes a key.
    ///
    /// # Errors
    /// 404 if the user does not exist.
    pub fn merge_unsafe_metadata(&mut self, id: &str, patch: Map<String, Value>) -> Result<(), ApiError> {
        merge(&mut self.user_mut(id)?.unsafe_metadata, patch);
        self.user_updated(id, "has new metadata");
        Ok(())
    }
}

impl UserChange {
    fn check(&self, state: &State, user: &User) -> Result<(), ApiError> {
        let attributes = &state.instance.attributes;
        for (parameter, value, attribute) in [
            ("first_name", &self.first_name, &attributes.first_name),
            ("last_name", &self.last_name, &attributes.last_name),
            ("username", &self.username, &attributes.username),
        ] {
            match value.as_deref() {
                Some("") if attribute.required => return Err(ApiError::parameter_empty(parameter)),
                Some(text) if text.chars().count() > MAX_NAME_LENGTH => {
                    return Err(ApiError::text_too_long(parameter, MAX_NAME_LENGTH));
                }
                Some(text) if !text.is_empty() && !attribute.enabled => {
                    return Err(ApiError::parameter_unknown(parameter));
                }
                _ => {}
            }
        }
        self.check_username(state, user)?;
        if let Some(id) = &self.primary_email_address_id {
            check_primary("primary_email_address_id", id, user.primary_email_address_candidates())?;
        }
        if let Some(id) = &self.primary_phone_number_id {
            check_primary("primary_phone_number_id", id, user.primary_phone_number_candidates())?;
        }
        Ok(())
    }

    fn check_username(&self, state: &State, user: &User) -> Result<(), ApiError> {
        match self.username.as_deref() {
            None => Ok(()),
            Some("") => {
                let has_contact = user.primary_email_address_candidates().next().is_some()
                    || user.primary_phone_number_candidates().next().is_some();
                let is_needed = user.username.is_some() && !has_contact;
                if is_needed { Err(ApiError::identification_needed("username")) } else { Ok(()) }
            }
            Some(name) => {
                check_username(name)?;
                state.check_free(name, "username", Some(&user.id))
            }
        }
    }

    fn apply(self, user: &mut User) {
        let fields = [
            (&mut user.first_name, self.first_name),
            (&mut user.last_name, self.last_name),
            (&mut user.username, self.username),
            (&mut user.primary_email_address_id, self.primary_email_address_id),
            (&mut user.primary_phone_number_id, self.primary_phone_number_id),
        ];
        for (field, new) in fields {
            if let Some(text) = new {
                *field = Some(text).filter(|text| !text.is_empty());
            }
        }
        if let Some(metadata) = self.unsafe_metadata {
            user.unsafe_metadata = metadata;
        }
    }
}

fn check_primary<'i>(
    parameter: &'static str,
    id: &String,
    mut candidates: impl Iterator<Item = &'i String>,
) -> Result<(), ApiError> {
    if candidates.any(|other| other == id) {
        return Ok(());
    }
    let fault = "must be the ID of a verified one of this user, which is not a second factor".to_owned();
    Err(ApiError::parameter_invalid(parameter, fault))
}
