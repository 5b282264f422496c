//! Times as text, in the form that JavaScript gives them.

/// The Unix time in milliseconds of a time in UTC such as `2026-01-31T10:20:30.456Z`; `None` for anything else.
pub(crate) fn unix_ms(text: &str) -> Option<i64> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let [year, month, day] = numbers(date, '-')?;
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let [hour, minute, second] = numbers(time, ':')?;
    let is_valid = (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && hour < 24
        && minute < 60
        && second < 60
        && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let milliseconds: i64 = format!("{fraction:0<3}").get(..3)?.parse().ok().filter(|_| is_valid)?;
    let seconds = (days(year, month, day) * 24 + hour) * 3600 + minute * 60 + second;
    Some(seconds * 1000 + milliseconds)
}

fn numbers(text: &str, separator: char) -> Option<[i64; 3]> {
    let parts: Vec<i64> = text.split(separator).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    parts.try_into().ok()
}

/// The days since 1970. Years start in March here, so that the day that some years add is at the end.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let month = (month + 9) % 12;
    let of_years = year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    of_years + (month * 153 + 2) / 5 + day - 1 - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read() {
        for (text, expected) in [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("2026-01-31T10:20:30.456Z", Some(1_769_854_830_456)),
            ("2024-02-29T23:59:59.9Z", Some(1_709_251_199_900)),
            ("2000-03-01T00:00:00.000Z", Some(951_868_800_000)),
            ("2026-01-31", None),
            ("2026-13-31T10:20:30Z", None),
            ("2026-01-31T24:20:30Z", None),
            ("2026-01-31T10:20:30.xZ", None),
            ("2026-01-31T10:20:30+01:00", None),
        ] {
            assert_eq!(unix_ms(text), expected, "{text}");
        }
    }
}
