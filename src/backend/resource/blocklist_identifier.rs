//! <https://clerk.com/docs/reference/backend-api/tag/allow-list-block-list>

use super::Resource;
use super::field::plain;

pub(super) static BLOCKLIST_IDENTIFIER: Resource = Resource::answer(
    "BlocklistIdentifier",
    "blocklist_identifier",
    &[
        plain("id"),
        plain("identifier"),
        plain("identifier_type"),
        plain("created_at"),
        plain("updated_at"),
        plain("instance_id"),
    ],
);
