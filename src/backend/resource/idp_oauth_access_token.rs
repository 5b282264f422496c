//! <https://clerk.com/docs/reference/backend-api/tag/oauth-access-tokens>

use super::field::{field, plain};
use super::{Kind, Resource};

/// An access token that Clerk issued as an OAuth provider.
pub(super) static IDP_OAUTH_ACCESS_TOKEN: Resource = Resource::answer(
    "IdPOAuthAccessToken",
    "clerk_idp_oauth_access_token",
    &[
        plain("id"),
        plain("client_id"),
        plain("type"),
        plain("subject"),
        plain("scopes"),
        plain("revoked"),
        plain("revocation_reason"),
        plain("expired"),
        plain("expiration"),
        plain("created_at"),
        plain("updated_at"),
        plain("aud"),
        field("act", Kind::Actor),
    ],
);
