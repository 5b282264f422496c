//! Lockouts: after too many failed attempts, a user cannot sign in for a while.

use super::user::User;
use crate::errors::ApiError;

/// How many attempts may fail, as in a new Clerk instance.
pub const MAX_FAILED_ATTEMPTS: u32 = 100;

/// How long a lockout lasts, as in a new Clerk instance: one hour.
pub const LOCKOUT_MS: i64 = 60 * 60 * 1000;

impl User {
    /// For how many seconds the user is locked.
    pub fn lockout_seconds(&self, now_ms: i64) -> Option<i64> {
        let left = self.unlocks_at? - now_ms;
        (left > 0).then_some((left + 999) / 1000)
    }

    /// Checks that the user may try to sign in.
    ///
    /// # Errors
    /// 403 if the user is banned or locked.
    pub fn check_may_sign_in(&self, now_ms: i64) -> Result<(), ApiError> {
        match self.lockout_seconds(now_ms) {
            _ if self.banned => Err(ApiError::user_banned()),
            Some(seconds) => Err(ApiError::user_locked(seconds)),
            None => Ok(()),
        }
    }

    /// Counts a failed attempt. The last one that is allowed locks the user.
    pub fn attempt_failed(&mut self, now_ms: i64) {
        self.failed_attempts += 1;
        if self.failed_attempts >= MAX_FAILED_ATTEMPTS {
            self.lock(now_ms);
        }
    }

    /// Locks the user for an hour.
    pub fn lock(&mut self, now_ms: i64) {
        self.unlocks_at = Some(now_ms + LOCKOUT_MS);
        self.failed_attempts = 0;
    }

    /// Lets the user sign in again.
    pub fn unlock(&mut self) {
        self.unlocks_at = None;
        self.failed_attempts = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_many_failed_attempts_lock_for_an_hour() {
        let mut user = User::new(0);
        for _ in 1..MAX_FAILED_ATTEMPTS {
            user.attempt_failed(1_000);
        }
        assert!(user.check_may_sign_in(1_000).is_ok());
        user.attempt_failed(1_000);
        assert_eq!(user.lockout_seconds(1_000), Some(3_600));
        assert!(user.check_may_sign_in(1_000 + LOCKOUT_MS - 1).is_err());
        assert!(user.check_may_sign_in(1_000 + LOCKOUT_MS).is_ok());
        user.unlock();
        assert!(user.check_may_sign_in(1_000).is_ok());
    }
}
