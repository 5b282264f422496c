//! Selects the variant of the cookies: with or without the instance's suffix (`authentication.md` §2.6).

use std::cell::OnceCell;

use serde_json::Value;

use crate::error::TokenError;
use crate::instance::InstanceType;
use crate::jwt::{DecodedJwt, PresentedJwt, Verifier, is_falsy};
use crate::request::{Cookies, Variants};

/// The cookies of the selected variant.
#[derive(Clone, Copy)]
pub(super) struct Selection<'c> {
    /// Whether it is the variant with the suffix.
    pub(super) is_suffixed: bool,
    /// `__session`
    pub(super) session: Option<&'c str>,
    /// `__client_uat`
    pub(super) client_uat: Option<&'c str>,
    /// `__clerk_db_jwt`
    pub(super) dev_browser: Option<&'c str>,
}

/// A decoded token, or why decoding failed.
pub(super) type Decoded = Result<PresentedJwt, TokenError>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Variant {
    Suffixed,
    Unsuffixed,
}

/// Selects one variant for session, client state and dev browser together: a missing cookie is not replaced
/// with that of the other variant. Returns the cookies and the decoded session token.
pub(super) fn select<'c>(
    cookies: &'c Cookies<'_>,
    instance_type: InstanceType,
    frontend_api: &str,
    verifier: &'c Verifier,
) -> (Selection<'c>, Option<Decoded>) {
    let sessions = Sessions::new(&cookies.session, verifier);
    let variant = decide(cookies, &sessions, instance_type, frontend_api);
    let pick = |variants: &'c Variants<'_>| match variant {
        Variant::Suffixed => variants.suffixed.as_deref(),
        Variant::Unsuffixed => variants.unsuffixed.as_deref(),
    };
    let selection = Selection {
        is_suffixed: variant == Variant::Suffixed,
        session: pick(&cookies.session),
        client_uat: pick(&cookies.client_uat),
        dev_browser: pick(&cookies.dev_browser),
    };
    (selection, sessions.into_decoded(variant))
}

/// The rows of the specification's table, in order.
fn decide(
    cookies: &Cookies<'_>,
    sessions: &Sessions<'_>,
    instance_type: InstanceType,
    frontend_api: &str,
) -> Variant {
    if let Some(unsuffixed) = sessions.unsuffixed() {
        match unsuffixed.as_ref().ok().and_then(|token| issuer(token)) {
            None => return Variant::Unsuffixed,
            Some(issuer) if !is_frontend_api(issuer, frontend_api) => return Variant::Suffixed,
            Some(_) => {}
        }
    }
    let (suffixed_uat, unsuffixed_uat) =
        (cookies.client_uat.suffixed.as_deref(), cookies.client_uat.unsuffixed.as_deref());
    let has_suffixed_session = cookies.session.suffixed.is_some();
    if suffixed_uat.is_none() && !has_suffixed_session {
        return Variant::Unsuffixed;
    }
    let (suffixed_active, unsuffixed_active) = (suffixed_uat != Some("0"), unsuffixed_uat != Some("0"));
    if suffixed_active && unsuffixed_active && sessions.unsuffixed_is_newer() {
        return Variant::Unsuffixed;
    }
    if !suffixed_active && unsuffixed_active {
        return Variant::Unsuffixed;
    }
    if instance_type != InstanceType::Production
        && suffixed_active
        && !unsuffixed_active
        && sessions.suffixed().is_some_and(|session| is_expired(session, sessions.verifier.unix_seconds()))
    {
        return Variant::Unsuffixed;
    }
    if suffixed_uat.is_none() && has_suffixed_session {
        return Variant::Unsuffixed;
    }
    Variant::Suffixed
}

/// Both session cookies, decoded lazily and at most once.
struct Sessions<'c> {
    verifier: &'c Verifier,
    texts: [Option<&'c str>; 2],
    decoded: [OnceCell<Decoded>; 2],
}

impl<'c> Sessions<'c> {
    fn new(variants: &'c Variants<'_>, verifier: &'c Verifier) -> Self {
        let unsuffixed = variants.unsuffixed.as_deref();
        let suffixed = variants.suffixed.as_deref();
        Self { verifier, texts: [unsuffixed, suffixed], decoded: [OnceCell::new(), OnceCell::new()] }
    }

    fn unsuffixed(&self) -> Option<&Decoded> {
        self.decode(0)
    }

    fn suffixed(&self) -> Option<&Decoded> {
        self.decode(self.index(Variant::Suffixed))
    }

