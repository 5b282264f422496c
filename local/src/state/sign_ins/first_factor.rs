//! The first factor of a sign-in.

use crate::errors::ApiError;
use crate::state::challenges::{LinkTarget, Response};
use crate::state::page::Page;
use crate::state::sign_in::{SignIn, SignInStatus};
use crate::state::store::Change;
use crate::state::strategy::Strategy;

impl Change<'_> {
    /// Sends the code or the link of a first factor.
    ///
    /// # Errors
    /// 404 if the browser does not have the sign-in, 400 if it does not need a first factor, 403 if the user is banned
    /// or locked, 422 if the user does not have the factor.
    pub fn prepare_first_factor(
        &mut self,
        page: Page<'_>,
        id: &str,
        strategy: Strategy,
        recipient_id: Option<&str>,
        target: Option<&LinkTarget>,
    ) -> Result<(), ApiError> {
        let sign_in = self.sign_in_at(page, id, SignInStatus::NeedsFirstFactor)?;
        self.prepare_first_factor_of(page, sign_in, strategy, recipient_id, target)
    }

    /// Checks the password or the code of a first factor, and goes on to the next step.
    ///
    /// # Errors
    /// 404 if the browser does not have the sign-in, 400 if it does not need a first factor or there is no code to
    /// attempt, 403 if the user is banned or locked, 422 if the response is wrong, or is a password that is compromised.
    pub fn attempt_first_factor(
        &mut self,
        page: Page<'_>,
        id: &str,
        response: Response<'_>,
    ) -> Result<(), ApiError> {
        let sign_in = self.sign_in_at(page, id, SignInStatus::NeedsFirstFactor)?;
        self.attempt_first_factor_of(page, sign_in, response)
    }

    pub(super) fn prepare_first_factor_of(
        &mut self,
        page: Page<'_>,
        mut sign_in: SignIn,
        strategy: Strategy,
        recipient_id: Option<&str>,
        target: Option<&LinkTarget>,
    ) -> Result<(), ApiError> {
        let user = self.user(sign_in.user_id.as_deref().unwrap_or_default())?;
        user.check_may_sign_in(self.now_ms())?;
        let factors = self.first_factors(user);
        let target = target.map(|one| one.clone().about("sign_in_id", &sign_in.id));
        sign_in.first_factor = Some(self.challenge(&factors, strategy, recipient_id, target.as_ref())?);
        self.keep_sign_in(page, sign_in);
        Ok(())
    }

    pub(super) fn attempt_first_factor_of(
        &mut self,
        page: Page<'_>,
        mut sign_in: SignIn,
        response: Response<'_>,
    ) -> Result<(), ApiError> {
        let user_id = sign_in.user_id.clone().unwrap_or_default();
        let factors = self.first_factors(self.user(&user_id)?);
        let result = self.check_response(&user_id, &factors, &mut sign_in.first_factor, response);
        match result {
            Ok(())
                if response.strategy == Strategy::Password && self.user(&user_id)?.password_compromised =>
            {
                Err(ApiError::password_compromised())
            }
            Ok(()) => self.first_factor_verified(page, sign_in, response.strategy),
            Err(error) => {
                // The attempt counts.
                if self.sign_ins.get(&sign_in.id).is_some() {
                    self.sign_ins.insert(sign_in);
                }
                Err(error)
            }
        }
    }
}
