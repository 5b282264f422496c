//! The cookies that Clerk's browser library sets (`authentication.md` §2.3, §2.4).

use std::borrow::Cow;

use memchr::memchr;
use percent_encoding::percent_decode;

use crate::instance::CookieSuffix;
use crate::text::split_once;

/// The cookies of one instance, parsed in one pass over the header.
#[derive(Default)]
pub struct Cookies<'h> {
    /// `__session`: the session token.
    pub session: Variants<'h>,
    /// `__client_uat`: when the client's sign-in state last changed, in Unix seconds; `0` means signed out.
    pub client_uat: Variants<'h>,
    /// `__clerk_db_jwt`: binds a browser to a development instance.
    pub dev_browser: Variants<'h>,
    /// `__refresh` with the suffix; the unsuffixed cookie is not used.
    pub refresh: Option<Cow<'h, str>>,
    /// `__clerk_handshake`: the result of a handshake, as a token.
    pub handshake: Option<Cow<'h, str>>,
    /// `__clerk_handshake_nonce`: a reference to the result of a handshake, to be exchanged at the Backend
    /// API.
    pub handshake_nonce: Option<Cow<'h, str>>,
    /// `__clerk_redirect_count`: the number of consecutive redirects to Clerk.
    pub redirect_count: Option<Cow<'h, str>>,
}

/// A cookie that exists with the instance's suffix and, from older libraries, without it.
#[derive(Default)]
pub struct Variants<'h> {
    /// `<name>_<suffix>`
    pub suffixed: Option<Cow<'h, str>>,
    /// `<name>`
    pub unsuffixed: Option<Cow<'h, str>>,
}

