//! The start of a sign-in.

use crate::errors::ApiError;
use crate::state::challenges::{LinkTarget, Response};
use crate::state::identifiers;
use crate::state::page::Page;
use crate::state::sign_in::{SignIn, SignInStatus};
use crate::state::store::Change;
use crate::state::strategy::Strategy;

/// What a page sends to start a sign-in.
#[derive(Clone, Debug, Default)]
pub struct NewSignIn<'f> {
    /// The username, email address or phone number.
    pub identifier: Option<&'f str>,
    /// The first factor, if it is attempted or prepared immediately.
    pub strategy: Option<Strategy>,
    /// The password.
    pub password: Option<&'f str>,
    /// The ticket.
    pub ticket: Option<&'f str>,
    /// Where a link in an email leads.
    pub link_target: Option<LinkTarget>,
}

impl Change<'_> {
    /// Starts a sign-in in a browser, instead of one in progress, and returns its ID.
    ///
    /// # Errors
    /// 400 if the browser is signed in, 403 if the user is banned or locked, or a list keeps them out, 422 if the
    /// identifier is unknown, or the first factor is wrong or not supported.
    pub fn create_sign_in(&mut self, page: Page<'_>, wanted: &NewSignIn<'_>) -> Result<String, ApiError> {
        self.check_no_session(page)?;
        if let Some(ticket) = wanted.ticket {
            return self.sign_in_with_ticket(page, ticket);
        }
        let mut sign_in = SignIn::new(self.now_ms());
        if let Some(entered) = wanted.identifier {
            self.identify(&mut sign_in, page, entered)?;
        }
        let id = sign_in.id.clone();
        match (wanted.strategy, wanted.password) {
            (Some(Strategy::Ticket), _) => return Err(ApiError::parameter_missing("ticket")),
            (None, None) => self.keep_sign_in(page, sign_in),
            _ if wanted.identifier.is_none() => return Err(ApiError::parameter_missing("identifier")),
            (Some(Strategy::Password), None) => return Err(ApiError::parameter_missing("password")),
            (None | Some(Strategy::Password), Some(password)) => {
                let response = Response { strategy: Strategy::Password, secret: password };
                self.attempt_first_factor_of(page, sign_in, response)?;
            }
            (Some(strategy), _) => {
                let recipient = self.recipient_of(&sign_in, strategy);
                let target = wanted.link_target.as_ref();
                self.prepare_first_factor_of(page, sign_in, strategy, recipient.as_deref(), target)?;
            }
        }
        Ok(id)
    }

    /// Checks that the browser may have another session.
    ///
    /// # Errors
    /// 400 if it is signed in, and the instance allows one session a browser.
    pub fn check_no_session(&self, page: Page<'_>) -> Result<(), ApiError> {
        let client = self.clients.get(page.client_token).ok_or_else(ApiError::dev_browser_unknown)?;
        let is_active = |id: &String| self.sessions.get(id).is_some_and(|one| one.is_active(self.now_ms()));
        if self.instance.single_session_mode && client.session_ids.iter().any(is_active) {
            return Err(ApiError::session_exists());
        }
        Ok(())
    }

    /// Notes who signs in.
    fn identify(&self, sign_in: &mut SignIn, page: Page<'_>, entered: &str) -> Result<(), ApiError> {
        let identifier = identifiers::entered(entered);
        let user = self.user_by_identifier(&identifier).ok_or_else(ApiError::identifier_not_found)?;
        // The lists have email addresses and phone numbers. A username is not one, and means its user's.
        let is_username =
            |text: &&str| user.username.as_deref().is_some_and(|name| name.eq_ignore_ascii_case(text));
        let listed =
            Some(identifier.as_str()).filter(|text| !is_username(text)).or_else(|| user.identifier());
        if let Some(listed) = listed.filter(|text| !is_username(text)) {
            self.check_sign_in_admission(listed)?;
        }
        user.check_may_sign_in(self.now_ms())?;
        let client = self.clients.get(page.client_token).ok_or_else(ApiError::dev_browser_unknown)?;
        let mut sessions = client.session_ids.iter().filter_map(|id| self.sessions.get(id));
        if let Some(one) = sessions.find(|one| one.user_id == user.id && one.is_active(self.now_ms())) {
            return Err(ApiError::already_signed_in(&one.id));
        }
        sign_in.user_id = Some(user.id.clone());
        sign_in.identifier = Some(identifier);
        sign_in.status = SignInStatus::NeedsFirstFactor;
        Ok(())
    }

    /// The ID of the address that the user has entered, if the strategy can use it.
    fn recipient_of(&self, sign_in: &SignIn, strategy: Strategy) -> Option<String> {
        let user = self.users.get(sign_in.user_id.as_deref()?)?;
        let entered = sign_in.identifier.as_deref()?;
        let factors = self.first_factors(user);
        let mut recipients =
            factors.into_iter().filter(|one| one.strategy == strategy).filter_map(|one| one.recipient);
        recipients.find(|one| one.address.eq_ignore_ascii_case(entered)).map(|one| one.id)
    }
}
