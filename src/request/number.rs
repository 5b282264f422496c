//! Numbers in cookies, parsed as JavaScript parses them, because JavaScript wrote them.

/// JavaScript's `parseInt(text) || 0`, including hexadecimal numbers.
pub fn parse_integer(text: &str) -> f64 {
    let text = text.trim_start_matches(is_blank);
    let (sign, digits) = sign(text);
    let (radix, digits) = match hexadecimal(digits) {
        Some(rest) => (16, rest),
        None => (10, digits),
    };
    let values = digits.chars().map_while(|digit| digit.to_digit(radix));
    sign * values.fold(0.0, |number, digit| number * f64::from(radix) + f64::from(digit))
}

/// JavaScript's `Number(text) || 0`: the whole string must be a number.
pub fn parse_number(text: &str) -> f64 {
    let text = text.trim_matches(is_blank);
    let with_radix = |digits: &str, radix: u32| {
        let values: Option<Vec<u32>> = digits.chars().map(|digit| digit.to_digit(radix)).collect();
        values
            .unwrap_or_default()
            .into_iter()
            .fold(0.0, |number, digit| number * f64::from(radix) + f64::from(digit))
    };
    for (prefixes, radix) in [(["0x", "0X"], 16), (["0o", "0O"], 8), (["0b", "0B"], 2)] {
        if let Some(digits) = prefixes.iter().find_map(|prefix| text.strip_prefix(prefix)) {
            return with_radix(digits, radix);
        }
    }
    let (sign, magnitude) = sign(text);
    if magnitude == "Infinity" {
        return sign * f64::INFINITY;
    }
    // Rust also parses names such as `inf` and `nan`, which JavaScript does not.
    let is_decimal = magnitude.starts_with(|first: char| first.is_ascii_digit() || first == '.');
    let number = if is_decimal { magnitude.parse::<f64>().unwrap_or(0.0) } else { 0.0 };
    sign * number
}

fn sign(text: &str) -> (f64, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    }
}

fn hexadecimal(digits: &str) -> Option<&str> {
    digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X"))
}

/// Whitespace according to JavaScript.
fn is_blank(character: char) -> bool {
    character == '\u{feff}' || (character.is_whitespace() && character != '\u{85}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_parsed_as_in_javascript() {
        for (text, expected) in [
            ("", 0.0),
            ("0", 0.0),
            ("1700000000", 1_700_000_000.0),
            (" 12", 12.0),
            ("12abc", 12.0),
            ("abc", 0.0),
            ("-5", -5.0),
            ("+5", 5.0),
            ("1.9", 1.0),
            ("0x10", 16.0),
            ("--5", 0.0),
            ("-", 0.0),
        ] {
            assert_eq!(parse_integer(text), expected, "{text:?}");
        }
    }

    #[test]
    fn numbers_are_parsed_as_in_javascript() {
        for (text, expected) in [
            ("", 0.0),
            ("3", 3.0),
            (" 3\t", 3.0),
            ("1.5", 1.5),
            (".5", 0.5),
            ("5.", 5.0),
            ("1e2", 100.0),
            ("-2", -2.0),
            ("+2", 2.0),
            ("0x2", 2.0),
            ("0b11", 3.0),
            ("0o7", 7.0),
            ("0x", 0.0),
            ("0xg", 0.0),
            ("-0x2", 0.0),
            ("3abc", 0.0),
            ("1_0", 0.0),
            ("inf", 0.0),
            ("infinity", 0.0),
            ("nan", 0.0),
            ("NaN", 0.0),
            ("Infinity", f64::INFINITY),
            ("-Infinity", f64::NEG_INFINITY),
        ] {
            assert_eq!(parse_number(text), expected, "{text:?}");
        }
    }
}
