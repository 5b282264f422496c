//! What a path asks for.

use std::borrow::Cow;

/// What a path asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// This organization shall be the active one.
    Organization(By, Value),
    /// No organization shall be active.
    PersonalAccount,
}

impl Target {
    /// The target as text for a query parameter; empty for the personal account.
    pub fn query_text(&self) -> Cow<'_, str> {
        match self {
            Self::Organization(_, value) => value.query_text(),
            Self::PersonalAccount => Cow::Borrowed(""),
        }
    }
}

/// Whether an organization is named by its id or by its slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Such as `org_2abc`.
    Id,
    /// Such as `acme`.
    Slug,
}

/// The value of a parameter, percent-encoded as it stands in the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Of a parameter that occurs once.
    Text(String),
    /// Of a parameter that may repeat (`:id+`, `:id*`), even if it occurs once.
    List(Vec<String>),
}

impl Value {
    /// Whether this is the active organization's id or slug. A list never is: JavaScript compares it as an object.
    pub fn matches(&self, active: &str) -> bool {
        matches!(self, Self::Text(text) if text == active)
    }

    /// The value as text for a query parameter. A list is joined with commas, as JavaScript prints it.
    pub fn query_text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::List(texts) => Cow::Owned(texts.join(",")),
        }
    }

    /// Whether JavaScript takes the value for true: any list, and any text but the empty one.
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
    fn a_text_matches_itself_and_a_list_matches_nothing() {
        assert!(Value::Text("acme".to_owned()).matches("acme"));
        assert!(!Value::Text("acme".to_owned()).matches("Acme"));
        assert!(!list(&["acme"]).matches("acme"));
        assert!(!list(&["a", "b"]).matches("a,b"));
    }

    #[test]
    fn a_list_is_printed_with_commas() {
        assert_eq!(Value::Text("f%20oo".to_owned()).query_text(), "f%20oo");
        assert_eq!(list(&["a", "b"]).query_text(), "a,b");
    }

    #[test]
    fn only_the_empty_text_counts_as_not_given() {
        assert!(!Value::Text(String::new()).is_given());
        assert!(Value::Text("0".to_owned()).is_given());
        assert!(list(&[""]).is_given());
    }
}
