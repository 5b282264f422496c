//! What backends know of users' passwords and second factors.

use crate::errors::ApiError;
use crate::state::State;
use crate::state::digest::Digest;
use crate::state::second_factors::{BackupCodes, Totp};
use crate::state::store::Change;
use crate::state::user::User;

/// New credentials, in which `None` stays as it is.
#[derive(Clone, Debug, Default)]
pub struct Credentials {
    /// The password.
    pub password: Option<NewPassword>,
    /// Whether the password may break the rules.
    pub skip_password_checks: bool,
    /// The authenticator app, which needs no code to be enrolled.
    pub totp: Option<Totp>,
    /// The backup codes.
    pub backup_codes: Option<Vec<String>>,
}

/// A new password.
#[derive(Clone, Debug)]
pub enum NewPassword {
    /// Its text.
    Text(String),
    /// Its hash, made by another system. The rules cannot be checked.
    Digest(Digest),
}

/// The kind of a code that was right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeKind {
    /// A code of the authenticator app.
    Totp,
    /// A backup code, which was used up.
    BackupCode,
}

impl Change<'_> {
    /// Checks the password of a user.
    ///
    /// # Errors
    /// 404 if the user does not exist, 400 if there is no password, 422 if it is wrong.
    pub fn verify_password(&self, user_id: &str, password: &str) -> Result<(), ApiError> {
        let known = self.user(user_id)?.password.as_ref().ok_or_else(ApiError::password_missing)?;
        if known.is(password) { Ok(()) } else { Err(ApiError::incorrect_password()) }
    }

    /// Checks a code of the authenticator app or a backup code, which is used up.
    ///
    /// # Errors
    /// 404 if the user does not exist, 400 if there is no authenticator app, 422 if the code is wrong.
    pub fn verify_second_factor(&mut self, user_id: &str, code: &str) -> Result<CodeKind, ApiError> {
        let now_ms = self.now_ms();
        let user = self.user_mut(user_id)?;
        if !user.has_totp() {
            return Err(ApiError::totp_missing());
        }
        if user.accepts_totp(code, now_ms) {
            Ok(CodeKind::Totp)
        } else if user.take_backup_code(code, now_ms) {
            Ok(CodeKind::BackupCode)
        } else {
            Err(ApiError::incorrect_code())
        }
    }

    /// Removes all second factors of a user.
    ///
    /// # Errors
    /// 404 if the user does not exist.
    pub fn disable_second_factors(&mut self, user_id: &str) -> Result<(), ApiError> {
        let user = self.user_mut(user_id)?;
        user.totp = None;
        user.backup_codes = None;
        for number in &mut user.phone_numbers {
            number.reserved_for_second_factor = false;
            number.default_second_factor = false;
        }
        self.contacts_changed(user_id, "has no second factors any more");
        Ok(())
    }

    /// Removes the backup codes of a user.
    ///
    /// # Errors
    /// 404 if the user does not exist or has none.
    pub fn remove_backup_codes(&mut self, user_id: &str) -> Result<(), ApiError> {
        let removed = self.user_mut(user_id)?.backup_codes.take();
        removed.ok_or_else(|| ApiError::not_found("This user has no backup codes.".to_owned()))?;
        self.user_updated(user_id, "has no backup codes any more");
        Ok(())
    }
}

impl Credentials {
    /// Checks them, without a change.
    pub(super) fn check(&self, state: &State, user: &User) -> Result<(), ApiError> {
        let attributes = &state.instance.attributes;
        for (name, is_given, is_enabled) in [
            ("password", self.password.is_some(), attributes.password.enabled),
            ("totp_secret", self.totp.is_some(), attributes.authenticator_app.enabled),
            ("backup_codes", self.backup_codes.is_some(), attributes.backup_code.enabled),
        ] {
            if is_given && !is_enabled {
                return Err(ApiError::feature_not_enabled(name));
            }
        }
        match &self.password {
            Some(NewPassword::Text(password)) if !self.skip_password_checks => {
                state.check_new_password(user, password, "password")
            }
            _ => Ok(()),
        }
    }

    /// Sets them, after they were checked.
    pub(super) fn apply(self, user: &mut User, now_ms: i64) {
        match self.password {
            Some(NewPassword::Text(text)) => user.set_password(&text, now_ms),
            Some(NewPassword::Digest(digest)) => user.import_password(digest, now_ms),
            None => {}
        }
        if let Some(totp) = self.totp {
            user.totp = Some(Totp { created_at: now_ms, updated_at: now_ms, ..totp });
        }
        if let Some(texts) = self.backup_codes {
            user.backup_codes = Some(BackupCodes::of(&texts, now_ms));
        }
        if user.has_second_factor() {
            user.second_factors_changed(now_ms);
        }
    }
}
