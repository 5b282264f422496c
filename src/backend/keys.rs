//! Objects whose keys become those of the wire all the way down.

use std::borrow::Cow;

use indexmap::IndexMap;
use serde_json::value::{RawValue, to_raw_value};

use super::case::snake_case;

/// How deep objects and lists may lie in each other: much deeper than anything that Clerk understands, and not so
/// deep that the stack would end.
const MAX_DEPTH: usize = 100;

/// The value with the keys of all its objects in `snake_case`; `None` where it lies too deep or a key is no text.
/// Of several spellings of one key, the last one counts, in the place of the first.
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
        let raw: &RawValue = serde_json::from_str(json).expect("the test writes JSON");
        deep_snake_case(raw).map(|value| value.get().to_owned())
    }

    #[test]
    fn keys_change_at_every_depth_and_values_nowhere() {
        let json = r#"{"aB":[{"cD":"eF","9x":1e+21}],"x":null,"y":[1,["zZ"]]}"#;
        let expected = r#"{"a_b":[{"c_d":"eF","9x":1e+21}],"x":null,"y":[1,["zZ"]]}"#;
        assert_eq!(converted(json).as_deref(), Some(expected));
        assert_eq!(converted(r#""aB""#).as_deref(), Some(r#""aB""#));
    }

    #[test]
    fn of_two_spellings_the_last_one_wins_at_the_first_ones_place() {
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
