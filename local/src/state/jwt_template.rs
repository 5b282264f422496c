//! JWT templates.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Additional claims for tokens that an app requests by name.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct JwtTemplate {
    /// The name.
    pub name: String,
    /// How long its tokens are valid.
    #[serde(default = "default_lifetime_seconds")]
    pub lifetime_seconds: u32,
    /// The claims; strings may contain shortcodes such as `{{user.id}}`.
    #[serde(default)]
    pub claims: Map<String, Value>,
}

fn default_lifetime_seconds() -> u32 {
    60
}

/// By name, because that is what apps know.
impl super::table::Row for JwtTemplate {
    fn id(&self) -> &str {
        &self.name
    }
}
