//! The properties of a JSON body, by their wire names.

use std::borrow::Cow;

use indexmap::IndexMap;
use serde_json::value::RawValue;

use super::arguments::{Fault, is_null};
use super::case::snake_case;
use super::keys::deep_snake_case;
use super::operation::Keys;

/// Properties by wire name, in order. `None` is `undefined`: it is omitted from the JSON, but counts as a
/// property.
#[derive(Default)]
pub(super) struct Fields<'a>(IndexMap<String, Option<Cow<'a, RawValue>>>);

impl<'a> Fields<'a> {
    /// Sets a property. If a name is set in several spellings, the last value wins, at the position of the
    /// first.
    pub(super) fn set(&mut self, name: &str, value: Option<&'a RawValue>) {
        self.0.insert(snake_case(name), value.map(Cow::Borrowed));
    }

    /// Like [`Self::set`], with an owned value.
    pub(super) fn set_owned(&mut self, name: &str, value: Box<RawValue>) {
        self.0.insert(snake_case(name), Some(Cow::Owned(value)));
    }

    /// Sets a property that is missing or `null` to this JSON value.
    pub(super) fn set_default(&mut self, name: &str, json: &'static str) -> Result<(), Fault> {
        let name = snake_case(name);
        let given =
            self.0.get(&name).is_some_and(|value| value.as_ref().is_some_and(|value| !is_null(value)));
        if !given {
            self.0.insert(name, Some(Cow::Borrowed(serde_json::from_str(json)?)));
        }
        Ok(())
    }

    /// Whether no property was set, not even to `undefined`.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The object as JSON.
    pub(super) fn to_json(&self, keys: Keys) -> Result<Vec<u8>, Fault> {
        let mut members: IndexMap<&str, Cow<'_, RawValue>> = IndexMap::with_capacity(self.0.len());
        for (name, value) in &self.0 {
            let Some(value) = value else { continue };
            let value = match keys {
                Keys::Top => Cow::Borrowed(value.as_ref()),
                Keys::Deep => deep_snake_case(value).ok_or(Fault::Unreadable)?,
            };
            members.insert(name, value);
        }
        Ok(serde_json::to_vec(&members)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(json: &str) -> Option<&RawValue> {
        Some(serde_json::from_str(json).expect("valid JSON"))
    }

    fn json(fields: &Fields<'_>, keys: Keys) -> String {
        let json = fields.to_json(keys).expect("JSON");
        String::from_utf8(json).expect("JSON is UTF-8")
    }

    #[test]
    fn undefined_is_omitted_but_makes_a_body() {
        let mut fields = Fields::default();
        assert!(fields.is_empty());
        fields.set("aB", None);
        assert!(!fields.is_empty());
        assert_eq!(json(&fields, Keys::Top), "{}");
    }

    #[test]
    fn of_two_spellings_the_last_one_wins_at_the_position_of_the_first() {
        let mut fields = Fields::default();
        fields.set("aB", raw("1"));
        fields.set("c", raw("2"));
        fields.set("a_b", raw("3"));
        assert_eq!(json(&fields, Keys::Top), r#"{"a_b":3,"c":2}"#);
        fields.set("aB", None);
        assert_eq!(json(&fields, Keys::Top), r#"{"c":2}"#);
    }

    #[test]
    fn a_default_replaces_missing_and_null_values() {
        for (given, expected) in [(None, "true"), (raw("null"), "true"), (raw("false"), "false")] {
            let mut fields = Fields::default();
            fields.set("isOn", given);
            fields.set_default("isOn", "true").expect("JSON");
            assert_eq!(json(&fields, Keys::Top), format!(r#"{{"is_on":{expected}}}"#));
        }
    }

    #[test]
    fn nested_keys_are_converted_only_if_the_operation_says_so() {
        let mut fields = Fields::default();
        fields.set("aB", raw(r#"{"cD":[{"eF":1}]}"#));
        assert_eq!(json(&fields, Keys::Top), r#"{"a_b":{"cD":[{"eF":1}]}}"#);
        assert_eq!(json(&fields, Keys::Deep), r#"{"a_b":{"c_d":[{"e_f":1}]}}"#);
    }
}
