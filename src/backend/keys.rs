//! Objects whose keys are converted at every depth.

use std::borrow::Cow;

use indexmap::IndexMap;
use serde_json::value::{RawValue, to_raw_value};

use super::case::snake_case;

/// Maximum nesting depth: far deeper than anything Clerk accepts, and safe for the stack.
const MAX_DEPTH: usize = 100;

/// Converts the keys of all nested objects to `snake_case`; `None` if the value is nested too deeply or a key
/// is not a valid string. If a key occurs in several spellings, the last value wins, at the position of the
/// first.
pub(super) fn deep_snake_case(value: &RawValue) -> Option<Cow<'_, RawValue>> {
    convert(value, MAX_DEPTH)
}

fn convert(value: &RawValue, depth: usize) -> Option<Cow<'_, RawValue>> {
    let depth = depth.checked_sub(1)?;
    match value.get().as_bytes().first() {
        Some(b'{') => {
            let members: IndexMap<String, &RawValue> = serde_json::from_str(value.get()).ok()?;
            let mut converted: IndexMap<String, Cow<'_, RawValue>> = IndexMap::with_capacity(members.len());
            for (name, member) in members {
                converted.insert(snake_case(&name), convert(member, depth)?);
            }
            to_raw_value(&converted).ok().map(Cow::Owned)
        }
        Some(b'[') => {
            let elements: Vec<&RawValue> = serde_json::from_str(value.get()).ok()?;
            let converted: Option<Vec<_>> =
                elements.into_iter().map(|element| convert(element, depth)).collect();
            to_raw_value(&converted?).ok().map(Cow::Owned)
        }
        _ => Some(Cow::Borrowed(value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn converted(json: &str) -> Option<String> {
        let raw: &RawValue = serde_json::from_str(json).expect("valid JSON");
        deep_snake_case(raw).map(|value| value.get().to_owned())
    }

    #[test]
    fn keys_are_converted_at_every_depth_and_values_are_unchanged() {
        let json = r#"{"aB":[{"cD":"eF","9x":1e+21}],"x":null,"y":[1,["zZ"]]}"#;
        let expected = r#"{"a_b":[{"c_d":"eF","9x":1e+21}],"x":null,"y":[1,["zZ"]]}"#;
        assert_eq!(converted(json).as_deref(), Some(expected));
        assert_eq!(converted(r#""aB""#).as_deref(), Some(r#""aB""#));
    }

    #[test]
    fn of_two_spellings_the_last_one_wins_at_the_position_of_the_first() {
        assert_eq!(converted(r#"{"aB":1,"c":2,"a_b":3}"#).as_deref(), Some(r#"{"a_b":3,"c":2}"#));
    }

    #[test]
    fn depth_is_bounded() {
        let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        assert!(converted(&nested(MAX_DEPTH - 1)).is_some());
        assert!(converted(&nested(MAX_DEPTH)).is_none());
        assert!(converted(&nested(100_000)).is_none());
    }
}
