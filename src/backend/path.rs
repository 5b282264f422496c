//! The path of a request. An ID identifies a resource, and can never change the path's structure.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use serde_json::value::RawValue;

use super::arguments::{Fault, id_text, text};
use super::parts::{Id, IdKind};

/// Maximum number of layers of percent-encoding to decode: IDs come from requests, and each layer costs a
/// pass.
const MAX_LAYERS: usize = 10;

/// The segments of `template` with its placeholders replaced by `ids`, not yet percent-encoded.
pub(super) fn segments(template: &'static str, ids: &[Id<'_>]) -> Result<Vec<Cow<'static, str>>, Fault> {
    let mut segments = Vec::new();
    for part in template.split('/').skip(1) {
        let name = part.strip_prefix('{').and_then(|part| part.strip_suffix('}'));
        // A test of the table ensures that there is an ID for every placeholder.
        match name.and_then(|name| ids.iter().find(|id| id.name == name)) {
            None => segments.push(Cow::Borrowed(part)),
            Some(id) => segments.extend(id.segments()?.into_iter().map(Cow::Owned)),
        }
    }
    Ok(segments)
}

impl Id<'_> {
    fn segments(&self) -> Result<Vec<String>, Fault> {
        let text = || self.value.and_then(id_text).unwrap_or_default();
        let segments = match self.kind {
            IdKind::Required => vec![text()],
            IdKind::Optional => vec![text()].into_iter().filter(|text| !text.is_empty()).collect(),
            IdKind::Prefixed(prefix) => {
                let text = text();
                let lacks_prefix = !text.is_empty() && !text.starts_with(prefix);
                vec![if lacks_prefix { format!("{prefix}{text}") } else { text }]
            }
            IdKind::Path => path(self.value).map_err(|why| self.unfit(why))?,
        };
        segments.iter().try_for_each(|segment| check(segment)).map_err(|why| self.unfit(why))?;
        Ok(segments)
    }

    fn unfit(&self, why: &'static str) -> Fault {
        Fault::Unfit(self.name, why.into())
    }
}

/// The segments of a path written by the caller: a percent-encoded string, or an array of IDs.
fn path(value: Option<&RawValue>) -> Result<Vec<String>, &'static str> {
    let value = value.ok_or("it is missing or empty")?;
    if let Ok(segments) = serde_json::from_str::<Vec<&RawValue>>(value.get()) {
        let segments: Option<Vec<String>> = segments.into_iter().map(id_text).collect();
        return segments.filter(|segments| !segments.is_empty()).ok_or("expected an array of strings");
    }
    let path = text(value).ok_or("expected a string such as `/users`, or an array of segments")?;
    let path = path.strip_prefix('/').ok_or("it does not start with `/`")?;
    if path.contains(['?', '#', '\\']) {
        return Err("it contains `?`, `#` or `\\`; pass query parameters in `query`");
    }
    Ok(path.split('/').map(|segment| percent_decode_str(segment).decode_utf8_lossy().into_owned()).collect())
}

/// Whether `text` is safe as one segment of a path. An empty one would shorten the path to the collection.
/// `.` and `..` would leave it, even if a server decodes the path once too often or removes a parameter
/// (`..;x`). URL parsers silently drop control characters. The error says what is wrong with "it".
fn check(text: &str) -> Result<(), &'static str> {
    if text.is_empty() {
        return Err("it is missing or empty");
    }
    if text.chars().any(|character| character.is_control()) {
        return Err("it contains a control character");
    }
    let Some(decoded) = decode_fully(text) else {
        return Err("it has too many layers of percent-encoding");
    };
    if decoded
        .split(['/', '\\'])
        .any(|part| matches!(part.split([';', '\0', '\t', ' ']).next(), Some("." | "..")))
    {
        return Err("it contains a dot segment (`.` or `..`), plain or percent-encoded");
    }
    Ok(())
}

/// Removes all layers of percent-encoding; `None` if there are more than [`MAX_LAYERS`].
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
    fn an_id_may_be_any_string_that_stays_in_its_segment() {
        for id in [
            "user_1",
            "my template",
            "a/b",
            "x?y=1#z",
            "...",
            ".a",
            "a..b",
            "a;..",
            "...;a",
            "100%",
            "%zz",
            "ü",
            "😀",
        ] {
            assert_eq!(check(id), Ok(()), "{id}");
        }
    }

    #[test]
    fn an_id_that_could_leave_its_segment_is_rejected() {
        let layered = (0..12).fold("%2e%2e".to_owned(), |text, _| text.replace('%', "%25"));
        for id in [
            "",
            ".",
            "..",
            "%2e",
            "%2E.",
            "a/../b",
            "a\\..",
            "..%2fx",
            "%252e%252e",
            "..;",
            "..;a=b",
            "a/.;/b",
            "..%3bx",
            "%%32%65.",
            "\t",
            ".\n.",
            &layered,
        ] {
            assert!(check(id).is_err(), "{id}");
        }
    }

    #[test]
    fn layers_of_encoding_are_limited() {
        let layered = |layers| (0..layers).fold("a%20b".to_owned(), |text, _| text.replace('%', "%25"));
        assert_eq!(check(&layered(MAX_LAYERS - 1)), Ok(()));
        assert!(check(&layered(MAX_LAYERS)).is_err());
    }
}
