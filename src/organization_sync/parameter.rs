//! What the capture groups of a pattern stand for.

use super::Value;

/// What one capture group stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parameter {
    /// Whether its value names an organization.
    pub(super) role: Role,
    /// The text between the values of a parameter that may repeat. Never empty.
    pub(super) separator: Option<String>,
}

/// Whether a parameter names an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It is called `id`.
    Id,
    /// It is called `slug`.
    Slug,
    /// It has another name or none.
    Other,
}

impl Parameter {
    /// A parameter that occurs once; `None` stands for one without a name.
    pub(super) fn once(name: Option<&str>) -> Self {
        Self { role: Role::of(name), separator: None }
    }

    /// The value for what the group has captured.
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
