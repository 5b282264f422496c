//! JWT templates.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::defaults::default_creation_ms;
use crate::errors::ApiError;
use crate::ids;

/// The lifetimes that a template can have; the maximum is ten years.
const LIFETIME_SECONDS: RangeInclusive<u32> = 30..=315_360_000;
const CLOCK_SKEW_SECONDS: RangeInclusive<u32> = 0..=300;

/// Additional claims for tokens that an app requests by name.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct JwtTemplate {
    /// `jtmp_…`; in seeds derived from the name by default.
    #[serde(default)]
    pub id: String,
    /// The name.
    pub name: String,
    /// How long its tokens are valid.
    #[serde(default = "default_lifetime_seconds")]
    pub lifetime_seconds: u32,
    /// How many seconds clocks may differ.
    #[serde(default = "default_clock_skew_seconds")]
    pub allowed_clock_skew: u32,
    /// The claims; strings may contain shortcodes such as `{{user.id}}`.
    #[serde(default)]
    pub claims: Map<String, Value>,
    /// Whether the app gave a key of its own. It is not kept: tokens are signed with the key of the instance.
    #[serde(default, skip_serializing_if = "super::defaults::is_false")]
    pub custom_signing_key: bool,
    /// The algorithm that the app chose; `RS256` by default.
    #[serde(default = "default_algorithm")]
    pub signing_algorithm: String,
    /// When it was made, in Unix milliseconds.
    #[serde(default = "default_creation_ms")]
    pub created_at: i64,
    /// When it last changed, in Unix milliseconds.
    #[serde(default = "default_creation_ms")]
    pub updated_at: i64,
}

impl JwtTemplate {
    /// A template with this name.
    pub fn new(name: &str, now_ms: i64) -> Self {
        Self {
            id: ids::resource_id("jtmp"),
            name: name.to_owned(),
            lifetime_seconds: default_lifetime_seconds(),
            allowed_clock_skew: default_clock_skew_seconds(),
            claims: Map::new(),
            custom_signing_key: false,
            signing_algorithm: default_algorithm(),
            created_at: now_ms,
            updated_at: now_ms,
        }
    }

    /// Fills in what seeds may leave out.
    pub(super) fn complete(&mut self) {
        if self.id.is_empty() {
            self.id = format!("jtmp_{}", self.name);
        }
    }

    /// Checks a template that is about to be stored.
    ///
    /// # Errors
    /// 422 if a value is out of range.
    pub fn check(&self) -> Result<(), ApiError> {
        if self.name.trim().is_empty() {
            return Err(ApiError::parameter_empty("name"));
        }
        within("lifetime", self.lifetime_seconds, &LIFETIME_SECONDS)?;
        within("allowed_clock_skew", self.allowed_clock_skew, &CLOCK_SKEW_SECONDS)
    }
}
fn within(parameter: &'static str, value: u32, range: &RangeInclusive<u32>) -> Result<(), ApiError> {
    if range.contains(&value) {
        return Ok(());
    }
    let fault = format!("must be between {} and {}", range.start(), range.end());
    Err(ApiError::parameter_invalid(parameter, fault))
}

fn default_lifetime_seconds() -> u32 {
    60
}

fn default_clock_skew_seconds() -> u32 {
    5
}

fn default_algorithm() -> String {
    "RS256".to_owned()
}

/// By name, because that is what apps know.
impl super::table::Row for JwtTemplate {
    fn key(&self) -> &str {
        &self.name
    }
}