    fn unsuffixed_is_newer(&self) -> bool {
        // Usually both cookies contain the same token.
        self.texts[0] != self.texts[1] && issued_at(self.unsuffixed()) > issued_at(self.suffixed())
    }

    fn into_decoded(mut self, variant: Variant) -> Option<Decoded> {
        let index = self.index(variant);
        self.decode(index)?;
        self.decoded[index].take()
    }

    /// The index of the variant's decoded token, which is the same for both variants if the tokens are equal.
    fn index(&self, variant: Variant) -> usize {
        match variant {
            Variant::Suffixed if self.texts[0] != self.texts[1] => 1,
            _ => 0,
        }
    }

    fn decode(&self, index: usize) -> Option<&Decoded> {
        let text = self.texts[index]?;
        Some(self.decoded[index].get_or_init(|| self.verifier.decode(text)))
    }
}

/// The issuer, unless it is falsy.
fn issuer(token: &DecodedJwt) -> Option<&Value> {
    token.claims().issuer.as_ref().filter(|issuer| !is_falsy(Some(issuer)))
}

/// Whether the issuer is the instance's Frontend API, ignoring schemes anywhere in it, in any letter case.
fn is_frontend_api(issuer: &Value, frontend_api: &str) -> bool {
    let Value::String(issuer) = issuer else { return false };
    if issuer.strip_prefix("https://") == Some(frontend_api) {
        return true;
    }
    let mut host = String::with_capacity(issuer.len());
    let mut rest = issuer.as_str();
    while let Some(character) = rest.chars().next() {
        let scheme = ["https://", "http://"]
            .into_iter()
            .find(|scheme| rest.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
        let taken = scheme.map_or(character.len_utf8(), str::len);
        if scheme.is_none() {
            host.push(character);
        }
        rest = &rest[taken..];
    }
    host == frontend_api
}

/// `iat`; zero if it is missing, and NaN if it is not a number.
fn issued_at(token: Option<&Decoded>) -> f64 {
    let claims = token.and_then(|token| token.as_ref().ok()).map(|token| token.claims());
    let issued_at = claims.and_then(|claims| claims.issued_at.as_ref());
    if is_falsy(issued_at) { 0.0 } else { issued_at.and_then(Value::as_f64).unwrap_or(f64::NAN) }
}

fn is_expired(token: &Decoded, unix_seconds: i64) -> bool {
    let expiration = token.as_ref().ok().and_then(|token| token.claims().expiration.as_ref());
    expiration.and_then(Value::as_f64).is_some_and(|expiration| expiration <= unix_seconds as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::authenticate::fixtures::verifier;
    use crate::instance::PublishableKey;
    use crate::jwt::Rules;
    use crate::test_token::{NOW, Token};

    const KEY: &str = "pk_live_Y2xlcmsuZXhhbXBsZS5jb20k";

    fn variant(instance_type: InstanceType, header: &str) -> Variant {
        let key = PublishableKey::encode(instance_type, "clerk.example.com");
        let key = PublishableKey::parse(&key).expect("a good key");
        let header = header.replace("SFX", key.cookie_suffix().as_str());
        let cookies = Cookies::parse(&header, key.cookie_suffix());
        let verifier = verifier(Rules::default());
        let sessions = Sessions::new(&cookies.session, &verifier);
        decide(&cookies, &sessions, instance_type, key.frontend_api())
    }

    /// The selected variant if only the unsuffixed client counts as signed in and has this session: the
    /// unsuffixed one, unless its session belongs to another instance.
    fn variant_for(unsuffixed: &Token) -> Variant {
        let (unsuffixed, suffixed) = (unsuffixed.sign(), Token::good().sign());
        let sessions = format!("__session={unsuffixed}; __session_SFX={suffixed}");
        variant(InstanceType::Production, &format!("{sessions}; __client_uat=1; __client_uat_SFX=0"))
    }

    #[test]
    fn an_issuer_is_compared_without_schemes() {
        for (issuer, expected) in [
            ("https://clerk.example.com", Variant::Unsuffixed),
            ("http://clerk.example.com", Variant::Unsuffixed),
            ("HTTPS://clerk.example.com", Variant::Unsuffixed),
            ("clerk.example.com", Variant::Unsuffixed),
            ("https://clerk.https://example.com", Variant::Unsuffixed),
            ("https://https://clerk.example.com", Variant::Unsuffixed),
            ("https://clerk.example.com/", Variant::Suffixed),
            ("https://Clerk.example.com", Variant::Suffixed),
            ("https://clerk.example.com.evil.example", Variant::Suffixed),
            ("https://é", Variant::Suffixed),
            ("ftp://clerk.example.com", Variant::Suffixed),
        ] {
            assert_eq!(variant_for(&Token::good().claim("iss", issuer)), expected, "{issuer}");
        }
    }

    #[test]
    fn an_issuer_that_is_not_a_string_is_foreign_unless_it_is_falsy() {
        for issuer in [serde_json::json!(["https://clerk.example.com"]), 5.into(), true.into()] {
            assert_eq!(
                variant_for(&Token::good().claim("iss", issuer.clone())),
                Variant::Suffixed,
                "{issuer}"
            );
        }
        for issuer in [Value::Null, "".into(), 0.into(), false.into()] {
            assert_eq!(
                variant_for(&Token::good().claim("iss", issuer.clone())),
                Variant::Unsuffixed,
                "{issuer}"
            );
        }
    }

    #[test]
    fn the_newer_session_wins_and_a_missing_iat_is_the_oldest() {
        let newest = |unsuffixed: &Token, suffixed: &Token| {
            let (unsuffixed, suffixed) = (unsuffixed.sign(), suffixed.sign());
            let sessions = format!("__session={unsuffixed}; __session_SFX={suffixed}");
            variant(InstanceType::Production, &format!("{sessions}; __client_uat=1; __client_uat_SFX=1"))
        };
        let (at, without) = (|iat| Token::good().claim("iat", iat), || Token::good().without_claim("iat"));
        assert_eq!(newest(&at(NOW - 1), &at(NOW - 2)), Variant::Unsuffixed);
        assert_eq!(newest(&at(NOW - 2), &at(NOW - 1)), Variant::Suffixed);
        assert_eq!(newest(&at(NOW - 1), &at(NOW - 1)), Variant::Suffixed);
        assert_eq!(newest(&at(NOW - 1), &without()), Variant::Unsuffixed);
        assert_eq!(newest(&without(), &at(NOW - 1)), Variant::Suffixed);
        assert_eq!(newest(&without(), &without()), Variant::Suffixed);
        let text = || Token::good().claim("iat", "now");
        assert_eq!(newest(&text(), &without()), Variant::Suffixed, "a string is neither newer");
        assert_eq!(newest(&at(NOW - 1), &text()), Variant::Suffixed, "nor older");
    }

    #[test]
    fn in_development_a_suffixed_session_is_used_until_it_expires() {
        let after = |exp: i64| {
            let token = Token::good().claim("exp", exp).sign();
            let cookies = format!("__session_SFX={token}; __client_uat_SFX=1; __client_uat=0");
            [InstanceType::Development, InstanceType::Production].map(|kind| variant(kind, &cookies))
        };
        assert_eq!(after(NOW + 1), [Variant::Suffixed, Variant::Suffixed]);
        assert_eq!(after(NOW), [Variant::Unsuffixed, Variant::Suffixed]);
    }

    #[test]
    fn the_selected_variant_is_not_completed_from_the_other() {
        let key = PublishableKey::parse(KEY).expect("a good key");
        let header = "__client_uat=1; __client_uat_naoXFJnI=2; __clerk_db_jwt=browser";
        let cookies = Cookies::parse(header, key.cookie_suffix());
        let verifier = verifier(Rules::default());
        let (selection, decoded) = select(&cookies, InstanceType::Production, "clerk.example.com", &verifier);
        assert!(selection.is_suffixed);
        assert_eq!((selection.client_uat, selection.dev_browser), (Some("2"), None));
        assert!(selection.session.is_none() && decoded.is_none());
    }

    #[test]
    fn equal_tokens_in_both_cookies_are_decoded_once() {
        let key = PublishableKey::parse(KEY).expect("a good key");
        let token = Token::good().sign();
        for uats in ["__client_uat_naoXFJnI=1", "__client_uat_naoXFJnI=0"] {
            let header = format!("__session={token}; __session_naoXFJnI={token}; __client_uat=1; {uats}");
            let cookies = Cookies::parse(&header, key.cookie_suffix());
            let verifier = verifier(Rules::default());
            let (selection, decoded) =
                select(&cookies, InstanceType::Production, "clerk.example.com", &verifier);
            assert_eq!(selection.session, Some(token.as_str()));
            assert_eq!(decoded.expect("a session").expect("a good token").text(), token);
        }
    }
}
