//! <https://clerk.com/docs/reference/backend/types/backend-api-key>

use super::Resource;
use super::field::plain;

pub(super) static API_KEY: Resource = Resource::answer(
    "APIKey",
    "api_key",
    &[
        plain("id"),
        plain("type"),
        plain("name"),
        plain("subject"),
        plain("scopes"),
        plain("claims"),
        plain("revoked"),
        plain("revocation_reason"),
        plain("expired"),
        plain("expiration"),
        plain("created_by"),
        plain("description"),
        plain("last_used_at"),
        plain("created_at"),
        plain("updated_at"),
        plain("secret"),
    ],
);
