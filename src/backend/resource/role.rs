//! <https://clerk.com/docs/reference/backend-api/tag/organization-roles>

use super::Resource;
use super::field::{parts_or_empty, plain};
use super::permission::PERMISSION;

pub(super) static ROLE: Resource = Resource::answer(
    "Role",
    "role",
    &[
        plain("id"),
        plain("name"),
        plain("key"),
        plain("description"),
        parts_or_empty("permissions", &PERMISSION),
        plain("is_creator_eligible"),
        plain("created_at"),
        plain("updated_at"),
    ],
);
