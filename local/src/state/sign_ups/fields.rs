//! What people enter to sign up.

use serde_json::{Map, Value};

use super::Requirements;
use crate::errors::ApiError;
use crate::state::State;
use crate::state::identifiers;
use crate::state::instance::SignUpMode;
use crate::state::page::Page;
use crate::state::password::Password;
use crate::state::sign_up::SignUp;
use crate::state::store::Change;
use crate::state::strategy::Strategy;
use crate::state::verification::Verification;

/// The fields of the form that are filled in.
#[derive(Clone, Debug, Default)]
pub struct SignUpFields<'f> {
    /// The email address.
    pub email_address: Option<&'f str>,
    /// The phone number.
    pub phone_number: Option<&'f str>,
    /// The username.
    pub username: Option<&'f str>,
    /// The first name.
    pub first_name: Option<&'f str>,
    /// The last name.
    pub last_name: Option<&'f str>,
    /// The password.
    pub password: Option<&'f str>,
    /// The ticket of an invitation.
    pub ticket: Option<&'f str>,
    /// The language of the browser.
    pub locale: Option<&'f str>,
    /// The time zone of the browser.
    pub timezone: Option<&'f str>,
    /// Whether the person accepts the terms.
    pub legal_accepted: Option<bool>,
    /// Metadata that the frontend may write.
    pub unsafe_metadata: Option<Map<String, Value>>,
}

impl Change<'_> {
    /// Starts a sign-up in a browser, instead of one in progress, and returns its ID.
    ///
    /// # Errors
    /// 400 if the browser is signed in or the ticket is unusable, 403 if only invited people can sign up, 422 if a field
    /// breaks a rule or belongs to another user.
    pub fn create_sign_up(&mut self, page: Page<'_>, fields: SignUpFields<'_>) -> Result<String, ApiError> {
        self.check_no_session(page)?;
        let mut sign_up = SignUp::new(self.now_ms());
        match fields.ticket {
            Some(ticket) => self.start_with_ticket(&mut sign_up, ticket)?,
            None if self.instance.sign_up_mode == SignUpMode::Public => {}
            None => return Err(ApiError::sign_up_restricted()),
        }
        self.fill_in(&mut sign_up, fields, self.now_ms())?;
        let id = sign_up.id.clone();
        self.keep_sign_up(page, sign_up)?;
        Ok(id)
    }

    /// Changes fields of a sign-up.
    ///
    /// # Errors
    /// 404 if the browser does not have it, 400 if it is complete, 422 if a field breaks a rule or belongs to another
    /// user.
    pub fn update_sign_up(
        &mut self,
        page: Page<'_>,
        id: &str,
        fields: SignUpFields<'_>,
    ) -> Result<(), ApiError> {
        let mut sign_up = self.open_sign_up(page, id)?;
        self.fill_in(&mut sign_up, fields, self.now_ms())?;
        self.keep_sign_up(page, sign_up)
    }

    /// A sign-up of the browser that is not complete.
    ///
    /// # Errors
    /// 404 if the browser does not have it, 400 if it is complete.
    pub(super) fn open_sign_up(&self, page: Page<'_>, id: &str) -> Result<SignUp, ApiError> {
        let sign_up = self.sign_up_of(page.client_token, id)?;
        match sign_up.created_user_id {
            Some(_) => Err(ApiError::wrong_step("complete", "missing_requirements")),
            None => Ok(sign_up.clone()),
        }
    }

    /// Makes a sign-up the one in progress of the browser, and a user of it if nothing is missing.
    pub(in crate::state) fn keep_sign_up(
        &mut self,
        page: Page<'_>,
        mut sign_up: SignUp,
    ) -> Result<(), ApiError> {
        if Requirements::of(&sign_up, &self.instance).are_met() {
            self.finish_sign_up(page, &mut sign_up)?;
        }
        if let Some(client) = self.clients.get_mut(page.client_token) {
            client.sign_up_id = Some(sign_up.id.clone());
        }
        self.sign_ups.insert(sign_up);
        Ok(())
    }
}

