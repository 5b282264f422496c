//! The steps of a reverification. The caller checks that the session is one of the browser.

use super::State;
use super::challenges::Response;
use super::factors::Factor;
use super::session_verification::{Level, SessionVerification, SessionVerificationStatus as Status};
use super::store::Change;
use super::strategy::Strategy;
use super::user::User;
use crate::errors::ApiError;

impl State {
    /// The first factors of a user that can be verified again without leaving the page.
    pub fn reverification_factors(&self, user: &User) -> Vec<Factor> {
        let usable = [Strategy::Password, Strategy::EmailCode, Strategy::PhoneCode];
        let mut factors = self.first_factors(user);
        factors.retain(|one| usable.contains(&one.strategy));
        factors
    }

    /// The user of a session.
    fn user_of_session(&self, session_id: &str) -> Result<&User, ApiError> {
        self.user(&self.session(session_id)?.user_id)
    }
}

impl Change<'_> {
    /// Starts a reverification, instead of one in progress.
    ///
    /// # Errors
    /// 404 if the session or its user does not exist.
    pub fn start_reverification(&mut self, session_id: &str, level: Level) -> Result<(), ApiError> {
        let has_second_factor = self.user_of_session(session_id)?.has_second_factor();
        let status = match level {
            Level::SecondFactor if has_second_factor => Status::NeedsSecondFactor,
            _ => Status::NeedsFirstFactor,
        };
        let created_at = self.now_ms();
        self.session_verifications.insert(SessionVerification {
            session_id: session_id.to_owned(),
            status,
            level,
            first_factor: None,
            second_factor: None,
            created_at,
        });
        Ok(())
    }

    /// Sends the code of a factor, the first or the second one, whichever is to be verified.
    ///
    /// # Errors
    /// 400 if the reverification is not at this step, 422 if the user does not have the factor.
    pub fn prepare_reverification(
        &mut self,
        session_id: &str,
        step: Status,
        strategy: Strategy,
        recipient_id: Option<&str>,
    ) -> Result<(), ApiError> {
        let mut one = self.reverification_at(session_id, step)?;
        let factors = self.factors_at(session_id, step)?;
        let verification = Some(self.challenge(&factors, strategy, recipient_id, None)?);
        match step {
            Status::NeedsSecondFactor => one.second_factor = verification,
            _ => one.first_factor = verification,
        }
        self.session_verifications.insert(one);
        Ok(())
    }

    /// Checks the password or the code of a factor, and renews the session's age of it.
    ///
    /// # Errors
    /// 400 if the reverification is not at this step or there is no code to attempt, 403 if the user is banned or
    /// locked, 422 if the response is wrong.
    pub fn attempt_reverification(
        &mut self,
        session_id: &str,
        step: Status,
        response: Response<'_>,
    ) -> Result<(), ApiError> {
        let mut one = self.reverification_at(session_id, step)?;
        let factors = self.factors_at(session_id, step)?;
        let user_id = self.session(session_id)?.user_id.clone();
        let prepared = match step {
            Status::NeedsSecondFactor => &mut one.second_factor,
            _ => &mut one.first_factor,
        };
        let result = self.check_response(&user_id, &factors, prepared, response);
        if result.is_ok() {
            self.factor_verified(&mut one, step)?;
        }
        self.session_verifications.insert(one);
        result
    }

    fn factor_verified(&mut self, one: &mut SessionVerification, step: Status) -> Result<(), ApiError> {
        let now_ms = self.now_ms();
        let has_second_factor = self.user_of_session(&one.session_id)?.has_second_factor();
        if let Some(session) = self.sessions.get_mut(&one.session_id) {
            match step {
                Status::NeedsSecondFactor => session.second_factor_at = Some(now_ms),
                _ => session.first_factor_at = now_ms,
            }
            session.updated_at = now_ms;
        }
        let goes_on =
            step == Status::NeedsFirstFactor && one.level == Level::MultiFactor && has_second_factor;
        one.status = if goes_on { Status::NeedsSecondFactor } else { Status::Complete };
        Ok(())
    }

    fn reverification_at(&self, session_id: &str, step: Status) -> Result<SessionVerification, ApiError> {
        let one = self.session_verifications.get(session_id).ok_or_else(ApiError::verification_missing)?;
        if one.status != step {
            return Err(ApiError::wrong_step(one.status.as_str(), step.as_str()));
        }
        Ok(one.clone())
    }

    fn factors_at(&self, session_id: &str, step: Status) -> Result<Vec<Factor>, ApiError> {
        let user = self.user_of_session(session_id)?;
        Ok(match step {
            Status::NeedsSecondFactor => self.second_factors(user),
            _ => self.reverification_factors(user),
        })
    }
}
