//! <https://clerk.com/docs/reference/backend/types/backend-organization-membership>

use super::field::{missing_is, part, plain};
use super::organization::ORGANIZATION;
use super::{Getter, Resource};

pub(super) static ORGANIZATION_MEMBERSHIP: Resource = Resource::answer(
    "OrganizationMembership",
    "organization_membership",
    &[
        plain("id"),
        plain("role"),
        plain("permissions"),
        missing_is("public_metadata", "{}"),
        missing_is("private_metadata", "{}"),
        plain("created_at"),
        plain("updated_at"),
        part("organization", &ORGANIZATION),
        part("public_user_data", &ORGANIZATION_MEMBERSHIP_PUBLIC_USER_DATA),
    ],
)
.with_getters(&[Getter::Raw]);

/// What everybody may know of a member.
pub(super) static ORGANIZATION_MEMBERSHIP_PUBLIC_USER_DATA: Resource = Resource::part(
    "OrganizationMembershipPublicUserData",
    &[
        plain("identifier"),
        plain("first_name"),
        plain("last_name"),
        plain("image_url"),
        plain("has_image"),
        plain("user_id"),
    ],
);
