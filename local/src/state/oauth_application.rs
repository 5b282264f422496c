//! OAuth applications, for which the instance is the identity provider.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::table::Row;
use crate::ids;

/// An OAuth application. `Debug` does not show the secret.
#[derive(Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct OauthApplication {
    /// `oa_…`
    pub id: String,
    /// The name.
    pub name: String,
    /// What the application calls itself.
    pub client_id: String,
    /// The secret of the application, unless it is public.
    pub client_secret: String,
    /// Whether users are asked.
    pub consent_screen_enabled: bool,
    /// Whether codes need a proof.
    pub pkce_required: bool,
    /// Whether the application cannot keep a secret.
    pub public: bool,
    /// The scopes, separated by spaces.
    pub scopes: String,
    /// Where users may be sent back to.
    pub redirect_uris: Vec<String>,
    /// When it was made, in Unix milliseconds.
    pub created_at: i64,
    /// When it last changed, in Unix milliseconds.
    pub updated_at: i64,
}

impl OauthApplication {
    /// An application with a new ID and secret.
    pub fn new(name: &str, now_ms: i64) -> Self {
        Self {
            id: ids::resource_id("oa"),
            name: name.to_owned(),
            client_id: ids::client_id(),
            client_secret: ids::client_secret(),
            consent_screen_enabled: true,
            pkce_required: false,
            public: false,
            scopes: "profile email".to_owned(),
            redirect_uris: Vec::new(),
            created_at: now_ms,
            updated_at: now_ms,
        }
    }
}

impl Row for OauthApplication {
    fn key(&self) -> &str {
        &self.id
    }
}

impl fmt::Debug for OauthApplication {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("OauthApplication").field("id", &self.id).finish_non_exhaustive()
    }
}
