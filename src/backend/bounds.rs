//! Timeouts and numbers of retries, validated as numbers from JavaScript.

use std::time::Duration;

use crate::error::{ConfigurationError, ConfigurationErrorCode};

/// The maximum delay of JavaScript's timers, in milliseconds.
pub const MAX_TIMEOUT_MS: f64 = 2_147_483_647.0;

/// More retries do not help, and by mistake could keep a call going for hours.
const MOST_RETRIES: f64 = 10.0;

/// The time limit of one attempt, from `timeoutMs`.
///
/// # Errors
/// `timeout-invalid` for anything but a positive number of milliseconds.
pub fn timeout(ms: f64) -> Result<Duration, ConfigurationError> {
    if ms > 0.0 && ms <= MAX_TIMEOUT_MS {
        return Ok(Duration::from_secs_f64(ms / 1000.0));
    }
    Err(ConfigurationError::new(
        ConfigurationErrorCode::TimeoutInvalid,
        format!("Clerk: `timeoutMs` must be a number of milliseconds over 0 and up to {MAX_TIMEOUT_MS}."),
    ))
}

/// The maximum number of retries, from `retry.attempts`.
///
/// # Errors
/// `retry-invalid` for anything but an integer from 0 to 10.
pub fn retries(attempts: f64) -> Result<u32, ConfigurationError> {
    if attempts.fract() == 0.0 && (0.0..=MOST_RETRIES).contains(&attempts) {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked just above")]
        return Ok(attempts as u32);
    }
    Err(ConfigurationError::new(
        ConfigurationErrorCode::RetryInvalid,
        format!(
            "Clerk: `retry.attempts` must be a whole number from 0, which switches retries off, to {MOST_RETRIES}."
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timeout_must_be_a_positive_number_of_milliseconds() {
        assert_eq!(timeout(250.0), Ok(Duration::from_millis(250)));
        assert_eq!(timeout(0.5), Ok(Duration::from_micros(500)));
        assert_eq!(timeout(MAX_TIMEOUT_MS).map(|time| time.as_millis()), Ok(2_147_483_647));
        for unfit in [0.0, -1.0, f64::NAN, f64::INFINITY, 2_147_483_648.0] {
            assert_eq!(
                timeout(unfit).expect_err("unfit").code,
                ConfigurationErrorCode::TimeoutInvalid,
                "{unfit}"
            );
        }
    }

    #[test]
    fn retries_must_be_a_small_integer() {
        assert_eq!([0.0, 1.0, 10.0].map(retries), [Ok(0), Ok(1), Ok(10)]);
        for unfit in [-1.0, 0.5, 11.0, f64::NAN, f64::INFINITY] {
            assert_eq!(
                retries(unfit).expect_err("unfit").code,
                ConfigurationErrorCode::RetryInvalid,
                "{unfit}"
            );
        }
    }
}
