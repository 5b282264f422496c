//! What backends change of sign-ups.

use crate::errors::ApiError;
use crate::state::State;
use crate::state::sign_up::SignUp;
use crate::state::store::Change;

/// What changes of a sign-up. What is `None` stays as it is, and an empty ID removes it.
#[derive(Clone, Debug, Default)]
pub struct SignUpChange {
    /// The ID in another system, which the user gets in the end.
    pub external_id: Option<String>,
    /// Whether it is a custom action.
    pub custom_action: Option<bool>,
}

impl State {
    /// The sign-up with this ID, in any browser.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn sign_up(&self, id: &str) -> Result<&SignUp, ApiError> {
        self.sign_ups.get(id).ok_or_else(|| ApiError::missing("sign-up", id))
    }
}

impl Change<'_> {
    /// Changes a sign-up that is not complete.
    ///
    /// # Errors
    /// 404 if it does not exist, 400 if it is complete, 422 if a user has the external ID.
    pub fn change_sign_up(&mut self, id: &str, change: SignUpChange) -> Result<(), ApiError> {
        let mut sign_up = self.sign_up(id)?.clone();
        if sign_up.created_user_id.is_some() {
            return Err(ApiError::wrong_step("complete", "missing_requirements"));
        }
        self.check_external_id_free(change.external_id.as_deref(), None)?;
        if let Some(external_id) = change.external_id {
            sign_up.external_id = Some(external_id).filter(|id| !id.is_empty());
        }
        sign_up.custom_action = change.custom_action.unwrap_or(sign_up.custom_action);
        self.sign_ups.insert(sign_up);
        Ok(())
    }
}
