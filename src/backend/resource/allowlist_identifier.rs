//! <https://clerk.com/docs/reference/backend/types/backend-allowlist-identifier>

use super::Resource;
use super::field::plain;

pub(super) static ALLOWLIST_IDENTIFIER: Resource = Resource::answer(
    "AllowlistIdentifier",
    "allowlist_identifier",
    &[
        plain("id"),
        plain("identifier"),
        plain("identifier_type"),
        plain("created_at"),
        plain("updated_at"),
        plain("instance_id"),
        plain("invitation_id"),
    ],
);
