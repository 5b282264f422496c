//! The arguments of a call, as received from JavaScript.

use std::borrow::Cow;
use std::fmt;

use indexmap::IndexMap;
use serde_json::value::RawValue;

use super::operation::Operation;
use super::outcome::CallError;

/// The properties of an object, in order.
pub(super) type Properties<'a> = Vec<Property<'a>>;

/// A name and a value. `None` is `undefined`: the property is present but has no JSON.
type Property<'a> = (Cow<'static, str>, Option<&'a RawValue>);

/// Positional arguments: a JSON array, possibly without trailing ones.
pub(super) struct Arguments<'a>(Vec<&'a RawValue>);

/// What is wrong with an argument.
#[derive(Debug)]
pub(super) enum Fault {
    /// The arguments are not the JSON that the operation's parameters require.
    Unreadable,
    /// The argument with this name is invalid, for this reason.
    Unfit(&'static str, Cow<'static, str>),
}

impl<'a> Arguments<'a> {
    pub(super) fn parse(text: &'a str) -> Result<Self, Fault> {
        Ok(Self(serde_json::from_str(text)?))
    }

    /// The argument at this position, if there is one.
    pub(super) fn get(&self, index: usize) -> Option<&'a RawValue> {
        self.0.get(index).copied()
    }

    /// The properties of the argument at this position; `None` if it is missing or `null`.
    pub(super) fn object(&self, index: usize) -> Result<Option<Properties<'a>>, Fault> {
        self.get(index).filter(|argument| !is_null(argument)).map(properties).transpose()
    }

    /// The properties of each object in the array at this position; `None` if it is missing or `null`.
    pub(super) fn list(&self, index: usize) -> Result<Option<Vec<Properties<'a>>>, Fault> {
        let Some(list) = self.get(index).filter(|argument| !is_null(argument)) else { return Ok(None) };
        let items: Vec<&RawValue> = serde_json::from_str(list.get())?;
        items.into_iter().map(properties).collect::<Result<_, _>>().map(Some)
    }
}

/// Parses an object, or the form that JavaScript uses to preserve `undefined`: an array of entries, each a
/// name and a value, or a name alone if the value is `undefined`.
fn properties(argument: &RawValue) -> Result<Properties<'_>, Fault> {
    if argument.get().starts_with('{') {
        let properties: IndexMap<String, &RawValue> = serde_json::from_str(argument.get())?;
        return Ok(properties.into_iter().map(|(name, value)| (Cow::Owned(name), Some(value))).collect());
    }
    let entries: Vec<Vec<&RawValue>> = serde_json::from_str(argument.get())?;
    entries.iter().map(|entry| property(entry)).collect()
}

fn property<'a>(entry: &[&'a RawValue]) -> Result<Property<'a>, Fault> {
    let name = entry.first().ok_or(Fault::Unreadable)?;
    Ok((Cow::Owned(serde_json::from_str(name.get())?), entry.get(1).copied()))
}

/// Whether this is the value `null`.
pub(super) fn is_null(value: &RawValue) -> bool {
    value.get() == "null"
}

/// The value, if it is a string.
pub(super) fn text(value: &RawValue) -> Option<String> {
    serde_json::from_str(value.get()).ok()
}

/// An ID as a string. Numbers other than zero are IDs, as in Clerk's SDK; arrays and objects are not.
pub(super) fn id_text(value: &RawValue) -> Option<String> {
    match value.get() {
        "0" => None,
        text if text.starts_with('"') => serde_json::from_str(text).ok(),
        number if number.starts_with(|first: char| first == '-' || first.is_ascii_digit()) => {
            Some(number.to_owned())
        }
        _ => None,
    }
}

impl Fault {
    /// The error for the caller.
    pub(super) fn of(self, operation: &Operation) -> CallError {
        let name = operation.name;
        CallError::Argument(match self {
            Self::Unreadable => format!("Clerk: the arguments of {name}() cannot be sent as JSON."),
            Self::Unfit(argument, why) => format!("Clerk: {name}() needs the argument `{argument}`: {why}."),
        })
    }
}

impl From<serde_json::Error> for Fault {
    fn from(_: serde_json::Error) -> Self {
        Self::Unreadable
    }
}

impl fmt::Debug for Arguments<'_> {
    /// Arguments are personal data, so only their number is shown.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} arguments", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(json: &str) -> Option<String> {
        let arguments = Arguments::parse(json).expect("an array");
        let properties = arguments.object(0).ok()??;
        let show = |(name, value): (Cow<'_, str>, Option<&RawValue>)| {
            format!("{name}={}", value.map_or("undefined", RawValue::get))
        };
        Some(properties.into_iter().map(show).collect::<Vec<_>>().join("&"))
    }

    #[test]
    fn an_object_may_be_an_array_of_entries_to_distinguish_undefined_from_missing() {
        assert_eq!(object(r#"[{"b":1,"a":[2]}]"#).as_deref(), Some("b=1&a=[2]"));
        assert_eq!(
            object(r#"[[["b",1],["a"],["__proto__",{}]]]"#).as_deref(),
            Some("b=1&a=undefined&__proto__={}")
        );
        for no_object in ["[]", "[null]", "[5]", r#"["x"]"#, "[[[]]]", "[[[5]]]", "[true]"] {
            assert_eq!(object(no_object), None, "{no_object}");
        }
    }

    #[test]
    fn an_array_contains_objects() {
        let arguments = Arguments::parse(r#"[[[["a",1]],{"b":2}],[5]]"#).expect("an array");
        assert_eq!(arguments.list(0).expect("objects").expect("a list").len(), 2);
        assert!(arguments.list(1).is_err());
        assert!(arguments.list(2).expect("nothing").is_none());
    }

    #[test]
    fn arguments_must_be_an_array() {
        for other in ["", "{}", "5", r#"["u""#] {
            assert!(Arguments::parse(other).is_err(), "{other}");
        }
    }
}
