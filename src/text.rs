//! Fast splitting and trimming of strings. Tokens have hundreds of bytes between two separators, hence
//! `memchr`.

use memchr::memchr;

/// The parts before and after the first separator, which must be ASCII; `None` if there is no separator.
pub(crate) fn split_once(text: &str, separator: u8) -> Option<(&str, &str)> {
    debug_assert!(separator.is_ascii(), "a non-ASCII byte could split a character");
    let at = memchr(separator, text.as_bytes())?;
    Some((&text[..at], &text[at + 1..]))
}

/// A configured value without the whitespace and byte-order marks that files, shells and pastes add around
/// it.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches(|character: char| character.is_whitespace() || character == '\u{feff}')
}

/// Whether a configured value is still wrapped in quotation marks.
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
    fn trim_removes_whitespace_and_byte_order_marks_only_at_the_ends() {
        assert_eq!(trim("\u{feff} a b\u{feff}c\t\r\n\u{a0}"), "a b\u{feff}c");
        assert_eq!(trim(" \u{feff}\n"), "");
    }

    #[test]
    fn a_value_is_quoted_if_a_matching_pair_of_quotation_marks_wraps_it() {
        for text in ["\"a\"", "'a'", "`a`", "“a”", "‘a’", "\"\""] {
            assert!(is_quoted(text), "{text}");
        }
        for text in ["", "a", "\"", "\"a", "a\"", "\"a'", "a\"b\"c"] {
            assert!(!is_quoted(text), "{text}");
        }
    }

    #[test]
    fn split_once_splits_like_the_standard_library() {
        for text in ["", ";", "a", "a;b", ";b;c", "a;", "€;€;", &format!("{};b", "a".repeat(1_000))] {
            assert_eq!(split_once(text, b';'), text.split_once(';'), "{text}");
        }
    }
}
