//! Times in parameters: Unix milliseconds, or RFC 3339 as JavaScript writes dates.

use serde_json::Value;

use crate::errors::ApiError;

const DAY_MS: i64 = 86_400_000;

/// The time in Unix milliseconds that a parameter contains, if it was sent.
///
/// # Errors
/// 422 if it is not a time.
pub(super) fn milliseconds(parameter: &'static str, value: Option<&Value>) -> Result<Option<i64>, ApiError> {
    let Some(value) = value.filter(|value| !value.is_null()) else { return Ok(None) };
    let time = value.as_i64().or_else(|| rfc3339(value.as_str()?));
    let fault = || format!("must be a time such as \"2026-01-31T12:00:00Z\", not {value}");
    time.map(Some).ok_or_else(|| ApiError::parameter_invalid(parameter, fault()))
}

/// The time of a string such as `2026-01-31T12:00:00.000Z`, always in UTC.
fn rfc3339(text: &str) -> Option<i64> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let [year, month, day] = numbers(date.split('-'))?;
    let (seconds, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let [hour, minute, second] = numbers(seconds.split(':'))?;
    let thousandths: i64 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    let is_valid = (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && (0..24).contains(&hour)
        && (0..60).contains(&minute)
        && (0..60).contains(&second);
    let seconds = (hour * 60 + minute) * 60 + second;
    is_valid.then(|| days_since_1970(year, month, day) * DAY_MS + seconds * 1000 + thousandths)
}

fn numbers<'t>(mut parts: impl Iterator<Item = &'t str>) -> Option<[i64; 3]> {
    let mut next = || parts.next()?.parse().ok().filter(|number| *number >= 0);
    let numbers = [next()?, next()?, next()?];
    parts.next().is_none().then_some(numbers)
}

/// By the rules of the Gregorian calendar, with years that begin in March, so that the leap day is the last one.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let month = (month + 9) % 12;
    let leap_days = year / 4 - year / 100 + year / 400;
    year * 365 + leap_days + (month * 306 + 5) / 10 + day - 1 - 719_468
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn times_are_numbers_or_dates_of_javascript() {
        for (value, expected) in [
            (json!(1_769_860_800_000_i64), 1_769_860_800_000),
            (json!("1970-01-01T00:00:00Z"), 0),
            (json!("2026-01-31T12:00:00.000Z"), 1_769_860_800_000),
            (json!("2024-02-29T23:59:59.9Z"), 1_709_251_199_900),
            (json!("1969-12-31T23:59:59.999Z"), -1),
        ] {
            let time = milliseconds("created_at", Some(&value)).expect("a time");
            assert_eq!(time, Some(expected), "{value}");
        }
        for missing in [None, Some(&Value::Null)] {
            assert_eq!(milliseconds("created_at", missing).expect("missing"), None);
        }
        for text in ["", "2026-01-31", "2026-13-31T12:00:00Z", "2026-01-31T12:00Z", "2026-01-31T25:00:00Z"] {
            assert!(milliseconds("created_at", Some(&json!(text))).is_err(), "{text}");
        }
    }
}
