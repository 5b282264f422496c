//! A new password for a user who has forgotten the old one.

use crate::errors::ApiError;
use crate::state::page::Page;
use crate::state::session::Ending;
use crate::state::sign_in::SignInStatus;
use crate::state::store::Change;

impl Change<'_> {
    /// Sets the new password, and goes on with the second factor or the session.
    ///
    /// # Errors
    /// 404 if the browser does not have the sign-in, 400 if it is not at this step, 422 if the password breaks a rule.
    pub fn reset_password(
        &mut self,
        page: Page<'_>,
        id: &str,
        password: &str,
        ends_other_sessions: bool,
    ) -> Result<(), ApiError> {
        let sign_in = self.sign_in_at(page, id, SignInStatus::NeedsNewPassword)?;
        let user_id = sign_in.user_id.clone().unwrap_or_default();
        let user = self.user(&user_id)?;
        if user.password_compromised {
            self.check_new_password(user, password, "password")?;
        } else {
            self.instance.password_rules.check(password, "password")?;
        }
        let now_ms = self.now_ms();
        let user = self.user_mut(&user_id)?;
        user.set_password(password, now_ms);
        let name = user.display_name();
        self.password_is_settled(&user_id);
        self.happened("user.updated", &user_id, format!("{name} has a new password"));
        if ends_other_sessions {
            self.end_sessions_of(&user_id, Ending::Revoked);
        }
        self.go_on(page, sign_in)
    }
}
