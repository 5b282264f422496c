//! The JOSE header of a token (RFC 7515 §4).

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::Value;

use super::json::heap_bytes;

/// Maximum number of header parameters; Clerk's tokens have four. The limit keeps the search for duplicates
/// short.
const MAX_PARAMETERS: usize = 32;

/// `cat` of a session token.
const SESSION_TOKEN: &str = "cl_B7d4PD111AAA";
/// `cat` of a machine-to-machine token.
const M2M_TOKEN: &str = "cl_B7d4PD333AAA";
/// `cat` that makes no statement about the kind of token.
const IGNORE: &str = "cl_I7d4PD111III";

/// A header with unique parameter names. Values keep the type they were received with.
#[derive(Debug, Default)]
pub struct Header {
    parameters: Vec<(String, Value)>,
}

/// The kind of token according to the `cat` header parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// A session token, or no statement.
    Session,
    /// A machine-to-machine token.
    MachineToMachine,
    /// Anything else, such as a token made from a JWT template.
    Other,
}

impl Header {
    /// A parameter's value as received.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.parameters.iter().find(|(other, _)| other == name).map(|(_, value)| value)
    }

    /// Approximate heap memory of the parameters, in bytes.
    pub(super) fn footprint(&self) -> usize {
        let values: usize =
            self.parameters.iter().map(|(name, value)| name.capacity() + heap_bytes(value)).sum();
        self.parameters.capacity() * size_of::<(String, Value)>() + values
    }

    /// `kid`: the ID of the signing key. `None` if it is missing or not a string.
    pub fn key_id(&self) -> Option<&str> {
        self.get("kid").and_then(Value::as_str)
    }

    /// The kind of token.
    pub fn category(&self) -> Category {
        match self.get("cat") {
            None => Category::Session,
            Some(Value::String(category)) => match category.as_str() {
                SESSION_TOKEN | IGNORE => Category::Session,
                M2M_TOKEN => Category::MachineToMachine,
                _ => Category::Other,
            },
            Some(_) => Category::Other,
        }
    }

    /// Whether `typ` says that this is an OAuth access token (RFC 9068 §2.1).
    pub fn is_oauth_access_token(&self) -> bool {
        matches!(self.get("typ").and_then(Value::as_str), Some("at+jwt" | "application/at+jwt"))
    }

    /// Whether the token requires extensions (RFC 7515 §4.1.11). None are supported, so such a token must be
    /// rejected.
    pub fn has_critical_extensions(&self) -> bool {
        self.get("crit").is_some()
    }
}

impl<'de> Deserialize<'de> for Header {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Parameters;

        impl<'de> Visitor<'de> for Parameters {
            type Value = Header;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object with unique names")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Header, A::Error> {
                let mut header = Header::default();
                while let Some((name, value)) = members.next_entry::<String, Value>()? {
                    if header.parameters.len() == MAX_PARAMETERS {
                        return Err(A::Error::custom("a header has too many parameters"));
                    }
                    if header.get(&name).is_some() {
                        return Err(A::Error::custom("a header parameter is duplicated"));
                    }
                    header.parameters.push((name, value));
                }
                Ok(header)
            }
        }

        deserializer.deserialize_map(Parameters)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn category(text: &str) -> Category {
        serde_json::from_str::<Header>(text).expect(text).category()
    }

    #[test]
    fn the_category_distinguishes_session_tokens_from_others() {
        assert_eq!(category("{}"), Category::Session);
        assert_eq!(category(r#"{"cat":"cl_B7d4PD111AAA"}"#), Category::Session);
        assert_eq!(category(r#"{"cat":"cl_I7d4PD111III"}"#), Category::Session);
        assert_eq!(category(r#"{"cat":"cl_B7d4PD333AAA"}"#), Category::MachineToMachine);
        for other in [
            r#"{"cat":"cl_B7d4PD222AAA"}"#,
            r#"{"cat":null}"#,
            r#"{"cat":""}"#,
            r#"{"cat":["cl_B7d4PD111AAA"]}"#,
        ] {
            assert_eq!(category(other), Category::Other, "{other}");
        }
    }

    #[test]
    fn a_header_has_a_bounded_number_of_parameters() {
        let header = |count: usize| {
            let members: Vec<String> = (0..count).map(|index| format!(r#""p{index}":0"#)).collect();
            serde_json::from_str::<Header>(&format!("{{{}}}", members.join(",")))
        };
        assert!(header(MAX_PARAMETERS).is_ok());
        assert!(header(MAX_PARAMETERS + 1).is_err());
    }

    #[test]
    fn names_must_be_unique_and_the_header_an_object() {
        for text in
            [r#"{"alg":"RS256","alg":"none"}"#, r#"{"x":1,"\u0078":2}"#, "null", "[]", "5", r#""alg""#]
        {
            assert!(serde_json::from_str::<Header>(text).is_err(), "{text}");
        }
    }
}
