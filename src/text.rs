//! Texts, taken apart at separators that stand far from each other: tokens have hundreds of bytes between two.

use memchr::memchr;

/// What stands before the first separator and behind it; `None` where there is none. The separator has to be ASCII.
pub(crate) fn split_once(text: &str, separator: u8) -> Option<(&str, &str)> {
    debug_assert!(separator.is_ascii(), "a byte that is no character could cut one");
    let at = memchr(separator, text.as_bytes())?;
    Some((&text[..at], &text[at + 1..]))
}

/// A configured value without the white space that files, shells and pastes put around it, byte-order marks included.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches(|character: char| character.is_whitespace() || character == '\u{feff}')
}

/// Whether a configured value is wrapped in the quotation marks with which it was pasted.
pub(crate) fn is_quoted(text: &str) -> bool {
    const PAIRS: [(char, char); 5] = [('"', '"'), ('\'', '\''), ('`', '`'), ('“', '”'), ('‘', '’')];
    let mut characters = text.chars();
    let ends = (characters.next(), characters.next_back());
    PAIRS.iter().any(|&(open, close)| ends == (Some(open), Some(close)))
}

#[cfg(test)]
mod tests {
    use super::{is_quoted, split_once, trim};

    #[test]
    fn white_space_and_byte_order_marks_around_a_value_are_trimmed_and_inside_it_kept() {
        assert_eq!(trim("\u{feff} a b\u{feff}c\t\r\n\u{a0}"), "a b\u{feff}c");
        assert_eq!(trim(" \u{feff}\n"), "");
    }

    #[test]
    fn a_value_is_quoted_when_a_pair_of_quotation_marks_wraps_it() {
        for text in ["\"a\"", "'a'", "`a`", "“a”", "‘a’", "\"\""] {
            assert!(is_quoted(text), "{text}");
        }
        for text in ["", "a", "\"", "\"a", "a\"", "\"a'", "a\"b\"c"] {
            assert!(!is_quoted(text), "{text}");
        }
    }

    #[test]
    fn the_first_separator_splits_as_the_standard_library_does_it() {
        for text in ["", ";", "a", "a;b", ";b;c", "a;", "€;€;", &format!("{};b", "a".repeat(1_000))] {
            assert_eq!(split_once(text, b';'), text.split_once(';'), "{text}");
        }
    }
}
