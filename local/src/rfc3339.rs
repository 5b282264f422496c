//! Dates and times as texts, such as `2012-10-20T07:15:20.902Z`.

use crate::errors::ApiError;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The parameter `created_at` in Unix milliseconds.
///
/// # Errors
/// 422 if it is not a date and a time.
pub(crate) fn created_at(text: &str) -> Result<i64, ApiError> {
    unix_ms(text).ok_or_else(|| {
        let fault = format!("must be a date and a time such as \"2012-10-20T07:15:20.902Z\", not {text:?}");
        ApiError::format_invalid("created_at", &fault)
    })
}

/// A date and a time in the format of RFC 3339, in Unix milliseconds.
fn unix_ms(text: &str) -> Option<i64> {
    let (date, time) = text.split_once(['T', 't', ' '])?;
    let mut date = date.splitn(3, '-');
    let (year, month, day) = (number(date.next()?, 4)?, number(date.next()?, 2)?, number(date.next()?, 2)?);
    let zone = time.find(['Z', 'z', '+', '-'])?;
    let (time, zone) = time.split_at(zone);
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let mut time = time.splitn(3, ':');
    let (hour, minute, second) =
        (number(time.next()?, 2)?, number(time.next()?, 2)?, number(time.next()?, 2)?);
    let is_valid = (1..=12).contains(&month)
        && (1..=days_in(year, month)).contains(&day)
        && hour < 24
        && minute < 60
        && second <= 60;
    let milliseconds = ((hour * 60 + minute) * 60 + second) * 1000 + millis(fraction)?;
    is_valid.then_some(days(year, month, day) * DAY_MS + milliseconds - offset_ms(zone)?)
}

fn number(text: &str, length: usize) -> Option<i64> {
    let is_number = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

/// The first three digits of a fraction of a second.
fn millis(fraction: &str) -> Option<i64> {
    let is_number = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| format!("{fraction:0<3}")[..3].parse().ok()).flatten()
}

fn offset_ms(zone: &str) -> Option<i64> {
    let (sign, rest) = match zone.as_bytes().first()? {
        b'+' => (1, &zone[1..]),
        b'-' => (-1, &zone[1..]),
        _ => return (zone.len() == 1).then_some(0),
    };
    let (hours, minutes) = rest.split_once(':')?;
    Some(sign * (number(hours, 2)? * 60 + number(minutes, 2)?) * 60_000)
}

fn days_in(year: i64, month: i64) -> i64 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + i64::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970 in the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> i64 {
    // Years that start in March have the leap day at the end.
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_are_read() {
        for (text, expected) in [
            ("1970-01-01T00:00:00Z", 0),
            ("2012-10-20T07:15:20.902Z", 1_350_717_320_902),
            ("2012-10-20T09:15:20.902+02:00", 1_350_717_320_902),
            ("2000-02-29T23:59:59-00:30", 951_870_599_000),
            ("2026-05-12T00:00:00.123456Z", 1_778_544_000_123),
            ("1969-12-31T23:59:59.5Z", -500),
        ] {
            assert_eq!(unix_ms(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn anything_else_is_not() {
        for text in [
            "",
            "2012-10-20",
            "2012-10-20T07:15:20",
            "2013-02-29T00:00:00Z",
            "2012-13-01T00:00:00Z",
            "20-1-1T0:0:0Z",
            "2012-10-20T24:00:00Z",
            "2012-10-20T07:15:20.Z",
            "1350717320902",
        ] {
            assert_eq!(unix_ms(text), None, "{text}");
        }
    }
}
