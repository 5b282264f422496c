//! <https://clerk.com/docs/reference/backend/types/backend-organization-invitation>

use super::field::{missing_is, plain};
use super::{Getter, Resource};

pub(super) static ORGANIZATION_INVITATION: Resource = Resource::answer(
    "OrganizationInvitation",
    "organization_invitation",
    &[
        plain("id"),
        plain("email_address"),
        plain("role"),
        plain("role_name"),
        plain("organization_id"),
        plain("created_at"),
        plain("updated_at"),
        plain("expires_at"),
        plain("url"),
        plain("status"),
        missing_is("public_metadata", "{}"),
        missing_is("private_metadata", "{}"),
        plain("public_organization_data"),
    ],
)
.with_getters(&[Getter::Raw]);
