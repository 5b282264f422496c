//! The `Authorization` header (`authentication.md` §2.2).

use crate::text::split_once;

/// The token in the header, or `None` if the scheme is not `Bearer`.
///
/// A value of one word is itself the token, so that clients may send a bare JWT. The scheme is
/// case-sensitive, and anything after the second word is ignored.
pub fn bearer_token(authorization: &str) -> Option<&str> {
    let (first, rest) = split_once(authorization, b' ').unwrap_or((authorization, ""));
    let (second, _) = split_once(rest, b' ').unwrap_or((rest, ""));
    match (first, second) {
        ("", "") => None,
        (_, "") => Some(first),
        ("Bearer", _) => Some(second),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::bearer_token;

    #[test]
    fn every_form_is_parsed_as_specified() {
        for (value, token) in [
            ("Bearer a.b.c", Some("a.b.c")),
            ("Bearer a.b.c trailing", Some("a.b.c")),
            ("a.b.c", Some("a.b.c")),
            ("Bearer", Some("Bearer")),
            ("Bearer ", Some("Bearer")),
            ("Bearer  a.b.c", Some("Bearer")),
            ("bearer a.b.c", None),
            ("Basic dXNlcjpwYXNz", None),
            ("", None),
            (" ", None),
            (" a.b.c", None),
        ] {
            assert_eq!(bearer_token(value), token, "{value:?}");
        }
    }
}