impl<'h> Cookies<'h> {
    /// Parses the value of a `Cookie` header.
    ///
    /// The first cookie of a name wins, even if it is empty. An empty value counts as missing.
    pub fn parse(header: &'h str, suffix: &CookieSuffix) -> Self {
        let mut slots: [Option<&'h str>; 10] = [None; 10];
        let mut rest = Some(header);
        while let Some(pairs) = rest {
            let pair;
            (pair, rest) = match split_once(pairs, b';') {
                Some((pair, others)) => (pair, Some(others)),
                None => (pairs, None),
            };
            let Some((name, value)) = split_once(pair, b'=') else { continue };
            let Some(slot) = slot_of(trim(name), suffix) else { continue };
            slots[slot].get_or_insert(value);
        }
        let [
            session,
            session_suffixed,
            client_uat,
            client_uat_suffixed,
            dev_browser,
            dev_browser_suffixed,
            refresh,
            handshake,
            handshake_nonce,
            redirect_count,
        ] = slots.map(|value| value.map(trim).filter(|value| !value.is_empty()).map(decode));
        Self {
            session: Variants { suffixed: session_suffixed, unsuffixed: session },
            client_uat: Variants { suffixed: client_uat_suffixed, unsuffixed: client_uat },
            dev_browser: Variants { suffixed: dev_browser_suffixed, unsuffixed: dev_browser },
            refresh,
            handshake,
            handshake_nonce,
            redirect_count,
        }
    }
}

/// The slot of [`Cookies::parse`] for a name.
fn slot_of(name: &str, suffix: &CookieSuffix) -> Option<usize> {
    // The first two characters rule out most other cookies.
    let rest = name.strip_prefix("__")?;
    match rest {
        "clerk_handshake" => return Some(7),
        "clerk_handshake_nonce" => return Some(8),
        "clerk_redirect_count" => return Some(9),
        _ => {}
    }
    let (family, rest) = if let Some(rest) = rest.strip_prefix("session") {
        (0, rest)
    } else if let Some(rest) = rest.strip_prefix("client_uat") {
        (2, rest)
    } else if let Some(rest) = rest.strip_prefix("clerk_db_jwt") {
        (4, rest)
    } else {
        // Only the suffixed form of the refresh token exists.
        return rest.strip_prefix("refresh_").filter(|rest| *rest == suffix.as_str()).map(|_| 6);
    };
    match rest.strip_prefix('_') {
        None => rest.is_empty().then_some(family),
        Some(rest) => (rest == suffix.as_str()).then_some(family + 1),
    }
}

/// Cookies are separated by spaces and tabs, and by no other whitespace.
fn trim(text: &str) -> &str {
    let is_kept = |byte| !matches!(byte, b' ' | b'\t');
    let start = text.bytes().position(is_kept).unwrap_or(text.len());
    let end = text.bytes().rposition(is_kept).map_or(start, |last| last + 1);
    &text[start..end]
}

/// JavaScript's `decodeURIComponent`; returns the string unchanged where that would throw.
fn decode(value: &str) -> Cow<'_, str> {
    if memchr(b'%', value.as_bytes()).is_none() {
        return Cow::Borrowed(value);
    }
    let complete = value.split('%').skip(1).all(|rest| {
        let mut digits = rest.bytes().take(2).filter(u8::is_ascii_hexdigit);
        digits.next().is_some() && digits.next().is_some()
    });
    match percent_decode(value.as_bytes()).decode_utf8() {
        Ok(decoded) if complete => decoded,
        _ => Cow::Borrowed(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instance::PublishableKey;

    const KEY: &str = "pk_live_Y2xlcmsuZXhhbXBsZS5jb20k";

    fn parse(header: &str) -> Cookies<'_> {
        let key = PublishableKey::parse(KEY).expect("a good key");
        Cookies::parse(header, key.cookie_suffix())
    }

    #[test]
    fn each_cookie_is_found_with_and_without_suffix() {
        let cookies = parse(
            "a=b; __session=1; __session_naoXFJnI=2; __client_uat=3; __client_uat_naoXFJnI=4; \
             __clerk_db_jwt=5; __clerk_db_jwt_naoXFJnI=6; __refresh_naoXFJnI=7",
        );
        assert_eq!(cookies.session.unsuffixed.as_deref(), Some("1"));
        assert_eq!(cookies.session.suffixed.as_deref(), Some("2"));
        assert_eq!(cookies.client_uat.unsuffixed.as_deref(), Some("3"));
        assert_eq!(cookies.client_uat.suffixed.as_deref(), Some("4"));
        assert_eq!(cookies.dev_browser.unsuffixed.as_deref(), Some("5"));
        assert_eq!(cookies.dev_browser.suffixed.as_deref(), Some("6"));
        assert_eq!(cookies.refresh.as_deref(), Some("7"));
    }

    #[test]
    fn handshake_cookies_have_no_suffix() {
        let cookies = parse("__clerk_handshake=1; __clerk_handshake_nonce=2; __clerk_redirect_count=3");
        assert_eq!(cookies.handshake.as_deref(), Some("1"));
        assert_eq!(cookies.handshake_nonce.as_deref(), Some("2"));
        assert_eq!(cookies.redirect_count.as_deref(), Some("3"));
        let cookies = parse("__clerk_handshake_naoXFJnI=1; __clerk_redirect_count_naoXFJnI=3");
        assert!(cookies.handshake.is_none() && cookies.redirect_count.is_none());
    }

    #[test]
    fn cookies_of_other_instances_and_similar_names_are_ignored() {
        let cookies = parse(
            "__session_otherone=1; __sessionnaoXFJnI=2; __session_=3; __refresh=4; __refresh_otherone=5; \
             __SESSION=6; %5F_session=7; ___session=8",
        );
        assert!(cookies.session.unsuffixed.is_none() && cookies.session.suffixed.is_none());
        assert!(cookies.refresh.is_none());
    }

    #[test]
    fn the_first_cookie_wins_even_if_it_is_empty() {
        assert_eq!(parse("__session=1; __session=2").session.unsuffixed.as_deref(), Some("1"));
        assert_eq!(parse("__session=; __session=2").session.unsuffixed, None);
    }

    #[test]
    fn only_spaces_and_tabs_are_trimmed() {
        assert_eq!(parse("\t __session \t=\t 1 \t").session.unsuffixed.as_deref(), Some("1"));
        assert_eq!(parse("\u{a0}__session=1").session.unsuffixed, None);
    }

    #[test]
    fn pairs_without_an_equals_sign_are_skipped_and_the_first_one_splits() {
        assert_eq!(parse("__session; __session=a=b").session.unsuffixed.as_deref(), Some("a=b"));
    }

    #[test]
    fn quotes_are_kept() {
        assert_eq!(parse("__session=\"1\"").session.unsuffixed.as_deref(), Some("\"1\""));
    }

    #[test]
    fn values_are_percent_decoded_if_possible() {
        for (value, expected) in [
            ("a%20b", "a b"),
            ("a+b", "a+b"),
            ("%E2%82%AC", "€"),
            ("%", "%"),
            ("%2", "%2"),
            ("%zz", "%zz"),
            ("a%20%zz", "a%20%zz"),
            ("%FF", "%FF"),
            ("%ED%A0%80", "%ED%A0%80"),
        ] {
            assert_eq!(
                parse(&format!("__session={value}")).session.unsuffixed.as_deref(),
                Some(expected),
                "{value}"
            );
        }
    }

    #[test]
    fn encoded_separators_do_not_split() {
        assert_eq!(parse("x=%3B%20__session%3D1").session.unsuffixed, None);
    }
}
