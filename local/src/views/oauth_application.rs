//! OAuth applications.

use serde_json::{Value, json};

use super::View;
use crate::state::oauth_application::OauthApplication;

impl View<'_> {
    /// An OAuth application without its secret.
    pub(crate) fn oauth_application(&self, row: &OauthApplication) -> Value {
        let url = |path: &str| self.local.url(path).to_string();
        json!({
            "object": "oauth_application",
            "id": row.id,
            "instance_id": self.instance_id(),
            "name": row.name,
            "client_id": row.client_id,
            "client_uri": null,
            "client_image_url": null,
            "dynamically_registered": false,
            "consent_screen_enabled": row.consent_screen_enabled,
            "pkce_required": row.pkce_required,
            "public": row.public,
            "scopes": row.scopes,
            "redirect_uris": row.redirect_uris,
            "callback_url": row.redirect_uris.first().map_or("", String::as_str),
            "authorize_url": url("/oauth/authorize"),
            "token_fetch_url": url("/oauth/token"),
            "user_info_url": url("/oauth/userinfo"),
            "discovery_url": url("/.well-known/openid-configuration"),
            "token_introspection_url": url("/oauth/token_info"),
            "created_at": row.created_at,
            "updated_at": row.updated_at,
        })
    }
}
