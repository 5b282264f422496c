//! JSON that all parsers read alike: JavaScript must later read exactly what was checked here.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// Maximum number of characters of a received value that a message shows.
const SHOWN_CHARACTERS: usize = 80;

/// Any JSON value, validated and discarded. Unlike `serde::de::IgnoredAny` it rejects what parsers disagree
/// on: lone surrogates and numbers beyond the range of a double.
pub(super) struct Interoperable;

impl<'de> Deserialize<'de> for Interoperable {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for Interoperable {
    type Value = Self;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Self, A::Error> {
        while elements.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self, A::Error> {
        while members.next_entry::<Self, Self>()?.is_some() {}
        Ok(self)
    }
}

/// Approximate heap memory of a value, in bytes.
pub(super) fn heap_bytes(value: &Value) -> usize {
    // The allocation of a map node, and the average number of entries in it.
    const NODE: usize = 640;
    const ENTRIES_PER_NODE: usize = 6;

    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
        Value::String(text) => text.capacity(),
        Value::Array(elements) => {
            elements.capacity() * size_of::<Value>() + elements.iter().map(heap_bytes).sum::<usize>()
        }
        Value::Object(members) => {
            let texts: usize = members.iter().map(|(name, value)| name.capacity() + heap_bytes(value)).sum();
            members.len().div_ceil(ENTRIES_PER_NODE) * NODE + texts
        }
    }
}

/// Formats a received value for a message: JSON in printable ASCII, truncated to a fixed length.
pub fn show(value: Option<&Value>) -> String {
    let Some(value) = value else { return "nothing".to_owned() };
    show_text(&value.to_string())
}

/// Formats a string in printable ASCII, truncated to a fixed length: safe for HTTP headers and terminals.
pub fn show_text(text: &str) -> String {
    let mut shown = String::new();
    for (count, character) in text.chars().enumerate() {
        if count == SHOWN_CHARACTERS {
            shown.push_str("...");
            break;
        }
        match character {
            ' '..='~' => shown.push(character),
            other => shown.extend(other.escape_unicode()),
        }
    }
    shown
}

/// Formats strings for a message, quoted and separated by commas.
pub fn show_list<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = texts.into_iter().map(|text| format!("\"{}\"", show_text(text))).collect();
    quoted.join(", ")
}

/// Whether JavaScript treats the value as falsy.
pub fn is_falsy(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null | Value::Bool(false)) => true,
        Some(Value::Number(number)) => number.as_f64() == Some(0.0),
        Some(Value::String(text)) => text.is_empty(),
        Some(_) => false,
    }
}

/// The array that JavaScript's `[value].flat().filter(Boolean)` returns.
pub(super) fn truthy_list(value: Option<&Value>) -> Vec<&Value> {
    let elements: &[Value] = match value {
        None => &[],
        Some(Value::Array(elements)) => elements,
        Some(single) => std::slice::from_ref(single),
    };
    elements.iter().filter(|element| !is_falsy(Some(element))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_that_parsers_disagree_on_is_rejected() {
        for text in [
            r#"{"a":"\ud800"}"#,
            r#"{"\udc00":1}"#,
            "[1e400]",
            "[-1e999]",
            "\u{feff}{}",
            "[01]",
            "{,}",
            "[1,]",
        ] {
            assert!(serde_json::from_str::<Interoperable>(text).is_err(), "{text}");
        }
        for text in [r#"{"a":["\ud83d\ude00",1e308,{"b":null}],"a":true}"#, "9007199254740993", "\"\""] {
            assert!(serde_json::from_str::<Interoperable>(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn shown_values_are_short_printable_ascii() {
        let shown = show(Some(&Value::String(format!("\u{1b}[31m\r\n€{}", "x".repeat(1000)))));
        assert!(shown.chars().all(|character| (' '..='~').contains(&character)), "{shown}");
        assert!(shown.len() < 200, "{shown}");
        assert_eq!(show(None), "nothing");
    }
}
