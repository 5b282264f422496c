//! <https://clerk.com/docs/reference/backend/types/backend-oauth-access-token>

use super::Resource;
use super::field::{falsy_is, missing_is, plain};

/// A token of an OAuth provider that a user signed in with.
pub(super) static OAUTH_ACCESS_TOKEN: Resource = Resource::answer(
    "OauthAccessToken",
    "oauth_access_token",
    &[
        plain("external_account_id"),
        plain("provider"),
        plain("token"),
        missing_is("public_metadata", "{}"),
        falsy_is("label", "\"\""),
        plain("scopes"),
        plain("token_secret"),
        plain("expires_at"),
        plain("id_token"),
    ],
);
