//! Who may sign in: bans and lockouts by backends.

use crate::errors::ApiError;
use crate::state::session::Ending;
use crate::state::store::Change;

impl Change<'_> {
    /// Bans a user, whose sessions end.
    ///
    /// # Errors
    /// 404 if the user does not exist.
    pub fn ban_user(&mut self, id: &str) -> Result<(), ApiError> {
        self.user_mut(id)?.banned = true;
        self.end_sessions_of(id, Ending::Revoked);
        self.user_updated(id, "was banned");
        Ok(())
    }

    /// Lifts the ban of a user.
    ///
    /// # Errors
    /// 404 if the user does not exist.
    pub fn unban_user(&mut self, id: &str) -> Result<(), ApiError> {
        self.user_mut(id)?.banned = false;
        self.user_updated(id, "is no longer banned");
        Ok(())
    }

    /// Locks a user for an hour. The sessions go on.
    ///
    /// # Errors
    /// 404 if the user does not exist.
    pub fn lock_user(&mut self, id: &str) -> Result<(), ApiError> {
        let now_ms = self.now_ms();
        self.user_mut(id)?.lock(now_ms);
        self.user_updated(id, "was locked");
        Ok(())
    }

    /// Unlocks a user.
    ///
    /// # Errors
    /// 404 if the user does not exist.
    pub fn unlock_user(&mut self, id: &str) -> Result<(), ApiError> {
        self.user_mut(id)?.unlock();
        self.user_updated(id, "is no longer locked");
        Ok(())
    }
}
