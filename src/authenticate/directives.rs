//! Cookies that Clerk wants set in the browser: `Set-Cookie` values, of which some carry the session token
//! (`authentication.md` §3.10.2).

/// The name that the session cookies start with, with and without the instance's suffix.
const SESSION: &str = "__session";

/// `Set-Cookie` values, all fit for a header.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Directives(Vec<String>);

impl Directives {
    /// `None` where one of them holds a character that no header can carry.
    pub(super) fn new(values: Vec<String>) -> Option<Self> {
        let is_legal =
            |value: &String| value.chars().all(|c| c == '\t' || ((' '..='ÿ').contains(&c) && c != '\u{7f}'));
        values.iter().all(is_legal).then_some(Self(values))
    }

    /// The session token among them. The last one counts; it is empty where the cookie is being deleted.
    pub(super) fn session_token(&self) -> &str {
        let sessions = self.0.iter().rev().filter_map(|directive| {
            let pair = directive.split(';').next().unwrap_or_default();
            let mut parts = pair.split('=');
            parts.next().filter(|name| name.starts_with(SESSION)).map(|_| parts.next().unwrap_or_default())
        });
        sessions.into_iter().next().unwrap_or_default()
    }

    /// One header value for each, in their order.
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
    fn the_session_token_stands_behind_the_name_of_either_variant() {
        assert_eq!(session_token(&["__session=a.b.c; Path=/; Secure"]), "a.b.c");
        assert_eq!(session_token(&["__session_naoXFJnI=a.b.c"]), "a.b.c");
        assert_eq!(session_token(&["__client_uat=1; Path=/", "__session=x", "other=1"]), "x");
    }

    #[test]
    fn the_last_session_cookie_counts_also_when_it_deletes_the_session() {
        assert_eq!(session_token(&["__session_naoXFJnI=first", "__session=last"]), "last");
        assert_eq!(session_token(&["__session=first", "__session_naoXFJnI=; Max-Age=0"]), "");
    }

    #[test]
    fn other_cookies_carry_no_session() {
        for directives in
            [&[][..], &["__client_uat=1"], &["x=__session=1"], &[" __session=1"], &["__session"]]
        {
            assert_eq!(session_token(directives), "", "{directives:?}");
        }
    }

    #[test]
    fn a_value_that_no_header_can_carry_spoils_them_all() {
        for value in ["a=1\r\nx: y", "a=1\0", "a=€", "a=\u{1b}"] {
            assert_eq!(Directives::new(vec!["__session=1".to_owned(), value.to_owned()]), None, "{value:?}");
        }
        assert!(Directives::new(vec!["a=\u{e9}\t".to_owned()]).is_some());
    }

    #[test]
    fn values_go_out_as_they_came_but_for_blanks_around_them() {
        let directives = Directives::new(vec![" a=1; Path=/ ".to_owned(), "b=2".to_owned()]);
        let values: Vec<String> = directives.expect("legal values").into_values().collect();
        assert_eq!(values, ["a=1; Path=/", "b=2"]);
    }
}
