//! The meaning of a pattern's capture groups.

use super::Value;

/// The meaning of a capture group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parameter {
    /// Whether its value identifies an organization.
    pub(super) role: Role,
    /// The string between the values of a parameter that may repeat. Never empty.
    pub(super) separator: Option<String>,
}

/// Whether a parameter identifies an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Named `id`.
    Id,
    /// Named `slug`.
    Slug,
    /// Any other name, or none.
    Other,
}

impl Parameter {
    /// A parameter that occurs once; `None` means that it has no name.
    pub(super) fn once(name: Option<&str>) -> Self {
        Self { role: Role::of(name), separator: None }
    }

    /// The value for a captured string.
    pub(super) fn value(&self, captured: &str) -> Value {
        match &self.separator {
            Some(separator) => Value::List(captured.split(separator).map(str::to_owned).collect()),
            None => Value::Text(captured.to_owned()),
        }
    }
}

impl Role {
    pub(super) fn of(name: Option<&str>) -> Self {
        match name {
            Some("id") => Self::Id,
            Some("slug") => Self::Slug,
            _ => Self::Other,
        }
    }
}
