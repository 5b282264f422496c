//! Slugs: the names of organizations in URLs.

use crate::errors::ApiError;
use crate::state::State;
use crate::state::term::Field;

impl State {
    /// Checks that a slug is valid and that no other organization than `own` has it. Returns it.
    ///
    /// # Errors
    /// 422 if not.
    pub(super) fn check_slug(&self, slug: &str, own: Option<&str>) -> Result<String, ApiError> {
        if slug.is_empty() {
            return Err(ApiError::parameter_empty("slug"));
        }
        let is_allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if !slug.bytes().all(is_allowed) {
            let fault = format!("can contain lower-case letters, digits and \"-\", but is {slug:?}");
            return Err(ApiError::format_invalid("slug", &fault));
        }
        let mut owners = self.organizations.with(Field::Slug.is(slug));
        if owners.any(|one| Some(one.id.as_str()) != own) {
            return Err(ApiError::slug_taken(slug));
        }
        Ok(slug.to_owned())
    }

    /// A slug for a name, with a number if another organization has it.
    pub fn free_slug(&self, name: &str) -> String {
        let slug = from_name(name);
        let is_taken = |slug: &str| self.organizations.with(Field::Slug.is(slug)).next().is_some();
        if !is_taken(&slug) {
            return slug;
        }
        let numbered = (2_u64..).map(|number| format!("{slug}-{number}"));
        numbered.into_iter().find(|slug| !is_taken(slug)).unwrap_or(slug)
    }
}

/// The letters and digits of a name in lower case, with dashes between them.
fn from_name(name: &str) -> String {
    let words: Vec<String> = name
        .split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    if words.is_empty() { "organization".to_owned() } else { words.join("-") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_made_from_a_name() {
        for (name, slug) in [
            ("Harbour Bakery", "harbour-bakery"),
            ("  A & B, Inc. ", "a-b-inc"),
            ("Österreich", "sterreich"),
            ("日本", "organization"),
        ] {
            assert_eq!(from_name(name), slug);
        }
    }

    #[test]
    fn a_taken_slug_gets_a_number() {
        let state = State::built_in();
        assert_eq!(state.free_slug("Harbour Bakery"), "harbour-bakery-2");
        assert_eq!(state.free_slug("Other"), "other");
    }

    #[test]
    fn slugs_are_checked() {
        let state = State::built_in();
        for slug in ["", "Upper", "a b", "ä", "harbour-bakery"] {
            assert!(state.check_slug(slug, None).is_err(), "{slug:?}");
        }
        let own = state.organizations.iter().next().map(|one| one.id.as_str());
        assert!(state.check_slug("harbour-bakery", own).is_ok());
    }
}
