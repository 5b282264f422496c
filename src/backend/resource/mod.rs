//! The table of resources: how a payload becomes the object that a method returns, one file a resource.
//!
//! Objects have every field as an own property, in the table's order, also where the payload lacks it.

mod deleted_object;
mod email_address;
mod enterprise_account;
mod external_account;
mod identification_link;
mod phone_number;
mod session;
mod token;
mod user;
mod verification;
mod web3_wallet;

/// Every resource.
pub static RESOURCES: [&Resource; 13] = [
    &deleted_object::DELETED_OBJECT,
    &email_address::EMAIL_ADDRESS,
    &enterprise_account::ENTERPRISE_ACCOUNT,
    &enterprise_account::ENTERPRISE_ACCOUNT_CONNECTION,
    &external_account::EXTERNAL_ACCOUNT,
    &identification_link::IDENTIFICATION_LINK,
    &phone_number::PHONE_NUMBER,
    &session::SESSION,
    &session::SESSION_ACTIVITY,
    &token::TOKEN,
    &user::USER,
    &verification::VERIFICATION,
    &web3_wallet::WEB3_WALLET,
];

/// A class of the JavaScript package.
#[derive(Debug)]
pub struct Resource {
    /// The class's name.
    pub class: &'static str,
    /// The `object` of payloads that become this class; `None` for parts of other resources. Parts have an `object`
    /// too, but an answer that consists of one passes through as it is.
    pub object: Option<&'static str>,
    /// The own properties.
    pub fields: &'static [Field],
    /// Properties that are computed when they are read.
    pub getters: &'static [Getter],
}

/// An own property.
#[derive(Debug)]
pub struct Field {
    /// The payload's key.
    pub source: &'static str,
    /// The property's name where it is not the key in camel case.
    pub name: Option<&'static str>,
    /// How the value is made.
    pub kind: Kind,
}

/// How a property's value is made of the payload's.
#[derive(Debug)]
pub enum Kind {
    /// As it is; `undefined` where it is missing.
    Plain,
    /// This JSON text's value where it is missing.
    MissingIs(&'static str),
    /// This JSON text's value where it is missing, `null`, empty or otherwise falsy.
    FalsyIs(&'static str),
    /// `null` whatever the payload says: Clerk's types have the property, its SDK never fills it.
    AlwaysNull,
    /// A URL object, or `null` where there is no address.
    Url,
    /// An instance of a resource; falsy values stay.
    Part(&'static Resource),
    /// An array of instances; falsy values stay.
    Parts(&'static Resource),
    /// An array of instances; empty where the value is falsy.
    PartsOrEmpty(&'static Resource),
}

/// A computed property.
#[derive(Debug)]
pub enum Getter {
    /// The payload itself.
    Raw,
    /// The texts of some properties with a space between them; `null` where nothing is left.
    Joined {
        /// The getter's name.
        name: &'static str,
        /// The properties.
        properties: &'static [&'static str],
    },
    /// The element of the array in `list` whose `id` stands in the property `id`; `null` where there is none.
    Selected {
        /// The getter's name.
        name: &'static str,
        /// The property with the array.
        list: &'static str,
        /// The property with the id.
        id: &'static str,
    },
}

const fn plain(source: &'static str) -> Field {
    field(source, Kind::Plain)
}

const fn field(source: &'static str, kind: Kind) -> Field {
    Field { source, name: None, kind }
}

const fn named(name: &'static str, field: Field) -> Field {
    Field { name: Some(name), ..field }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use serde_json::Value;

    use super::*;

    #[test]
    fn every_class_and_every_object_stands_once() {
        let classes: HashSet<_> = RESOURCES.iter().map(|resource| resource.class).collect();
        assert_eq!(classes.len(), RESOURCES.len());
        let objects: Vec<_> = RESOURCES.iter().filter_map(|resource| resource.object).collect();
        assert_eq!(objects.iter().collect::<HashSet<_>>().len(), objects.len());
    }

    #[test]
    fn every_part_stands_in_the_table() {
        for resource in RESOURCES {
            for field in resource.fields {
                if let Kind::Part(part) | Kind::Parts(part) | Kind::PartsOrEmpty(part) = field.kind {
                    assert!(RESOURCES.iter().any(|known| known.class == part.class), "{}", part.class);
                }
            }
        }
    }

    #[test]
    fn every_fallback_is_json() {
        for field in RESOURCES.iter().flat_map(|resource| resource.fields) {
            if let Kind::MissingIs(json) | Kind::FalsyIs(json) = field.kind {
                assert!(serde_json::from_str::<Value>(json).is_ok(), "{}: {json}", field.source);
            }
        }
    }
}
