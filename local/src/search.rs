//! Searches in texts.

use memchr::memchr2_iter;
use serde::Deserialize;

/// What is looked for, in any case.
#[derive(Debug, Deserialize)]
#[serde(from = "String")]
pub(crate) struct Search {
    /// In lower case.
    wanted: String,
}

impl Search {
    /// Whether a text contains it. Everything contains an empty search.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        match (text.is_ascii(), self.wanted.is_ascii()) {
            // Without a copy, because a search looks at every text that there is.
            (true, true) => self.is_in_ascii(text.as_bytes()),
            (true, false) => false,
            (false, _) => text.to_lowercase().contains(&self.wanted),
        }
    }

    /// Whether a name of several parts contains it.
    pub(crate) fn is_in_any(&self, parts: &[&str]) -> bool {
        match self.wanted.contains(' ') {
            true => self.is_in(&parts.join(" ")),
            false => parts.iter().any(|part| self.is_in(part)),
        }
    }

    /// Whether this is it.
    pub(crate) fn is(&self, text: &str) -> bool {
        self.wanted.eq_ignore_ascii_case(text)
    }

    /// Whether it is empty.
    pub(crate) fn is_empty(&self) -> bool {
        self.wanted.is_empty()
    }

    fn is_in_ascii(&self, text: &[u8]) -> bool {
        let wanted = self.wanted.as_bytes();
        let Some(first) = wanted.first() else { return true };
        memchr2_iter(*first, first.to_ascii_uppercase(), text)
            .filter_map(|start| text.get(start..start + wanted.len()))
            .any(|part| part.eq_ignore_ascii_case(wanted))
    }
}

impl From<String> for Search {
    fn from(text: String) -> Self {
        Self { wanted: text.to_lowercase() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_does_not_matter() {
        for (text, wanted, is_found) in [
            ("Ada Lovelace", "LOVE", true),
            ("Ada Lovelace", "", true),
            ("", "", true),
            ("", "a", false),
            ("ada", "ada l", false),
            ("Ada Lovelace", "lace", true),
            ("aab", "ab", true),
            ("Søren", "SØ", true),
            ("Søren", "ren", true),
            ("Soren", "sø", false),
        ] {
            assert_eq!(Search::from(wanted.to_owned()).is_in(text), is_found, "{wanted:?} in {text:?}");
        }
    }

    #[test]
    fn a_name_is_found_by_its_parts_and_by_all_of_it() {
        for (wanted, is_found) in [("ada", true), ("LACE", true), ("a l", true), ("lovelace ada", false)] {
            let search = Search::from(wanted.to_owned());
            assert_eq!(search.is_in_any(&["Ada", "Lovelace"]), is_found, "{wanted:?}");
        }
    }
}
