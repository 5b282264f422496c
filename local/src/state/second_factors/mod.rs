//! Second factors: what a user has enrolled besides the password, the addresses and the numbers.

mod backup_codes;
mod totp;

pub use backup_codes::BackupCodes;
pub use totp::{Totp, TotpSecret};

use super::user::{PhoneNumber, User};

impl User {
    /// Whether an authenticator app is enrolled and has proved that it works.
    pub fn has_totp(&self) -> bool {
        self.totp.as_ref().is_some_and(|totp| totp.verified)
    }

    /// The verified phone numbers that are second factors, the default one first.
    pub fn second_factor_numbers(&self) -> Vec<&PhoneNumber> {
        let mut numbers: Vec<&PhoneNumber> = self
            .phone_numbers
            .iter()
            .filter(|one| one.reserved_for_second_factor && one.is_verified())
            .collect();
        numbers.sort_by_key(|one| !one.default_second_factor);
        numbers
    }

    /// Whether signing in takes a second factor. Backup codes alone are not one.
    pub fn has_second_factor(&self) -> bool {
        self.has_totp() || !self.second_factor_numbers().is_empty()
    }

    /// Notes when the user got the first second factor, or lost the last one, which ends its backup codes too. To be
    /// called after every change of an authenticator app or of a phone number.
    pub fn second_factors_changed(&mut self, now_ms: i64) {
        let had = self.mfa_enabled_at.is_some();
        if self.has_second_factor() && !had {
            self.mfa_enabled_at = Some(now_ms);
        } else if !self.has_second_factor() && had {
            self.mfa_enabled_at = None;
            self.mfa_disabled_at = Some(now_ms);
            self.backup_codes = None;
        }
    }

    /// Whether a code is that of the enrolled authenticator app.
    pub fn accepts_totp(&self, code: &str, now_ms: i64) -> bool {
        self.totp.as_ref().is_some_and(|totp| totp.verified && totp.is_code(code, now_ms))
    }

    /// Whether a code is one of the backup codes, which it is once.
    pub fn take_backup_code(&mut self, code: &str, now_ms: i64) -> bool {
        self.backup_codes.as_mut().is_some_and(|codes| codes.take(code, now_ms))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::verification::Verification;

    #[test]
    fn the_last_second_factor_takes_the_backup_codes_with_it() {
        let mut user = User::new(0);
        let mut totp = Totp::new(1);
        user.totp = Some(totp.clone());
        user.second_factors_changed(1);
        assert!(!user.has_second_factor() && user.mfa_enabled_at.is_none());
        totp.verified = true;
        user.totp = Some(totp);
        user.second_factors_changed(2);
        assert_eq!((user.mfa_enabled_at, user.mfa_disabled_at), (Some(2), None));
        user.backup_codes = Some(BackupCodes::generate(3).0);
        user.second_factors_changed(3);
        assert_eq!(user.mfa_enabled_at, Some(2));
        user.totp = None;
        user.second_factors_changed(4);
        assert_eq!((user.mfa_enabled_at, user.mfa_disabled_at), (None, Some(4)));
        assert!(user.backup_codes.is_none());
    }

    #[test]
    fn the_default_number_is_offered_first_and_only_reserved_ones_are() {
        let mut user = User::new(0);
        for (number, reserved, default) in
            [("+12015550100", true, false), ("+12015550101", true, true), ("+12015550102", false, false)]
        {
            let mut one = PhoneNumber::new(number, Some(Verification::verified("phone_code")), 0);
            one.reserved_for_second_factor = reserved;
            one.default_second_factor = default;
            user.phone_numbers.push(one);
        }
        let numbers: Vec<&str> =
            user.second_factor_numbers().iter().map(|one| one.phone_number.as_str()).collect();
        assert_eq!(numbers, ["+12015550101", "+12015550100"]);
    }
}
