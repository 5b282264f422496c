//! The rules for cookies (`authentication.md` §2.3), implemented naively.

/// The value of a cookie.
pub(crate) fn naive_cookie(header: &str, name: &str) -> Option<String> {
    let pairs: Vec<(&str, &str)> = header.split(';').filter_map(|piece| piece.split_once('=')).collect();
    let blank = |character: char| character == ' ' || character == '\t';
    let (_, value) = pairs.into_iter().find(|(other, _)| other.trim_matches(blank) == name)?;
    let value = value.trim_matches(blank);
    let decoded = decode_uri_component(value.as_bytes()).unwrap_or_else(|| value.to_owned());
    (!value.is_empty()).then_some(decoded)
}

/// ECMAScript's `decodeURIComponent`; `None` if it would throw.
fn decode_uri_component(text: &[u8]) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((&first, tail)) = rest.split_first() {
        if first != b'%' {
            bytes.push(first);
            rest = tail;
            continue;
        }
        let digits = std::str::from_utf8(tail.get(..2)?).ok()?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = &tail[2..];
    }
    String::from_utf8(bytes).ok()
}
