//! `fea` and `pla`: features and plans that belong to the organization, the user or both.

use std::fmt;

/// A claim such as `o:articles,u:export,ou:search`, split by owner.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ScopedList<'c> {
    pub(super) organization: Vec<&'c str>,
    pub(super) user: Vec<&'c str>,
}

/// An element of the claim without a scope, that is, without a colon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingScope {
    element: String,
}

impl fmt::Display for MissingScope {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown: String = self.element.chars().take(80).flat_map(char::escape_debug).collect();
        write!(
            formatter,
            "Clerk: the session token's feature claim contains the element \"{shown}\"; expected scope:name, such as o:articles"
        )
    }
}

impl std::error::Error for MissingScope {}

impl<'c> ScopedList<'c> {
    /// Parses a claim, which may be empty. Elements with unknown scopes are ignored.
    pub(super) fn parse(claim: &'c str) -> Result<Self, MissingScope> {
        let mut list = Self::default();
        if claim.is_empty() {
            return Ok(list);
        }
        for element in claim.split(',').map(str::trim) {
            let Some((scope, name)) = element.split_once(':') else {
                return Err(MissingScope { element: element.to_owned() });
            };
            if matches!(scope, "o" | "ou" | "uo") {
                list.organization.push(name);
            }
            if matches!(scope, "u" | "ou" | "uo") {
                list.user.push(name);
            }
        }
        Ok(list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_split_by_scope() {
        let list = ScopedList::parse(" o:a , u:b,ou:c,uo:d:e,x:f,o:").expect("a good list");
        assert_eq!(list.organization, ["a", "c", "d:e", ""]);
        assert_eq!(list.user, ["b", "c", "d:e"]);
        assert_eq!(ScopedList::parse(""), Ok(ScopedList::default()));
    }

    #[test]
    fn an_element_without_scope_invalidates_the_claim() {
        for claim in ["a", "o:a,b", "o:a,", " "] {
            assert!(ScopedList::parse(claim).is_err(), "{claim:?}");
        }
    }
}
