//! How the fields of users change.

use serde_json::{Map, Value};

use super::Credentials;
use crate::errors::ApiError;
use crate::state::State;
use crate::state::identifiers::check_username;
use crate::state::metadata::{self, MetadataChange, MetadataChangeKind};
use crate::state::session::Ending;
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
    /// The user's ID in another system.
    pub external_id: Option<String>,
    /// The language.
    pub locale: Option<String>,
    /// The time zone.
    pub timezone: Option<String>,
    /// When the user accepted the terms, in Unix milliseconds.
    pub legal_accepted_at: Option<i64>,
    /// Whether the user may delete the own account.
    pub delete_self_enabled: Option<bool>,
    /// Whether sign-ins from unknown devices need no further proof.
    pub bypass_client_trust: Option<bool>,
    /// Whether the user may create organizations.
    pub create_organization_enabled: Option<bool>,
    /// How many organizations the user may create; 0 for any number.
    pub create_organizations_limit: Option<u32>,
    /// When the user signed up, in Unix milliseconds.
    pub created_at: Option<i64>,
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

    /// Changes a user and the credentials of the user, or nothing.
    ///
    /// # Errors
    /// As for [`Change::change_user`]; 403 if the instance has none of the credentials, 422 if the password breaks a rule.
    pub fn update_user(
        &mut self,
        id: &str,
        change: UserChange,
        credentials: Credentials,
        signs_out: bool,
    ) -> Result<(), ApiError> {
        let user = self.user(id)?;
        change.check(self, user)?;
        credentials.check(self, user)?;
        let now_ms = self.now_ms();
        let user = self.user_mut(id)?;
        change.apply(user);
        credentials.apply(user, now_ms);
        if !user.password_compromised {
            self.password_is_settled(id);
        }
        if signs_out {
            self.end_sessions_of(id, Ending::Revoked);
        }
        self.user_updated(id, "changed");
        Ok(())
    }

    /// Changes metadata. `unsafe_metadata`, which the frontend may write, changes in the same way as the others.
    ///
    /// # Errors
    /// 404 if the user does not exist.
    pub fn change_user_metadata(
        &mut self,
        id: &str,
        change: MetadataChange,
        unsafe_metadata: Option<Map<String, Value>>,
    ) -> Result<(), ApiError> {
        let user = self.user_mut(id)?;
        match (unsafe_metadata, change.how) {
            (None, _) => {}
            (Some(new), MetadataChangeKind::Replace) => user.unsafe_metadata = new,
            (Some(patch), MetadataChangeKind::Merge) => metadata::merge(&mut user.unsafe_metadata, patch),
        }
        metadata::change(change, &mut user.public_metadata, &mut user.private_metadata);
        self.user_updated(id, "has new metadata");
        Ok(())
    }
}

impl UserChange {
    /// Checks it, without a change.
    pub(super) fn check(&self, state: &State, user: &User) -> Result<(), ApiError> {
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
        state.check_external_id_free(self.external_id.as_deref(), Some(&user.id))?;
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

    /// Makes the change, after it was checked.
    pub(super) fn apply(self, user: &mut User) {
        let fields = [
            (&mut user.first_name, self.first_name),
            (&mut user.last_name, self.last_name),
            (&mut user.username, self.username),
            (&mut user.primary_email_address_id, self.primary_email_address_id),
            (&mut user.primary_phone_number_id, self.primary_phone_number_id),
            (&mut user.external_id, self.external_id),
            (&mut user.locale, self.locale),
            (&mut user.timezone, self.timezone),
        ];
        for (field, new) in fields {
            if let Some(text) = new {
                *field = Some(text).filter(|text| !text.is_empty());
            }
        }
        for (flag, new) in [
            (&mut user.delete_self_enabled, self.delete_self_enabled),
            (&mut user.bypass_client_trust, self.bypass_client_trust),
            (&mut user.create_organization_enabled, self.create_organization_enabled),
        ] {
            *flag = new.unwrap_or(*flag);
        }
        user.create_organizations_limit = self.create_organizations_limit.or(user.create_organizations_limit);
        user.legal_accepted_at = self.legal_accepted_at.or(user.legal_accepted_at);
        user.created_at = self.created_at.unwrap_or(user.created_at);
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
