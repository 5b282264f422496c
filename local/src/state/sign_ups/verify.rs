//! The codes and links that verify the email address and the phone number of a sign-up.

use crate::errors::ApiError;
use crate::state::challenges::{self, LinkTarget, Response};
use crate::state::page::Page;
use crate::state::sign_up::SignUp;
use crate::state::store::Change;
use crate::state::strategy::Strategy;
use crate::state::verification::Verification;

impl Change<'_> {
    /// Sends the code or the link that verifies the email address or the phone number.
    ///
    /// # Errors
    /// 404 if the browser does not have the sign-up, 400 if it is complete or there is nothing to verify, 422 if the
    /// instance does not use the strategy.
    pub fn prepare_sign_up_verification(
        &mut self,
        page: Page<'_>,
        id: &str,
        strategy: Strategy,
        target: Option<&LinkTarget>,
    ) -> Result<(), ApiError> {
        let mut sign_up = self.open_sign_up(page, id)?;
        self.check_verifies(strategy)?;
        let (address, verification) = subject(&mut sign_up, strategy)?;
        if verification.as_ref().is_some_and(|one| one.verified) {
            return Err(ApiError::already_verified());
        }
        *verification = Some(match (strategy, target) {
            (Strategy::EmailLink, None) => return Err(ApiError::parameter_missing("redirect_url")),
            (Strategy::EmailLink, Some(target)) => {
                let target = target.clone().about("sign_up_id", id);
                self.send_link("magic_link_sign_up", &address, &target)
            }
            _ => self.send_code(strategy, &address),
        });
        self.sign_ups.insert(sign_up);
        Ok(())
    }

    /// Checks the code, and makes a user of the sign-up if nothing is missing.
    ///
    /// # Errors
    /// 404 if the browser does not have the sign-up, 400 if it is complete or there is no code to attempt, 422 if the
    /// code is wrong.
    pub fn attempt_sign_up_verification(
        &mut self,
        page: Page<'_>,
        id: &str,
        response: Response<'_>,
    ) -> Result<(), ApiError> {
        let now_ms = self.now_ms();
        let mut sign_up = self.open_sign_up(page, id)?;
        self.check_verifies(response.strategy)?;
        let (_, verification) = subject(&mut sign_up, response.strategy)?;
        match challenges::attempt_code(verification, response.strategy, response.secret, now_ms) {
            Ok(()) => self.keep_sign_up(page, sign_up),
            Err(error) => {
                // The attempt counts.
                self.sign_ups.insert(sign_up);
                Err(error)
            }
        }
    }

    fn check_verifies(&self, strategy: Strategy) -> Result<(), ApiError> {
        let attributes = self.instance.attributes.of_sign_ups();
        let enabled = attributes.into_iter().filter(|(_, one)| one.enabled);
        let strategies: Vec<Strategy> = enabled.flat_map(|(_, one)| one.first_factors.clone()).collect();
        if strategies.contains(&strategy) {
            return Ok(());
        }
        let names: Vec<&str> = strategies.into_iter().map(Strategy::as_str).collect();
        Err(ApiError::strategy_not_supported(strategy.as_str(), &names))
    }
}

/// What a strategy verifies: the address or the number, and the place of its verification.
fn subject(
    sign_up: &mut SignUp,
    strategy: Strategy,
) -> Result<(String, &mut Option<Verification>), ApiError> {
    let (address, verification) = if strategy == Strategy::PhoneCode {
        (&sign_up.phone_number, &mut sign_up.phone_number_verification)
    } else {
        (&sign_up.email_address, &mut sign_up.email_address_verification)
    };
    let address = address.clone().ok_or_else(ApiError::verification_missing)?;
    Ok((address, verification))
}
