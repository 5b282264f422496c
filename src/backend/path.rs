//! What may stand in a path: an id can name a resource, never another place.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// Most layers of percent-encoding that are taken off: ids come from requests, and each layer costs a pass.
const MAX_LAYERS: usize = 10;

/// Whether `text` can be one segment of a path. An empty one would shorten the path to the collection, `.` and `..`
/// would leave it, also where a server decodes the path once more than it should, and URL parsers drop control
/// characters without a word. The error says what is wrong with "it".
pub(super) fn check(text: &str) -> Result<(), &'static str> {
    if text.is_empty() {
        return Err("it is missing or empty");
    }
    if text.chars().any(|character| character.is_control()) {
        return Err("it holds a control character");
    }
    let Some(decoded) = decode_fully(text) else {
        return Err("it is percent-encoded more often than any id needs to be");
    };
    if decoded.split(['/', '\\']).any(|part| matches!(part, "." | "..")) {
        return Err("it holds a dot segment (`.` or `..`), plain or percent-encoded");
    }
    Ok(())
}

/// Takes every layer of percent-encoding off; `None` where there are more than [`MAX_LAYERS`].
fn decode_fully(text: &str) -> Option<Cow<'_, str>> {
    let mut text = Cow::Borrowed(text);
    for _ in 0..=MAX_LAYERS {
        let decoded = percent_decode_str(&text).decode_utf8_lossy().into_owned();
        if decoded == *text {
            return Some(text);
        }
        text = Cow::Owned(decoded);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_may_be_any_text_that_stays_in_its_place() {
        for id in ["user_1", "my template", "a/b", "x?y=1#z", "...", ".a", "a..b", "100%", "%zz", "ü", "😀"]
        {
            assert_eq!(check(id), Ok(()), "{id}");
        }
    }

    #[test]
    fn an_id_that_could_leave_its_place_is_refused() {
        let layered = (0..12).fold("%2e%2e".to_owned(), |text, _| text.replace('%', "%25"));
        for id in
            ["", ".", "..", "%2e", "%2E.", "a/../b", "a\\..", "..%2fx", "%252e%252e", "\t", ".\n.", &layered]
        {
            assert!(check(id).is_err(), "{id}");
        }
    }

    #[test]
    fn layers_of_encoding_are_bounded() {
        let layered = |layers| (0..layers).fold("a%20b".to_owned(), |text, _| text.replace('%', "%25"));
        assert_eq!(check(&layered(MAX_LAYERS - 1)), Ok(()));
        assert!(check(&layered(MAX_LAYERS)).is_err());
    }
}
