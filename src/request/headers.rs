//! The values of the request headers that authentication reads.

use std::fmt;

use super::header_name::HeaderName;
use super::texts::Texts;

/// The values of the headers in [`HeaderName::ALL`].
#[derive(Clone, Copy)]
pub struct Headers<'r> {
    texts: &'r Texts,
}

impl<'r> Headers<'r> {
    pub(super) fn of(texts: &'r Texts) -> Self {
        Self { texts }
    }

    /// The value, or `None` if it is missing or empty.
    pub fn get(self, name: HeaderName) -> Option<&'r str> {
        self.get_even_empty(name).filter(|value| !value.is_empty())
    }

    /// The value, or `None` if it is missing.
    pub fn get_even_empty(self, name: HeaderName) -> Option<&'r str> {
        self.texts.header(name)
    }
}

impl fmt::Debug for Headers<'_> {
    /// Shows which headers are present, without their values: tokens and cookies are secrets.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let present = HeaderName::ALL.into_iter().filter(|(name, _)| self.get_even_empty(*name).is_some());
        formatter.debug_set().entries(present.map(|(_, text)| text)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_names_headers_without_their_values() {
        let texts = Texts::new("GET", "/", |name| (name == "authorization").then_some("Bearer hidden"));
        assert_eq!(format!("{:?}", Headers::of(&texts)), r#"{"authorization"}"#);
    }

    #[test]
    fn an_empty_value_counts_as_missing() {
        let texts = Texts::new("GET", "/", |name| match name {
            "authorization" => Some(""),
            "cookie" => Some("a=b"),
            _ => None,
        });
        let headers = Headers::of(&texts);
        assert_eq!(headers.get(HeaderName::Authorization), None);
        assert_eq!(headers.get_even_empty(HeaderName::Authorization), Some(""));
        assert_eq!(headers.get(HeaderName::Cookie), Some("a=b"));
        assert_eq!(headers.get(HeaderName::Host), None);
    }
}
