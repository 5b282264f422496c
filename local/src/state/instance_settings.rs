//! Settings of the instance that backends change.

use serde::{Deserialize, Serialize};

/// Settings of the instance that backends change.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct InstanceSettings {
    /// Whether there are addresses and numbers for tests, with a fixed code.
    pub test_mode: bool,
    /// Whether passwords are looked up among known ones. It is kept, but the stand-in has no such list.
    pub hibp: bool,
    /// Whether codes are sent under Clerk's name.
    pub enhanced_email_deliverability: bool,
    /// Where users write to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support_email: Option<String>,
    /// Which version of Clerk's scripts pages load. It is kept; the installed one is served.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clerk_js_version: Option<String>,
    /// The origin of the app in development.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub development_origin: Option<String>,
    /// Origins of apps that are not web pages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub allowed_origins: Vec<String>,
    /// Whether browsers are known by a token in the query.
    pub url_based_session_syncing: bool,
    /// What people are asked for first if the password is required: `password` or `otp`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_sign_in_strategy: Option<String>,
    /// Whether webhooks have an account at Svix.
    #[serde(skip_serializing_if = "super::defaults::is_false")]
    pub has_svix_app: bool,
}

impl Default for InstanceSettings {
    fn default() -> Self {
        Self {
            test_mode: true,
            hibp: false,
            enhanced_email_deliverability: false,
            support_email: None,
            clerk_js_version: None,
            development_origin: None,
            allowed_origins: Vec::new(),
            url_based_session_syncing: true,
            preferred_sign_in_strategy: None,
            has_svix_app: false,
        }
    }
}
