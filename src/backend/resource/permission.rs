//! <https://clerk.com/docs/reference/backend-api/tag/organization-permissions>

use super::Resource;
use super::field::plain;

pub(super) static PERMISSION: Resource = Resource::answer(
    "Permission",
    "permission",
    &[
        plain("id"),
        plain("name"),
        plain("key"),
        plain("description"),
        plain("created_at"),
        plain("updated_at"),
    ],
);
