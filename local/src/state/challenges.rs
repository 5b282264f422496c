//! Challenges: sending codes and links, and checking what users respond with.

use url::Url;

use super::factors::{self, Factor};
use super::message::Message;
use super::store::Change;
use super::strategy::Strategy;
use super::verification::{Attempt, Verification, is_test_address};
use crate::errors::ApiError;

/// What a user responds to a challenge with.
#[derive(Clone, Copy, Debug)]
pub struct Response<'f> {
    /// The factor.
    pub strategy: Strategy,
    /// The password, or the code.
    pub secret: &'f str,
}

/// Where a link in an email leads.
#[derive(Clone, Debug)]
pub struct LinkTarget {
    /// The page that verifies, with everything in its query but the token.
    pub verify_url: Url,
}

impl LinkTarget {
    /// Adds what the link is about to its query.
    #[must_use]
    pub fn about(mut self, name: &str, id: &str) -> Self {
        self.verify_url.query_pairs_mut().append_pair(name, id);
        self
    }
}

impl Change<'_> {
    /// Sends a code to an email address or a phone number, except to test addresses.
    pub fn send_code(&mut self, strategy: Strategy, address: &str) -> Verification {
        let now_ms = self.now_ms();
        let verification = Verification::with_code(strategy.as_str(), address, now_ms);
        if let Some(code) = verification.code.as_ref().filter(|_| !is_test_address(address)) {
            let message = Message::with_code(address, code, &self.instance.application_name, now_ms);
            self.send(message);
        }
        verification
    }

    /// Sends a link to an email address, to test addresses too: unlike a code, it cannot be guessed.
    pub fn send_link(&mut self, slug: &str, address: &str, target: &LinkTarget) -> Verification {
        let now_ms = self.now_ms();
        let verification = Verification::with_link(now_ms);
        let mut link = target.verify_url.clone();
        link.query_pairs_mut().append_pair("token", verification.code.as_deref().unwrap_or_default());
        let subject = format!("Your link for {}", self.instance.application_name);
        self.send(Message::with_link(address, slug, subject, link.as_str(), now_ms));
        verification
    }

    /// Puts a message into the inbox.
    pub fn send(&mut self, message: Message) {
        let kind = if message.is_email() { "email.created" } else { "sms.created" };
        self.happened(kind, &message.id, format!("{} to {}", message.subject, message.to));
        self.messages.insert(message);
    }

    /// Starts the verification of a factor: sends the code or the link that it takes.
    ///
    /// # Errors
    /// 422 if the strategy is not one of `factors`, or needs nothing to be sent, or a link without a target.
    pub fn challenge(
        &mut self,
        factors: &[Factor],
        strategy: Strategy,
        recipient_id: Option<&str>,
        target: Option<&LinkTarget>,
    ) -> Result<Verification, ApiError> {
        let factor = factors::find(factors, strategy, recipient_id)?;
        let Some(recipient) = &factor.recipient else {
            let fault = format!("must be one that sends a code or a link, not {:?}", strategy.as_str());
            return Err(ApiError::parameter_invalid("strategy", fault));
        };
        match (strategy, target) {
            (Strategy::EmailLink, None) => Err(ApiError::parameter_missing("redirect_url")),
            (Strategy::EmailLink, Some(target)) => {
                Ok(self.send_link("magic_link_sign_in", &recipient.address, target))
            }
            _ => Ok(self.send_code(strategy, &recipient.address)),
        }
    }

    /// Checks a response. Wrong ones count towards the lockout of the user. Returns the accomplished verification.
    ///
    /// # Errors
    /// 403 if the user is banned or locked, 422 if the factor is not one of `factors` or the response is wrong, 400 if
    /// there is no code to attempt.
    pub fn check_response(
        &mut self,
        user_id: &str,
        factors: &[Factor],
        prepared: &mut Option<Verification>,
        response: Response<'_>,
    ) -> Result<(), ApiError> {
        let now_ms = self.now_ms();
        self.user(user_id)?.check_may_sign_in(now_ms)?;
        factors::find(factors, response.strategy, None)?;
        let Response { strategy, secret } = response;
        let user = self.user_mut(user_id)?;
        let (is_right, error) = match strategy {
            Strategy::Password => {
                let is_right = user.password.as_ref().is_some_and(|password| password.is(secret));
                (is_right, ApiError::password_incorrect())
            }
            Strategy::Totp => (user.accepts_totp(secret, now_ms), ApiError::code_incorrect()),
            Strategy::BackupCode => (user.take_backup_code(secret, now_ms), ApiError::code_incorrect()),
            _ => match attempt_code(prepared, strategy, secret, now_ms) {
                Ok(()) => return Ok(()),
                Err(error) => (false, error),
            },
        };
        if is_right {
            *prepared = Some(Verification::verified(strategy.as_str()));
            return Ok(());
        }
        user.attempt_failed(now_ms);
        Err(error)
    }
}

/// Attempts the code of a prepared verification.
///
/// # Errors
/// 400 if none was prepared, it is accomplished, it has expired or it has failed; 422 if the code is wrong.
pub fn attempt_code(
    prepared: &mut Option<Verification>,
    strategy: Strategy,
    code: &str,
    now_ms: i64,
) -> Result<(), ApiError> {
    let verification = prepared
        .as_mut()
        .filter(|one| one.strategy == strategy.as_str() && strategy != Strategy::EmailLink)
        .ok_or_else(ApiError::verification_missing)?;
    if verification.verified {
        return Err(ApiError::already_verified());
    }
    match verification.attempt(code, now_ms) {
        Attempt::Verified => Ok(()),
        Attempt::Incorrect => Err(ApiError::code_incorrect()),
        Attempt::Failed => Err(ApiError::verification_failed()),
        Attempt::Expired => Err(ApiError::verification_expired()),
    }
}
