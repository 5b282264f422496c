//! <https://clerk.com/docs/reference/backend-api/tag/role-sets>

use super::Resource;
use super::field::{part_or_null, parts_or_empty, plain};

pub(super) static ROLE_SET: Resource = Resource::answer(
    "RoleSet",
    "role_set",
    &[
        plain("id"),
        plain("name"),
        plain("key"),
        plain("description"),
        parts_or_empty("roles", &ROLE_SET_ITEM),
        part_or_null("default_role", &ROLE_SET_ITEM),
        part_or_null("creator_role", &ROLE_SET_ITEM),
        plain("type"),
        part_or_null("role_set_migration", &ROLE_SET_MIGRATION),
        plain("created_at"),
        plain("updated_at"),
    ],
);

/// A role as a set lists it.
pub(super) static ROLE_SET_ITEM: Resource = Resource::part(
    "RoleSetItem",
    &[
        plain("id"),
        plain("name"),
        plain("key"),
        plain("description"),
        plain("created_at"),
        plain("updated_at"),
        plain("members_count"),
        plain("has_members"),
    ],
);

/// How members move from one set to another.
pub(super) static ROLE_SET_MIGRATION: Resource = Resource::part(
    "RoleSetMigration",
    &[
        plain("id"),
        plain("organization_id"),
        plain("instance_id"),
        plain("source_role_set_id"),
        plain("dest_role_set_id"),
        plain("trigger_type"),
        plain("status"),
        plain("migrated_members"),
        plain("mappings"),
        plain("created_at"),
        plain("updated_at"),
        plain("started_at"),
        plain("completed_at"),
    ],
);
