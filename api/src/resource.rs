//! A resource: a kind of payload, and its fields on the wire.

use super::ResourceName;

/// A kind of payload.
#[derive(Debug)]
pub struct Resource {
    /// The name of the class in JavaScript, such as `User`.
    pub name: &'static str,
    /// The payload's `object` property, such as `user`; `None` if it has none.
    pub object: Option<&'static str>,
    /// The payload's fields, without `object`.
    pub fields: &'static [Field],
}

/// A field of a payload.
#[derive(Debug)]
pub struct Field {
    /// The key.
    pub name: &'static str,
    /// The type of the value.
    pub kind: Kind,
    /// Whether the value may be `null`.
    pub is_nullable: bool,
    /// Whether the key may be missing.
    pub is_optional: bool,
}

/// The type of a field's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A string.
    Text,
    /// One of these strings.
    OneOf(&'static [&'static str]),
    /// An array of strings.
    Texts,
    /// A number.
    Number,
    /// A Unix time in milliseconds.
    UnixMilliseconds,
    /// A Boolean.
    Boolean,
    /// An object or an array without its own kind, such as metadata.
    Json,
    /// A resource.
    One(ResourceName),
    /// An array of resources.
    Many(ResourceName),
}

impl Field {
    /// A field that is always present and never `null`.
    pub(crate) const fn new(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, is_nullable: false, is_optional: false }
    }

    /// Allows `null`.
    pub(crate) const fn nullable(self) -> Self {
        Self { is_nullable: true, ..self }
    }

    /// Allows the key to be missing.
    pub(crate) const fn optional(self) -> Self {
        Self { is_optional: true, ..self }
    }
}
