//! The claims that verification reads (RFC 7519 §4.1 and Clerk's session token).

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::Value;

use super::json::{Interoperable, heap_bytes};

/// Claim names that must be unique: parsers that choose different duplicates would see different tokens.
const REGISTERED: [&str; 21] = [
    "iss",
    "sub",
    "aud",
    "azp",
    "exp",
    "nbf",
    "iat",
    "jti",
    "sid",
    "sts",
    "act",
    "v",
    "o",
    "fva",
    "fea",
    "pla",
    "per",
    "org_id",
    "org_role",
    "org_slug",
    "org_permissions",
];

/// The claims that verification depends on, with their types unchecked.
#[derive(Debug, Default)]
pub struct Claims {
    /// `iss`: the Frontend API that issued the token.
    pub issuer: Option<Value>,
    /// `sub`: the user, or the machine.
    pub subject: Option<Value>,
    /// `aud`: the intended recipients.
    pub audience: Option<Value>,
    /// `azp`: the origin that the token was issued to.
    pub authorized_party: Option<Value>,
    /// `exp`: Unix seconds.
    pub expiration: Option<Value>,
    /// `nbf`: Unix seconds.
    pub not_before: Option<Value>,
    /// `iat`: Unix seconds.
    pub issued_at: Option<Value>,
    /// `v`: the encoding version of the organization claims.
    pub version: Option<Value>,
    /// `o`: the active organization, in version 2.
    pub organization: Option<Value>,
    /// `fea`: the features of the organization and the user.
    pub features: Option<Value>,
}

impl Claims {
    /// Whether the subject is a machine. Such a token is never a session token.
    pub fn is_about_machine(&self) -> bool {
        self.subject.as_ref().and_then(Value::as_str).is_some_and(|subject| subject.starts_with("mch_"))
    }

    /// Approximate heap memory of the claims, in bytes.
    pub(super) fn footprint(&self) -> usize {
        let Self {
            issuer,
            subject,
            audience,
            authorized_party,
            expiration,
            not_before,
            issued_at,
            version,
            organization,
            features,
        } = self;
        let texts = [issuer, subject, audience, authorized_party, version, organization, features];
        let times = [expiration, not_before, issued_at];
        texts.into_iter().chain(times).flatten().map(heap_bytes).sum()
    }
}

impl<'de> Deserialize<'de> for Claims {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;

        impl<'de> Visitor<'de> for Members {
            type Value = Claims;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Claims, A::Error> {
                let mut claims = Claims::default();
                let mut seen = 0_u32;
                while let Some(Name(name)) = members.next_key::<Name<'de>>()? {
                    if let Some(index) = REGISTERED.iter().position(|registered| *registered == name) {
                        if seen & (1 << index) != 0 {
                            return Err(A::Error::custom("a registered claim is duplicated"));
                        }
                        seen |= 1 << index;
                    }
                    let place = match name.as_ref() {
                        "iss" => &mut claims.issuer,
                        "sub" => &mut claims.subject,
                        "aud" => &mut claims.audience,
                        "azp" => &mut claims.authorized_party,
                        "exp" => &mut claims.expiration,
                        "nbf" => &mut claims.not_before,
                        "iat" => &mut claims.issued_at,
                        "v" => &mut claims.version,
                        "o" => &mut claims.organization,
                        "fea" => &mut claims.features,
                        _ => {
                            members.next_value::<Interoperable>()?;
                            continue;
                        }
                    };
                    *place = Some(members.next_value()?);
                }
                Ok(claims)
            }
        }

        deserializer.deserialize_map(Members)
    }
}

/// A member's name, borrowed unless it contains escapes.
struct Name<'de>(Cow<'de, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl<'de> Visitor<'de> for Text {
            type Value = Name<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a name")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Owned(text.to_owned())))
            }
        }

        deserializer.deserialize_str(Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn registered_claims_must_be_unique_and_others_may_repeat() {
        for name in REGISTERED {
            let text = format!(r#"{{"{name}":1,"x":2,"{name}":1}}"#);
            assert!(serde_json::from_str::<Claims>(&text).is_err(), "{name}");
        }
        assert!(serde_json::from_str::<Claims>(r#"{"sub":"a","\u0073ub":"b"}"#).is_err());
        assert!(serde_json::from_str::<Claims>(r#"{"x":1,"x":2}"#).is_ok());
    }

    #[test]
    fn claims_must_be_an_object_of_interoperable_json() {
        for text in
            ["null", "[]", "1", r#""sub""#, r#"{"x":"\ud800"}"#, r#"{"exp":1e999}"#, r#"{"x":[{"y":1e999}]}"#]
        {
            assert!(serde_json::from_str::<Claims>(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_subject_with_the_prefix_mch_is_a_machine() {
        let claims = |text| serde_json::from_str::<Claims>(text).expect("good claims");
        assert!(claims(r#"{"sub":"mch_1"}"#).is_about_machine());
        assert!(!claims(r#"{"sub":"user_1"}"#).is_about_machine());
        assert!(!claims(r#"{"sub":["mch_1"]}"#).is_about_machine());
    }
}
