//! How users enrol and remove second factors.

use crate::errors::ApiError;
use crate::state::contact::Contact;
use crate::state::second_factors::{BackupCodes, Totp};
use crate::state::store::Change;

/// What changes of a phone number as a second factor. What is `None` stays as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct PhoneNumberChange {
    /// Whether it is one.
    pub reserved_for_second_factor: Option<bool>,
    /// Whether it is the one that is offered first.
    pub default_second_factor: Option<bool>,
}

/// The text of new backup codes, which is shown once. A user gets them with the first second factor.
pub type NewBackupCodes = Option<Vec<String>>;

impl Change<'_> {
    /// Starts to enrol an authenticator app. Until the user has entered a code of it, another one can be started.
    ///
    /// # Errors
    /// 404 if the user does not exist, 403 if the instance has no authenticator apps, 400 if the user has one.
    pub fn enrol_totp(&mut self, user_id: &str) -> Result<Totp, ApiError> {
        if !self.instance.attributes.authenticator_app.enabled {
            return Err(ApiError::feature_not_enabled("authenticator_app"));
        }
        if self.user(user_id)?.has_totp() {
            return Err(ApiError::totp_already_enabled());
        }
        let totp = Totp::new(self.now_ms());
        self.user_mut(user_id)?.totp = Some(totp.clone());
        Ok(totp)
    }

    /// Completes the enrolment of an authenticator app with a code of it.
    ///
    /// # Errors
    /// 404 if the user does not exist, 400 if no app is being enrolled, 422 if the code is wrong.
    pub fn verify_totp(&mut self, user_id: &str, code: &str) -> Result<(Totp, NewBackupCodes), ApiError> {
        let now_ms = self.now_ms();
        let totp = self.user_mut(user_id)?.totp.as_mut().ok_or_else(ApiError::verification_missing)?;
        if !totp.is_code(code, now_ms) {
            return Err(ApiError::code_incorrect());
        }
        totp.verified = true;
        totp.updated_at = now_ms;
        let totp = totp.clone();
        let codes = self.second_factor_added(user_id)?;
        self.contacts_changed(user_id, "has a new authenticator app");
        Ok((totp, codes))
    }

    /// Removes the authenticator app. Returns it.
    ///
    /// # Errors
    /// 404 if the user has none.
    pub fn remove_totp(&mut self, user_id: &str) -> Result<Totp, ApiError> {
        let removed = self.user_mut(user_id)?.totp.take();
        let missing = || ApiError::not_found("This user has no authenticator app.".to_owned());
        let totp = removed.ok_or_else(missing)?;
        self.contacts_changed(user_id, "has no authenticator app any more");
        Ok(totp)
    }

    /// Makes new backup codes, with which the old ones lose their validity.
    ///
    /// # Errors
    /// 404 if the user does not exist, 403 if the instance has no backup codes.
    pub fn create_backup_codes(&mut self, user_id: &str) -> Result<(BackupCodes, Vec<String>), ApiError> {
        if !self.instance.attributes.backup_code.enabled {
            return Err(ApiError::feature_not_enabled("backup_code"));
        }
        let (codes, texts) = BackupCodes::generate(self.now_ms());
        self.user_mut(user_id)?.backup_codes = Some(codes.clone());
        self.user_updated(user_id, "has new backup codes");
        Ok((codes, texts))
    }

    /// Makes a phone number a second factor, or the default one, or neither.
    ///
    /// # Errors
    /// 404 if the user does not have it, 422 if it is not verified, or not a second factor that could be the default
    /// one, 400 if the user could not sign in without it.
    pub fn change_phone_number(
        &mut self,
        user_id: &str,
        id: &str,
        change: PhoneNumberChange,
    ) -> Result<NewBackupCodes, ApiError> {
        let user = self.user(user_id)?;
        user.contact(Contact::PhoneNumber, id)?;
        let number = user.phone_numbers.iter().find(|one| one.id == id);
        let (was_reserved, was_default, is_verified) = number.map_or((false, false, false), |one| {
            (one.reserved_for_second_factor, one.default_second_factor, one.is_verified())
        });
        let reserved = change.reserved_for_second_factor.unwrap_or(was_reserved);
        if reserved && !is_verified {
            let fault = "needs a verified phone number".to_owned();
            return Err(ApiError::parameter_invalid("reserved_for_second_factor", fault));
        }
        if reserved && !was_reserved && !user.can_do_without(id, false, false) {
            return Err(ApiError::identification_needed("phone_number"));
        }
        if change.default_second_factor == Some(true) && !reserved {
            let fault = "needs a phone number that is a second factor".to_owned();
            return Err(ApiError::parameter_invalid("default_second_factor", fault));
        }
        let is_first = reserved && !was_reserved && !user.has_second_factor();
        let default = reserved && change.default_second_factor.unwrap_or(was_default || is_first);
        for one in &mut self.user_mut(user_id)?.phone_numbers {
            if one.id == id {
                one.reserved_for_second_factor = reserved;
                one.default_second_factor = default;
            } else if default {
                one.default_second_factor = false;
            }
        }
        let codes = if reserved && !was_reserved { self.second_factor_added(user_id)? } else { None };
        self.contacts_changed(user_id, "changed a phone number");
        Ok(codes)
    }

    fn second_factor_added(&mut self, user_id: &str) -> Result<NewBackupCodes, ApiError> {
        let wants_codes = self.instance.attributes.backup_code.enabled;
        let now_ms = self.now_ms();
        let user = self.user_mut(user_id)?;
        if !wants_codes || user.backup_codes.is_some() {
            return Ok(None);
        }
        let (codes, texts) = BackupCodes::generate(now_ms);
        user.backup_codes = Some(codes);
        Ok(Some(texts))
    }
}
