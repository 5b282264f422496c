//! Idempotency keys, with which Clerk executes a call only once, however often it is sent.

use serde_json::value::RawValue;

use super::arguments::{Fault, text};

/// Validates a key: 1 to 255 ASCII letters, digits, `_` and `-`. `name` is the name of the argument.
pub(super) fn check(name: &'static str, key: &RawValue) -> Result<String, Fault> {
    let is_fit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    text(key)
        .filter(|key| (1..=255).contains(&key.len()) && key.bytes().all(is_fit))
        .ok_or(Fault::Unfit(name, "expected 1 to 255 ASCII letters, digits, `_` and `-`".into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_fit(json: &str) -> bool {
        let raw: &RawValue = serde_json::from_str(json).expect("valid JSON");
        check("idempotencyKey", raw).is_ok()
    }

    #[test]
    fn a_key_must_be_short_and_plain() {
        let longest = format!("\"{}\"", "k".repeat(255));
        for key in [r#""key_1-A""#, r#""0""#, &longest] {
            assert!(is_fit(key), "{key}");
        }
        let too_long = format!("\"{}\"", "k".repeat(256));
        for key in [r#""""#, r#""bad key!""#, r#""ü""#, r#""a\n""#, "5", "null", r#"["a"]"#, &too_long] {
            assert!(!is_fit(key), "{key}");
        }
    }
}
