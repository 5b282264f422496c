//! <https://clerk.com/docs/reference/backend/types/backend-organization-settings>

use super::Resource;
use super::field::plain;

pub(super) static ORGANIZATION_SETTINGS: Resource = Resource::answer(
    "OrganizationSettings",
    "organization_settings",
    &[
        plain("enabled"),
        plain("max_allowed_memberships"),
        plain("max_allowed_roles"),
        plain("max_allowed_permissions"),
        plain("creator_role"),
        plain("admin_delete_enabled"),
        plain("domains_enabled"),
        plain("slug_disabled"),
        plain("domains_enrollment_modes"),
        plain("domains_default_role"),
    ],
);
