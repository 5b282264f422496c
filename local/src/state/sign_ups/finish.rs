//! The end of a sign-up: a user and a session.

use crate::errors::ApiError;
use crate::state::page::Page;
use crate::state::sign_up::SignUp;
use crate::state::store::Change;
use crate::state::user::{EmailAddress, PhoneNumber, User};

impl Change<'_> {
    /// Makes a user of a sign-up, and starts their session.
    ///
    /// # Errors
    /// 422 if another user has got an identifier of it in the meantime.
    pub(super) fn finish_sign_up(&mut self, page: Page<'_>, sign_up: &mut SignUp) -> Result<(), ApiError> {
        for (identifier, parameter) in [
            (&sign_up.email_address, "email_address"),
            (&sign_up.phone_number, "phone_number"),
            (&sign_up.username, "username"),
        ] {
            if let Some(identifier) = identifier {
                self.check_free(identifier, parameter, None)?;
            }
        }
        self.check_external_id_free(sign_up.external_id.as_deref(), None)?;
        let user = new_user(sign_up, self.now_ms());
        let (id, name) = (user.id.clone(), user.display_name());
        self.users.insert(user);
        self.happened("user.created", &id, format!("{name} signed up"));
        if let Some(invitation_id) = &sign_up.invitation_id {
            self.accept_ticket(invitation_id, &id)?;
        }
        let session = self.start_session(&id, page.client_token, None, page.origin)?;
        sign_up.created_user_id = Some(id);
        sign_up.created_session_id = Some(session.id);
        Ok(())
    }
}

fn new_user(sign_up: &SignUp, now_ms: i64) -> User {
    let mut user = User::new(now_ms);
    if let Some(address) = &sign_up.email_address {
        let verification = sign_up.email_address_verification.clone();
        let address = EmailAddress::new(address, verification, now_ms);
        user.primary_email_address_id = Some(address.id.clone());
        user.email_addresses.push(address);
    }
    if let Some(number) = &sign_up.phone_number {
        let number = PhoneNumber::new(number, sign_up.phone_number_verification.clone(), now_ms);
        user.primary_phone_number_id = Some(number.id.clone());
        user.phone_numbers.push(number);
    }
    user.username.clone_from(&sign_up.username);
    user.external_id.clone_from(&sign_up.external_id);
    user.locale.clone_from(&sign_up.locale);
    user.timezone.clone_from(&sign_up.timezone);
    user.legal_accepted_at = sign_up.legal_accepted_at;
    user.first_name.clone_from(&sign_up.first_name);
    user.last_name.clone_from(&sign_up.last_name);
    user.password.clone_from(&sign_up.password);
    user.password_last_updated_at = user.password.as_ref().map(|_| now_ms);
    user.unsafe_metadata.clone_from(&sign_up.unsafe_metadata);
    user
}
