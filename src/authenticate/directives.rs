//! Cookies that Clerk wants to set in the browser, as `Set-Cookie` values, some with the session token
//! (`authentication.md` §3.10.2).

/// The prefix of the session cookies' names, with and without the instance's suffix.
const SESSION: &str = "__session";

/// Valid `Set-Cookie` values.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Directives(Vec<String>);

impl Directives {
    /// `None` if a value contains a character that is not allowed in a header.
    pub(super) fn new(values: Vec<String>) -> Option<Self> {
        let is_legal =
            |value: &String| value.chars().all(|c| c == '\t' || ((' '..='ÿ').contains(&c) && c != '\u{7f}'));
        values.iter().all(is_legal).then_some(Self(values))
    }

    /// The session token. The last cookie wins; it is empty if the cookie is deleted.
    pub(super) fn session_token(&self) -> &str {
        let sessions = self.0.iter().rev().filter_map(|directive| {
            let pair = directive.split(';').next().unwrap_or_default();
            let mut parts = pair.split('=');
            parts.next().filter(|name| name.starts_with(SESSION)).map(|_| parts.next().unwrap_or_default())
        });
        sessions.into_iter().next().unwrap_or_default()
    }

    /// The header values, in order.
    pub(super) fn into_values(self) -> impl Iterator<Item = String> {
        self.0.into_iter().map(|value| value.trim_matches([' ', '\t']).to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session_token(directives: &[&str]) -> String {
        let directives = Directives::new(directives.iter().map(|&text| text.to_owned()).collect());
        directives.expect("legal values").session_token().to_owned()
    }

    #[test]
    fn the_session_token_is_found_in_either_variant() {
        assert_eq!(session_token(&["__session=a.b.c; Path=/; Secure"]), "a.b.c");
        assert_eq!(session_token(&["__session_naoXFJnI=a.b.c"]), "a.b.c");
        assert_eq!(session_token(&["__client_uat=1; Path=/", "__session=x", "other=1"]), "x");
    }

    #[test]
    fn the_last_session_cookie_wins_even_if_it_deletes_the_session() {
        assert_eq!(session_token(&["__session_naoXFJnI=first", "__session=last"]), "last");
        assert_eq!(session_token(&["__session=first", "__session_naoXFJnI=; Max-Age=0"]), "");
    }

    #[test]
    fn other_cookies_contain_no_session() {
        for directives in
            [&[][..], &["__client_uat=1"], &["x=__session=1"], &[" __session=1"], &["__session"]]
        {
            assert_eq!(session_token(directives), "", "{directives:?}");
        }
    }

    #[test]
    fn one_invalid_value_invalidates_all() {
        for value in ["a=1\r\nx: y", "a=1\0", "a=€", "a=\u{1b}"] {
            assert_eq!(Directives::new(vec!["__session=1".to_owned(), value.to_owned()]), None, "{value:?}");
        }
        assert!(Directives::new(vec!["a=\u{e9}\t".to_owned()]).is_some());
    }

    #[test]
    fn values_are_sent_without_surrounding_whitespace() {
        let directives = Directives::new(vec![" a=1; Path=/ ".to_owned(), "b=2".to_owned()]);
        let values: Vec<String> = directives.expect("legal values").into_values().collect();
        assert_eq!(values, ["a=1; Path=/", "b=2"]);
    }
}
