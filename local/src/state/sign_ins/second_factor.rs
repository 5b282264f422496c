//! The second factor of a sign-in.

use crate::errors::ApiError;
use crate::state::challenges::Response;
use crate::state::page::Page;
use crate::state::sign_in::SignInStatus;
use crate::state::store::Change;
use crate::state::strategy::Strategy;

impl Change<'_> {
    /// Sends the code of a second factor, to the default phone number unless `recipient_id` names another one.
    ///
    /// # Errors
    /// 404 if the browser does not have the sign-in, 400 if it does not need a second factor, 422 if the user does not
    /// have the factor.
    pub fn prepare_second_factor(
        &mut self,
        page: Page<'_>,
        id: &str,
        strategy: Strategy,
        recipient_id: Option<&str>,
    ) -> Result<(), ApiError> {
        let mut sign_in = self.sign_in_at(page, id, SignInStatus::NeedsSecondFactor)?;
        let user = self.user(sign_in.user_id.as_deref().unwrap_or_default())?;
        user.check_may_sign_in(self.now_ms())?;
        let factors = self.second_factors(user);
        sign_in.second_factor = Some(self.challenge(&factors, strategy, recipient_id, None)?);
        self.keep_sign_in(page, sign_in);
        Ok(())
    }

    /// Checks the code of a second factor, and starts the session.
    ///
    /// # Errors
    /// 404 if the browser does not have the sign-in, 400 if it does not need a second factor or there is no code to
    /// attempt, 403 if the user is banned or locked, 422 if the code is wrong.
    pub fn attempt_second_factor(
        &mut self,
        page: Page<'_>,
        id: &str,
        response: Response<'_>,
    ) -> Result<(), ApiError> {
        let mut sign_in = self.sign_in_at(page, id, SignInStatus::NeedsSecondFactor)?;
        let user_id = sign_in.user_id.clone().unwrap_or_default();
        let factors = self.second_factors(self.user(&user_id)?);
        match self.check_response(&user_id, &factors, &mut sign_in.second_factor, response) {
            Ok(()) => self.finish_sign_in(page, sign_in, None),
            Err(error) => {
                self.sign_ins.insert(sign_in);
                Err(error)
            }
        }
    }
}