impl State {
    /// Puts the email address of an invitation into a sign-up: the ticket proves it.
    fn start_with_ticket(&self, sign_up: &mut SignUp, ticket: &str) -> Result<(), ApiError> {
        if self.sign_in_tokens.iter().any(|one| one.token == ticket) {
            return Err(ApiError::sign_in_token_not_in_sign_in());
        }
        let invitation =
            self.invitation_ticket(ticket, sign_up.created_at)?.ok_or_else(ApiError::ticket_invalid)?;
        let address = identifiers::email_address(&invitation.email_address)?;
        self.check_free(&address, "email_address", None)?;
        sign_up.email_address = Some(address);
        sign_up.email_address_verification = Some(Verification::verified(Strategy::Ticket.as_str()));
        sign_up.invitation_id = Some(invitation.invitation_id);
        Ok(())
    }

    /// Checks the fields and puts them into a sign-up.
    pub(super) fn fill_in(
        &self,
        sign_up: &mut SignUp,
        fields: SignUpFields<'_>,
        now_ms: i64,
    ) -> Result<(), ApiError> {
        self.check_enabled(&fields)?;
        if let Some(text) = fields.email_address {
            let address = identifiers::email_address(text)?;
            self.check_free(&address, "email_address", None)?;
            self.check_person(sign_up, &address)?;
            if sign_up.email_address.as_ref() != Some(&address) {
                sign_up.email_address_verification = None;
            }
            sign_up.email_address = Some(address);
        }
        if let Some(text) = fields.phone_number {
            let number = identifiers::phone_number(text)?;
            self.check_free(&number, "phone_number", None)?;
            self.check_person(sign_up, &number)?;
            if sign_up.phone_number.as_ref() != Some(&number) {
                sign_up.phone_number_verification = None;
            }
            sign_up.phone_number = Some(number);
        }
        if let Some(text) = fields.username {
            identifiers::check_username(text)?;
            self.check_free(text, "username", None)?;
            sign_up.username = Some(text.to_owned());
        }
        if let Some(text) = fields.password {
            self.instance.password_rules.check(text, "password")?;
            sign_up.password = Some(Password::new(text));
        }
        let name = |text: &str| Some(text.trim().to_owned());
        sign_up.first_name = fields.first_name.map_or(sign_up.first_name.take(), name);
        sign_up.last_name = fields.last_name.map_or(sign_up.last_name.take(), name);
        let own = |text: &str| Some(text.to_owned());
        sign_up.locale = fields.locale.map_or(sign_up.locale.take(), own);
        sign_up.timezone = fields.timezone.map_or(sign_up.timezone.take(), own);
        if let Some(accepts) = fields.legal_accepted {
            sign_up.legal_accepted_at = accepts.then_some(now_ms);
        }
        if let Some(metadata) = fields.unsafe_metadata {
            sign_up.unsafe_metadata = metadata;
        }
        Ok(())
    }

    /// Checks the restrictions, which do not concern invited people.
    fn check_person(&self, sign_up: &SignUp, identifier: &str) -> Result<(), ApiError> {
        if sign_up.invitation_id.is_some() { Ok(()) } else { self.check_admission(identifier) }
    }

    /// Checks that the instance has the attributes.
    fn check_enabled(&self, fields: &SignUpFields<'_>) -> Result<(), ApiError> {
        let filled = [
            fields.email_address,
            fields.phone_number,
            fields.username,
            fields.first_name,
            fields.last_name,
            fields.password,
        ];
        let attributes = self.instance.attributes.of_sign_ups();
        let mut pairs = attributes.into_iter().zip(filled);
        match pairs.find(|((_, attribute), value)| value.is_some() && !attribute.enabled) {
            Some(((name, _), _)) => Err(ApiError::parameter_unknown(name)),
            None => Ok(()),
        }
    }
}
