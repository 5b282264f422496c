//! What follows a verified factor, and the session in the end.

use crate::errors::ApiError;
use crate::state::page::Page;
use crate::state::sign_in::{SignIn, SignInStatus};
use crate::state::store::Change;
use crate::state::strategy::Strategy;

impl Change<'_> {
    /// The sign-in of the browser with this ID, if it is at this step.
    ///
    /// # Errors
    /// 404 if the browser does not have it, 400 if it is at another step.
    pub(super) fn sign_in_at(
        &self,
        page: Page<'_>,
        id: &str,
        step: SignInStatus,
    ) -> Result<SignIn, ApiError> {
        let sign_in = self.sign_in_of(page.client_token, id)?;
        if sign_in.status != step {
            return Err(ApiError::wrong_step(sign_in.status.as_str(), step.as_str()));
        }
        Ok(sign_in.clone())
    }

    /// Makes a sign-in the one in progress of the browser.
    pub(super) fn keep_sign_in(&mut self, page: Page<'_>, sign_in: SignIn) {
        if let Some(client) = self.clients.get_mut(page.client_token) {
            client.sign_in_id = Some(sign_in.id.clone());
        }
        self.sign_ins.insert(sign_in);
    }

    /// Goes on after the first factor: to a new password, or else to the second factor or the session.
    pub(in crate::state) fn first_factor_verified(
        &mut self,
        page: Page<'_>,
        mut sign_in: SignIn,
        strategy: Strategy,
    ) -> Result<(), ApiError> {
        if strategy.resets_password() {
            sign_in.status = SignInStatus::NeedsNewPassword;
            self.keep_sign_in(page, sign_in);
            return Ok(());
        }
        self.go_on(page, sign_in)
    }

    /// Goes on to the second factor if the user has one, or else to the session.
    pub(super) fn go_on(&mut self, page: Page<'_>, mut sign_in: SignIn) -> Result<(), ApiError> {
        let user = self.user(sign_in.user_id.as_deref().unwrap_or_default())?;
        if user.has_second_factor() {
            sign_in.status = SignInStatus::NeedsSecondFactor;
            self.keep_sign_in(page, sign_in);
            return Ok(());
        }
        self.finish_sign_in(page, sign_in, None)
    }

    /// Starts the session.
    pub(super) fn finish_sign_in(
        &mut self,
        page: Page<'_>,
        mut sign_in: SignIn,
        organization_id: Option<&str>,
    ) -> Result<(), ApiError> {
        let now_ms = self.now_ms();
        let user_id = sign_in.user_id.clone().unwrap_or_default();
        let session = self.start_session(&user_id, page.client_token, organization_id, page.origin)?;
        if let Some(session) = self.sessions.get_mut(&session.id) {
            session.second_factor_at = sign_in.second_factor.as_ref().map(|_| now_ms);
        }
        if let Some(user) = self.users.get_mut(&user_id) {
            user.unlock();
        }
        sign_in.created_session_id = Some(session.id);
        sign_in.status = SignInStatus::Complete;
        self.keep_sign_in(page, sign_in);
        Ok(())
    }
}
