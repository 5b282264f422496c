//! A resource: a kind of payload, and its fields as they are on the wire.

use super::ResourceName;

/// A kind of payload.
#[derive(Debug)]
pub struct Resource {
    /// The name of the class in JavaScript, such as `User`.
    pub name: &'static str,
    /// What the payload says it is (`object`), such as `user`; `None` where it says nothing.
    pub object: Option<&'static str>,
    /// The payload's fields, without `object`.
    pub fields: &'static [Field],
}

/// One key of a payload.
#[derive(Debug)]
pub struct Field {
    /// The key.
    pub name: &'static str,
    /// What its value is.
    pub kind: Kind,
    /// Whether the value may be `null`.
    pub is_nullable: bool,
    /// Whether the key may be missing.
    pub is_optional: bool,
}

/// What the value of a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// One of these texts.
    OneOf(&'static [&'static str]),
    /// An array of texts.
    Texts,
    /// A number.
    Number,
    /// Unix time in milliseconds.
    UnixMilliseconds,
    /// `true` or `false`.
    Boolean,
    /// An object or an array without a kind of its own, such as metadata.
    Json,
    /// A resource.
    One(ResourceName),
    /// An array of resources.
    Many(ResourceName),
}

impl Field {
    /// A field that is always there and never `null`.
    pub(crate) const fn new(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, is_nullable: false, is_optional: false }
    }

    /// The same, where the value may be `null`.
    pub(crate) const fn nullable(self) -> Self {
        Self { is_nullable: true, ..self }
    }

    /// The same, where the key may be missing.
    pub(crate) const fn optional(self) -> Self {
        Self { is_optional: true, ..self }
    }
}
