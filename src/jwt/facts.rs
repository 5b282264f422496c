//! What the cache of verified tokens notes of a token's claims, so that they need not be parsed again.

use serde_json::Value;

use super::Claims;
use super::time_claim::TimeCheck;

/// What decisions depend on, in a few bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Facts {
    /// The latest of these times that fits, in Unix seconds.
    expiration: u32,
    /// Zero if it is missing.
    not_before: u32,
    /// Zero if it is missing.
    issued_at: u32,
    /// Whether the subject is a machine.
    pub(super) is_about_machine: bool,
}

impl Facts {
    /// The facts of claims that satisfy the rules.
    pub(super) fn of(claims: &Claims) -> Self {
        Self {
            expiration: seconds(claims.expiration.as_ref()),
            not_before: seconds(claims.not_before.as_ref()),
            issued_at: seconds(claims.issued_at.as_ref()),
            is_about_machine: claims.is_about_machine(),
        }
    }

    /// Whether the token is certainly valid at this time. If not, its claims say what is wrong.
    pub(super) fn are_timely(self, time: &TimeCheck) -> bool {
        let Self { expiration, not_before, issued_at, .. } = self;
        time.is_before(expiration.into())
            && time.has_come(not_before.into())
            && time.has_come(issued_at.into())
    }
}

/// Whole seconds. A later time than fits becomes the latest that does, and anything but a time becomes zero.
fn seconds(claim: Option<&Value>) -> u32 {
    claim.and_then(Value::as_f64).unwrap_or_default() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(claims: &str) -> Facts {
        Facts::of(&serde_json::from_str(claims).expect("good claims"))
    }

    fn is_timely(claims: &str, now: f64) -> bool {
        facts(claims).are_timely(&TimeCheck { now_ms: now * 1000.0, clock_skew_ms: 5000.0 })
    }

    #[test]
    fn a_token_is_timely_between_its_times_with_the_clock_skew() {
        let claims = r#"{"exp":1060.9,"nbf":990,"iat":1000}"#;
        for (now, expected) in [(994.9, false), (995.0, true), (1064.9, true), (1065.0, false)] {
            assert_eq!(is_timely(claims, now), expected, "{now}");
        }
        assert!(!is_timely(r#"{"exp":1060,"nbf":1020}"#, 1000.0));
        assert!(is_timely(r#"{"exp":1060}"#, 1000.0));
    }

    #[test]
    fn without_an_expiration_no_token_is_timely() {
        for claims in ["{}", r#"{"exp":"9999999999"}"#, r#"{"exp":-1}"#, r#"{"exp":null}"#] {
            assert!(!is_timely(claims, 1000.0), "{claims}");
        }
    }

    #[test]
    fn times_that_do_not_fit_are_left_to_the_claims() {
        let (now, late) = (f64::from(u32::MAX), u64::from(u32::MAX) + 1000);
        assert!(is_timely(&format!(r#"{{"exp":{late}}}"#), now));
        assert!(!is_timely(&format!(r#"{{"exp":{late}}}"#), now + 6.0));
    }

    #[test]
    fn a_machine_is_told_by_its_subject() {
        assert!(facts(r#"{"sub":"mch_1"}"#).is_about_machine);
        assert!(!facts(r#"{"sub":"user_1"}"#).is_about_machine);
    }
}
