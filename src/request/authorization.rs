//! The `Authorization` header (`authentication.md` §2.2).

/// The token that the header carries, or `None` where it speaks another scheme than `Bearer`.
///
/// A value without a second word is itself the token, so that clients may send a bare JWT. The scheme is compared
/// with its case, and what follows the second word is ignored.
pub fn bearer_token(authorization: &str) -> Option<&str> {
    let mut words = authorization.split(' ');
    let first = words.next().filter(|first| !first.is_empty());
    match words.next().filter(|second| !second.is_empty()) {
        None => first,
        Some(token) if first == Some("Bearer") => Some(token),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::bearer_token;

    #[test]
    fn every_form_reads_as_the_specification_says() {
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
