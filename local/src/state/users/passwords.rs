//! How users change and remove their passwords.

use crate::errors::ApiError;
use crate::state::State;
use crate::state::session::{Ending, SessionTask};
use crate::state::store::Change;
use crate::state::strategy::Strategy;
use crate::state::user::User;

impl Change<'_> {
    /// Sets a new password; `parameter` is its name in the form.
    ///
    /// # Errors
    /// 404 if the user does not exist, 403 if the instance has no passwords, 422 if it breaks a rule, is that of before
    /// or one of the user's identifiers.
    pub fn change_password(
        &mut self,
        user_id: &str,
        password: &str,
        parameter: &'static str,
    ) -> Result<(), ApiError> {
        if !self.instance.attributes.password.enabled {
            return Err(ApiError::feature_not_enabled("password"));
        }
        self.check_new_password(self.user(user_id)?, password, parameter)?;
        let now_ms = self.now_ms();
        self.user_mut(user_id)?.set_password(password, now_ms);
        self.password_is_settled(user_id);
        self.user_updated(user_id, "has a new password");
        Ok(())
    }

    /// Marks the password of a user as compromised: it no longer signs in, and after signing in by other means the user
    /// has to choose a new one.
    ///
    /// # Errors
    /// 404 if the user does not exist, 400 if there is no password.
    pub fn set_password_compromised(&mut self, user_id: &str, ends_sessions: bool) -> Result<(), ApiError> {
        let user = self.user_mut(user_id)?;
        if user.password.is_none() {
            return Err(ApiError::password_missing());
        }
        user.password_compromised = true;
        if ends_sessions {
            self.end_sessions_of(user_id, Ending::Revoked);
        }
        self.user_updated(user_id, "has a compromised password");
        Ok(())
    }

    /// Takes the mark off the password of a user.
    ///
    /// # Errors
    /// 404 if the user does not exist, 400 if there is no password.
    pub fn unset_password_compromised(&mut self, user_id: &str) -> Result<(), ApiError> {
        let user = self.user_mut(user_id)?;
        if user.password.is_none() {
            return Err(ApiError::password_missing());
        }
        user.password_compromised = false;
        self.password_is_settled(user_id);
        self.user_updated(user_id, "no longer has a compromised password");
        Ok(())
    }

    /// Completes the sessions that wait for a new password of a user.
    pub(in crate::state) fn password_is_settled(&mut self, user_id: &str) {
        let now_ms = self.now_ms();
        let is_reset = |task: &SessionTask| *task == SessionTask::ResetPassword;
        self.sessions.change_each(
            |one| one.user_id == user_id && one.tasks.iter().any(is_reset),
            |one| {
                one.tasks.retain(|task| !is_reset(task));
                one.updated_at = now_ms;
            },
        );
    }

    /// Removes the password.
    ///
    /// # Errors
    /// 404 if the user does not exist, 400 if there is no password, or no other way to sign in.
    pub fn remove_password(&mut self, user_id: &str) -> Result<(), ApiError> {
        let user = self.user(user_id)?;
        if user.password.is_none() {
            return Err(ApiError::password_missing());
        }
        let others = self.first_factors(user);
        if !others.iter().any(|one| one.strategy != Strategy::Password && !one.strategy.resets_password()) {
            return Err(ApiError::password_needed());
        }
        let user = self.user_mut(user_id)?;
        user.password = None;
        user.password_last_updated_at = None;
        user.password_compromised = false;
        self.password_is_settled(user_id);
        self.user_updated(user_id, "has no password any more");
        Ok(())
    }

    /// Ends the sessions of a user, except for one.
    pub fn end_other_sessions(&mut self, user_id: &str, session_id: &str) {
        let others = self.sessions.iter().filter(|one| one.user_id == user_id && one.id != session_id);
        let ids: Vec<String> = others.map(|session| session.id.clone()).collect();
        for id in ids {
            self.end_session(&id, Ending::Revoked);
        }
    }
}

impl State {
    /// Checks a new password; `parameter` is its name in the form.
    ///
    /// # Errors
    /// 422 if it breaks a rule, is that of before or one of the user's identifiers.
    pub(in crate::state) fn check_new_password(
        &self,
        user: &User,
        password: &str,
        parameter: &'static str,
    ) -> Result<(), ApiError> {
        self.instance.password_rules.check(password, parameter)?;
        if user.password.as_ref().is_some_and(|old| old.is(password)) {
            let fault = "must not be the password of before".to_owned();
            return Err(ApiError::rule_broken("form_new_password_matches_current", parameter, fault));
        }
        if user.is_identified_by(password) {
            let fault = "must not be the username, an email address or a phone number".to_owned();
            return Err(ApiError::rule_broken("form_password_matches_identifier", parameter, fault));
        }
        Ok(())
    }
}
