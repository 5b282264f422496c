//! The sign-up page, where codes would only be in the way.

use super::{Requirements, SignUpFields};
use crate::errors::ApiError;
use crate::state::instance::SignUpMode;
use crate::state::page::Page;
use crate::state::session::{Ending, Session};
use crate::state::sign_up::SignUp;
use crate::state::store::Change;
use crate::state::verification::Verification;

impl Change<'_> {
    /// Makes a user whose email address and phone number count as verified, and starts their session. If the instance
    /// allows one session a browser, it takes the place of the others.
    ///
    /// # Errors
    /// 403 if only invited people can sign up, 422 if a field is missing, breaks a rule or belongs to another user.
    pub fn sign_up_without_codes(
        &mut self,
        page: Page<'_>,
        fields: SignUpFields<'_>,
    ) -> Result<Session, ApiError> {
        if self.instance.sign_up_mode != SignUpMode::Public {
            return Err(ApiError::sign_up_restricted());
        }
        let mut sign_up = SignUp::new(self.now_ms());
        self.fill_in(&mut sign_up, fields, self.now_ms())?;
        sign_up.email_address_verification = Some(Verification::verified("email_code"));
        sign_up.phone_number_verification = Some(Verification::verified("phone_code"));
        if let Some(missing) = Requirements::of(&sign_up, &self.instance).missing.first() {
            return Err(ApiError::parameter_missing(missing));
        }
        let client = self.clients.get(page.client_token).ok_or_else(ApiError::dev_browser_unknown)?;
        if self.instance.single_session_mode {
            for id in client.session_ids.clone() {
                self.end_session(&id, Ending::Ended);
            }
        }
        let id = sign_up.id.clone();
        self.keep_sign_up(page, sign_up)?;
        let session_id = self.sign_ups.get(&id).and_then(|one| one.created_session_id.clone());
        self.session(&session_id.unwrap_or_default()).cloned()
    }
}
