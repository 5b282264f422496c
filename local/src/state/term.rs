//! What rows are found by, besides their ID.

use std::hash::{DefaultHasher, Hash, Hasher};

/// A value that rows are found by: which field, and its text.
#[derive(Clone, Copy, Debug)]
pub struct Term<'t> {
    field: Field,
    text: &'t str,
}

/// What the text of a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// An email address, in upper or lower case.
    EmailAddress,
    /// The user who made it.
    Creator,
    /// An ID in another system.
    ExternalId,
    /// The ID of an organization.
    Organization,
    /// A phone number.
    PhoneNumber,
    /// A name in URLs.
    Slug,
    /// A username, in upper or lower case.
    Username,
}

impl Field {
    /// The term with this text.
    pub fn is(self, text: &str) -> Term<'_> {
        Term { field: self, text }
    }

    fn ignores_case(self) -> bool {
        matches!(self, Self::EmailAddress | Self::Username)
    }
}

impl Term<'_> {
    /// What its text is.
    pub fn field(&self) -> Field {
        self.field
    }

    /// Its text.
    pub fn text(&self) -> &str {
        self.text
    }

    /// A number that equal terms share. Others can share it, too, though it is unlikely.
    pub(super) fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }
}

impl PartialEq for Term<'_> {
    fn eq(&self, other: &Self) -> bool {
        let is_same_text = match self.field.ignores_case() {
            true => self.text.eq_ignore_ascii_case(other.text),
            false => self.text == other.text,
        };
        self.field == other.field && is_same_text
    }
}

impl Eq for Term<'_> {}

impl Hash for Term<'_> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.field.hash(hasher);
        match self.field.ignores_case() {
            true => self.text.bytes().for_each(|byte| hasher.write_u8(byte.to_ascii_lowercase())),
            false => hasher.write(self.text.as_bytes()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_matters_except_in_email_addresses_and_usernames() {
        for (field, ignores_case) in [
            (Field::EmailAddress, true),
            (Field::Username, true),
            (Field::PhoneNumber, false),
            (Field::Slug, false),
        ] {
            let (one, other) = (field.is("Ada@example.com"), field.is("aDA@example.com"));
            assert_eq!(one == other, ignores_case, "{field:?}");
            assert_eq!(one.fingerprint() == other.fingerprint(), ignores_case, "{field:?}");
        }
        assert_ne!(Field::Slug.is("a"), Field::Creator.is("a"));
        assert_ne!(Field::Slug.is("a").fingerprint(), Field::Creator.is("a").fingerprint());
    }
}
