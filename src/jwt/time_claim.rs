//! `exp`, `nbf` and `iat`: NumericDate values (RFC 7519 §2) compared with the clock.

use serde_json::Value;

use super::json::show;
use crate::error::{TokenError, TokenErrorReason};

/// The last second of the year 9999.
const LATEST: f64 = 253_402_300_799.0;

/// Checks the three time claims, in the order of the specification (`authentication.md` §4.2.7 e–g).
pub(super) struct TimeCheck {
    /// Milliseconds since the Unix epoch.
    pub(super) now_ms: f64,
    /// Tolerated clock difference, in milliseconds.
    pub(super) clock_skew_ms: f64,
}

impl TimeCheck {
    pub(super) fn expiration(&self, value: Option<&Value>) -> Result<(), TokenError> {
        let seconds = numeric_date("exp", value)?;
        if !self.is_before(seconds) {
            return Err(self.refuse(TokenErrorReason::TokenExpired, "expired", "exp", seconds, "ago"));
        }
        Ok(())
    }

    pub(super) fn not_before(&self, value: Option<&Value>) -> Result<(), TokenError> {
        let Some(value) = value else { return Ok(()) };
        let seconds = numeric_date("nbf", Some(value))?;
        if !self.has_come(seconds) {
            return Err(self.refuse(
                TokenErrorReason::TokenNotActiveYet,
                "becomes valid",
                "nbf",
                seconds,
                "from now",
            ));
        }
        Ok(())
    }

    pub(super) fn issued_at(&self, value: Option<&Value>) -> Result<(), TokenError> {
        let Some(value) = value else { return Ok(()) };
        let seconds = numeric_date("iat", Some(value))?;
        if !self.has_come(seconds) {
            let reason = TokenErrorReason::TokenIatInTheFuture;
            return Err(self.refuse(
                reason,
                "was issued",
                "iat",
                seconds,
                "from now: check this machine's clock",
            ));
        }
        Ok(())
    }

    /// Whether this second is yet to come, for a clock that may be slow.
    pub(super) fn is_before(&self, seconds: f64) -> bool {
        seconds * 1000.0 > self.now_ms - self.clock_skew_ms
    }

    /// Whether this second has come, for a clock that may be fast.
    pub(super) fn has_come(&self, seconds: f64) -> bool {
        seconds * 1000.0 <= self.now_ms + self.clock_skew_ms
    }

    fn refuse(
        &self,
        reason: TokenErrorReason,
        what: &str,
        claim: &str,
        seconds: f64,
        when: &str,
    ) -> TokenError {
        let now = (self.now_ms / 1000.0).floor();
        let apart = (seconds - now).abs();
        let skew = self.clock_skew_ms / 1000.0;
        TokenError::new(
            reason,
            format!(
                "The token {what} {apart} s {when} ({claim} is {seconds}, this machine's clock says {now}, both in \
                 Unix seconds; {skew} s of clock skew are tolerated)."
            ),
        )
    }
}

/// Parses whole seconds since the Unix epoch, between the years 1970 and 9999.
fn numeric_date(claim: &str, value: Option<&Value>) -> Result<f64, TokenError> {
    let seconds = value.and_then(Value::as_f64).map(f64::trunc);
    seconds.filter(|seconds| (0.0..=LATEST).contains(seconds)).ok_or_else(|| {
        TokenError::new(
            TokenErrorReason::TokenVerificationFailed,
            format!(
                "The token's {claim} claim is {}; expected a number of Unix seconds between the years 1970 and 9999.",
                show(value)
            ),
        )
        .with_action(TokenError::ENSURE_CLERK)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const CHECK: TimeCheck = TimeCheck { now_ms: 1_000_000.0, clock_skew_ms: 5_000.0 };

    fn reason(result: Result<(), TokenError>) -> Option<TokenErrorReason> {
        result.err().map(|error| error.reason)
    }

    #[test]
    fn the_validity_period_is_extended_by_the_clock_skew() {
        assert_eq!(reason(CHECK.expiration(Some(&json!(996)))), None);
        assert_eq!(reason(CHECK.expiration(Some(&json!(995)))), Some(TokenErrorReason::TokenExpired));
        assert_eq!(reason(CHECK.not_before(Some(&json!(1005)))), None);
        assert_eq!(reason(CHECK.not_before(Some(&json!(1006)))), Some(TokenErrorReason::TokenNotActiveYet));
        assert_eq!(reason(CHECK.issued_at(Some(&json!(1005)))), None);
        assert_eq!(reason(CHECK.issued_at(Some(&json!(1006)))), Some(TokenErrorReason::TokenIatInTheFuture));
    }

    #[test]
    fn fractions_of_a_second_are_truncated() {
        assert_eq!(reason(CHECK.expiration(Some(&json!(995.9)))), Some(TokenErrorReason::TokenExpired));
        assert_eq!(reason(CHECK.not_before(Some(&json!(1005.9)))), None);
    }

    #[test]
    fn only_the_expiration_is_required() {
        assert_eq!(reason(CHECK.expiration(None)), Some(TokenErrorReason::TokenVerificationFailed));
        assert_eq!(reason(CHECK.not_before(None)), None);
        assert_eq!(reason(CHECK.issued_at(None)), None);
    }

    #[test]
    fn time_claims_that_are_not_dates_fail_verification() {
        for value in [
            json!("2000"),
            json!(null),
            json!([2000]),
            json!({}),
            json!(true),
            json!(-1),
            json!(1e20),
            json!(253_402_300_800_u64),
        ] {
            for result in [
                CHECK.expiration(Some(&value)),
                CHECK.not_before(Some(&value)),
                CHECK.issued_at(Some(&value)),
            ] {
                assert_eq!(reason(result), Some(TokenErrorReason::TokenVerificationFailed), "{value}");
            }
        }
    }

    #[test]
    fn the_message_states_the_difference() {
        let error = CHECK.expiration(Some(&json!(900))).expect_err("expired");
        assert!(error.message.contains("expired 100 s ago"), "{}", error.message);
        let error = CHECK.not_before(Some(&json!(1100))).expect_err("ahead");
        assert!(error.message.contains("becomes valid 100 s from now"), "{}", error.message);
    }
}
