//! The organization that a path requests.

use std::borrow::Cow;

/// The organization that a path requests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// This organization should be active.
    Organization(By, Value),
    /// No organization should be active.
    PersonalAccount,
}

impl Target {
    /// The value of the query parameter; empty for the personal account.
    pub fn query_text(&self) -> Cow<'_, str> {
        match self {
            Self::Organization(_, value) => value.query_text(),
            Self::PersonalAccount => Cow::Borrowed(""),
        }
    }
}

/// Whether an organization is identified by ID or slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Such as `org_2abc`.
    Id,
    /// Such as `acme`.
    Slug,
}

/// The value of a parameter, percent-encoded as in the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// The value of a parameter that occurs once.
    Text(String),
    /// The values of a parameter that may repeat (`:id+`, `:id*`), even if it occurs once.
    List(Vec<String>),
}

impl Value {
    /// Whether this is the active organization's ID or slug. An array never is: JavaScript compares it as an
    /// object.
    pub fn matches(&self, active: &str) -> bool {
        matches!(self, Self::Text(text) if text == active)
    }

    /// The value of the query parameter. Arrays are joined with commas, as in JavaScript.
    pub fn query_text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::List(texts) => Cow::Owned(texts.join(",")),
        }
    }

    /// Whether the value is truthy in JavaScript: any array, and any non-empty string.
    pub(super) fn is_given(&self) -> bool {
        !matches!(self, Self::Text(text) if text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(texts: &[&str]) -> Value {
        Value::List(texts.iter().map(|&text| text.to_owned()).collect())
    }

    #[test]
    fn a_string_matches_itself_and_an_array_matches_nothing() {
        assert!(Value::Text("acme".to_owned()).matches("acme"));
        assert!(!Value::Text("acme".to_owned()).matches("Acme"));
        assert!(!list(&["acme"]).matches("acme"));
        assert!(!list(&["a", "b"]).matches("a,b"));
    }

    #[test]
    fn an_array_is_joined_with_commas() {
        assert_eq!(Value::Text("f%20oo".to_owned()).query_text(), "f%20oo");
        assert_eq!(list(&["a", "b"]).query_text(), "a,b");
    }

    #[test]
    fn only_the_empty_string_counts_as_missing() {
        assert!(!Value::Text(String::new()).is_given());
        assert!(Value::Text("0".to_owned()).is_given());
        assert!(list(&[""]).is_given());
    }
}
