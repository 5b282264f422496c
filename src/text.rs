//! Texts, taken apart at separators that stand far from each other: tokens have hundreds of bytes between two.

use memchr::memchr;

/// What stands before the first separator and behind it; `None` where there is none. The separator has to be ASCII.
pub(crate) fn split_once(text: &str, separator: u8) -> Option<(&str, &str)> {
    debug_assert!(separator.is_ascii(), "a byte that is no character could cut one");
    let at = memchr(separator, text.as_bytes())?;
    Some((&text[..at], &text[at + 1..]))
}

#[cfg(test)]
mod tests {
    use super::split_once;

    #[test]
    fn the_first_separator_splits_as_the_standard_library_does_it() {
        for text in ["", ";", "a", "a;b", ";b;c", "a;", "€;€;", &format!("{};b", "a".repeat(1_000))] {
            assert_eq!(split_once(text, b';'), text.split_once(';'), "{text}");
        }
    }
}
