//! Domains of the instance: its own, and those of satellites.

use serde::{Deserialize, Serialize};

use super::table::Row;

/// A domain.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// `dmn_…`
    pub id: String,
    /// The host, with a port if it is not the usual one.
    pub name: String,
    /// Whether users of it sign in at the instance's own domain.
    pub is_satellite: bool,
    /// Whether subdomains count.
    #[serde(default, skip_serializing_if = "super::defaults::is_false")]
    pub is_secondary: bool,
    /// Where browsers reach the Frontend API, if not at the stand-in itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proxy_url: Option<String>,
    /// When it was added, in Unix milliseconds.
    pub created_at: i64,
}

impl Row for Domain {
    fn key(&self) -> &str {
        &self.id
    }
}
