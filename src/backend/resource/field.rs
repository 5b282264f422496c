//! Own properties: where each value comes from and what becomes of it.

use super::Resource;
use crate::backend::case::camel_case;

/// An own property.
#[derive(Debug)]
pub struct Field {
    /// The payload's key.
    pub source: &'static str,
    /// The property's name where it is not the key in camel case.
    pub name: Option<&'static str>,
    /// How the value is made.
    pub kind: Kind,
    /// When the property is there at all.
    pub presence: Presence,
}

/// How a property's value is made of the payload's.
#[derive(Debug)]
pub enum Kind {
    /// As it is; `undefined` where it is missing.
    Plain,
    /// This JSON text's value where it is missing.
    MissingIs(&'static str),
    /// This JSON text's value where it is missing or `null`.
    NullishIs(&'static str),
    /// This JSON text's value where it is missing, `null`, empty or otherwise falsy.
    FalsyIs(&'static str),
    /// The value of another of the payload's keys where it is missing or `null`, and a JSON text's value where that is
    /// missing or `null` too.
    NullishIsKey {
        /// The other key.
        key: &'static str,
        /// The JSON text.
        json: &'static str,
    },
    /// `null` whatever the payload says: Clerk's types have the property, its SDK never fills it.
    AlwaysNull,
    /// A URL object, or `null` where there is no address.
    Url,
    /// Who acts for whom, as tokens tell it: `{ iss, sub, act }` with text in `iss` and `sub`, one more of its kind in
    /// `act`, and nothing else. `undefined` where there is no `sub`.
    Actor,
    /// A list of what Clerk says is wrong; empty where the value is falsy.
    Errors,
    /// An instance of a resource.
    Part(&'static Resource, Absent),
    /// An array of instances.
    Parts {
        /// What they are instances of.
        part: &'static Resource,
        /// What there is in place of the array when the payload has none.
        absent: Absent,
        /// Keys of the elements that are not looked at.
        without: &'static [&'static str],
    },
}

/// What stands in place of a part where the payload has a falsy value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absent {
    /// The payload's value; `undefined` where it is missing.
    Same,
    /// `null`.
    Null,
    /// `undefined`.
    Undefined,
    /// An empty array.
    Empty,
}

/// When an object has a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Always, if only as `undefined`.
    Always,
    /// When the payload's value under this key is truthy.
    With(&'static str),
    /// When the payload's value under this key is falsy.
    Without(&'static str),
}

impl Field {
    /// The property's name.
    pub fn property(&self) -> String {
        self.name.map_or_else(|| camel_case(self.source), ToOwned::to_owned)
    }

    /// The same under this name.
    pub(super) const fn named(self, name: &'static str) -> Self {
        Self { name: Some(name), ..self }
    }

    /// The same where the payload has a truthy value under this key.
    pub(super) const fn with(self, key: &'static str) -> Self {
        Self { presence: Presence::With(key), ..self }
    }

    /// The same where the payload has no truthy value under this key.
    pub(super) const fn without(self, key: &'static str) -> Self {
        Self { presence: Presence::Without(key), ..self }
    }
}

impl Kind {
    /// The JSON text whose value stands in for others.
    pub fn fallback(&self) -> Option<&'static str> {
        match *self {
            Self::MissingIs(json) | Self::NullishIs(json) | Self::FalsyIs(json) => Some(json),
            Self::NullishIsKey { json, .. } => Some(json),
            _ => None,
        }
    }
}

pub(super) const fn field(source: &'static str, kind: Kind) -> Field {
    Field { source, name: None, kind, presence: Presence::Always }
}

pub(super) const fn plain(source: &'static str) -> Field {
    field(source, Kind::Plain)
}

pub(super) const fn missing_is(source: &'static str, json: &'static str) -> Field {
    field(source, Kind::MissingIs(json))
}

pub(super) const fn falsy_is(source: &'static str, json: &'static str) -> Field {
    field(source, Kind::FalsyIs(json))
}

pub(super) const fn part(source: &'static str, part: &'static Resource) -> Field {
    field(source, Kind::Part(part, Absent::Same))
}

pub(super) const fn part_or_null(source: &'static str, part: &'static Resource) -> Field {
    field(source, Kind::Part(part, Absent::Null))
}

pub(super) const fn part_or_undefined(source: &'static str, part: &'static Resource) -> Field {
    field(source, Kind::Part(part, Absent::Undefined))
}

pub(super) const fn parts(source: &'static str, part: &'static Resource) -> Field {
    field(source, Kind::Parts { part, absent: Absent::Same, without: &[] })
}

pub(super) const fn parts_or_empty(source: &'static str, part: &'static Resource) -> Field {
    field(source, Kind::Parts { part, absent: Absent::Empty, without: &[] })
}

pub(super) const fn parts_or_undefined(source: &'static str, part: &'static Resource) -> Field {
    field(source, Kind::Parts { part, absent: Absent::Undefined, without: &[] })
}
