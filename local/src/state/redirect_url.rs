//! Redirect URLs: where native apps may be sent back to.

use serde::{Deserialize, Serialize};

use super::table::Row;

/// A redirect URL.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RedirectUrl {
    /// `ru_…`
    pub id: String,
    /// The URL, also with a scheme of the app's own.
    pub url: String,
    /// When it was added, in Unix milliseconds.
    pub created_at: i64,
    /// When it last changed, in Unix milliseconds.
    pub updated_at: i64,
}

impl Row for RedirectUrl {
    fn key(&self) -> &str {
        &self.id
    }
}
