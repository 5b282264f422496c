//! <https://clerk.com/docs/reference/backend/types/backend-oauth-application>

use super::Resource;
use super::field::plain;

pub(super) static OAUTH_APPLICATION: Resource = Resource::answer(
    "OAuthApplication",
    "oauth_application",
    &[
        plain("id"),
        plain("instance_id"),
        plain("name"),
        plain("client_id"),
        plain("client_uri"),
        plain("client_image_url"),
        plain("dynamically_registered"),
        plain("consent_screen_enabled"),
        plain("pkce_required"),
        plain("public").named("isPublic"),
        plain("scopes"),
        plain("redirect_uris"),
        plain("authorize_url"),
        plain("token_fetch_url"),
        plain("user_info_url"),
        plain("discovery_url"),
        plain("token_introspection_url"),
        plain("created_at"),
        plain("updated_at"),
        plain("client_secret"),
    ],
);
