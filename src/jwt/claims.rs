//! The claims that verification reads (RFC 7519 §4.1 and Clerk's session token).

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::Value;

use super::json::{Interoperable, heap_bytes};

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

    /// The number of a registered claim, and where its value goes if verification depends on it.
    ///
    /// The names of registered claims must be unique: parsers that choose different duplicates would see
    /// different tokens.
    fn place(&mut self, name: &str) -> (Option<u32>, Option<&mut Option<Value>>) {
        let (number, place) = match name {
            "iss" => (0, Some(&mut self.issuer)),
            "sub" => (1, Some(&mut self.subject)),
            "aud" => (2, Some(&mut self.audience)),
            "azp" => (3, Some(&mut self.authorized_party)),
            "exp" => (4, Some(&mut self.expiration)),
            "nbf" => (5, Some(&mut self.not_before)),
            "iat" => (6, Some(&mut self.issued_at)),
            "v" => (7, Some(&mut self.version)),
            "o" => (8, Some(&mut self.organization)),
            "fea" => (9, Some(&mut self.features)),
            "jti" => (10, None),
            "sid" => (11, None),
            "sts" => (12, None),
            "act" => (13, None),
            "fva" => (14, None),
            "pla" => (15, None),
            "per" => (16, None),
            "org_id" => (17, None),
            "org_role" => (18, None),
            "org_slug" => (19, None),
            "org_permissions" => (20, None),
            _ => return (None, None),
        };
        (Some(number), place)
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
                    let (number, place) = claims.place(&name);
                    if let Some(number) = number {
                        if seen & (1 << number) != 0 {
                            return Err(A::Error::custom("a registered claim is duplicated"));
                        }
                        seen |= 1 << number;
                    }
                    match place {
                        Some(place) => *place = Some(members.next_value()?),
                        None => {
                            members.next_value::<Interoperable>()?;
                        }
                    }
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
        let registered = "iss sub aud azp exp nbf iat v o fea jti sid sts act fva pla per org_id org_role org_slug \
                          org_permissions";
        let mut numbers = std::collections::HashSet::new();
        for name in registered.split(' ') {
            let (number, _) = Claims::default().place(name);
            assert!(numbers.insert(number.expect(name)), "{name}");
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
