//! Reverifications.

use serde_json::{Value, json};

use super::View;
use crate::errors::ApiError;

impl View<'_> {
    /// The last reverification of a session, with the session inside.
    ///
    /// # Errors
    /// 404 if there is none.
    pub(crate) fn session_verification(&self, session_id: &str) -> Result<Value, ApiError> {
        let session = self.state.session(session_id)?;
        let user = self.state.user(&session.user_id)?;
        let one = self.state.session_verifications.get(session_id).ok_or_else(|| {
            ApiError::not_found(format!("There is no verification of the session {session_id:?}."))
        })?;
        Ok(json!({
            "object": "session_verification",
            "id": session_id,
            "status": one.status.as_str(),
            "level": one.level,
            "session": self.session(session),
            "first_factor_verification": self.verification(one.first_factor.as_ref()),
            "second_factor_verification": self.verification(one.second_factor.as_ref()),
            "supported_first_factors": self.reverification_factors(user),
            "supported_second_factors": self.second_factors(user),
        }))
    }
}
