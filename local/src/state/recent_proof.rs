//! Before sensitive changes, users must have proved recently who they are.

use super::State;
use crate::errors::ApiError;

/// How long ago the last proof may be, as with Clerk: ten minutes.
const MAX_AGE_MINUTES: i64 = 10;

impl State {
    /// Checks that the user of a session has recently proved who they are: with a second factor if the session has one,
    /// or else with a first factor.
    ///
    /// # Errors
    /// 404 if the session does not exist, 403 if the proof is too old.
    pub fn check_reverified(&self, session_id: &str, now_ms: i64) -> Result<(), ApiError> {
        let session = self.session(session_id)?;
        let [first, second] = session.factor_verification_age(now_ms);
        let age = if second < 0 { first } else { second };
        if !self.instance.reverification || age < MAX_AGE_MINUTES {
            return Ok(());
        }
        // Who has nothing to prove it with would be locked out of these changes.
        let can_prove = !self.reverification_factors(self.user(&session.user_id)?).is_empty();
        if can_prove { Err(ApiError::reverification_required()) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::session::Session;

    #[test]
    fn the_last_proof_may_be_ten_minutes_old() {
        let seed = r#"{"users":[{"id":"user_1","username":"ada1","password":"correct horse"}]}"#;
        let mut state = State::parse(seed, "the seed").expect("valid");
        let mut session = Session::new("user_1", "client_1", "http://127.0.0.1:3000", 0);
        let id = session.id.clone();
        state.sessions.insert(session.clone());
        assert!(state.check_reverified(&id, 599_999).is_ok());
        assert!(state.check_reverified(&id, 600_000).is_err());
        session.first_factor_at = 600_000;
        session.second_factor_at = Some(0);
        state.sessions.insert(session);
        assert!(state.check_reverified(&id, 600_000).is_err());
        state.instance.reverification = false;
        assert!(state.check_reverified(&id, 600_000).is_ok());
        state.instance.reverification = true;
        state.user_mut("user_1").expect("a user").password = None;
        assert!(state.check_reverified(&id, 600_000).is_ok());
    }
}
