//! <https://clerk.com/docs/reference/backend/types/backend-organization>

use super::field::{falsy_is, missing_is, plain};
use super::{Getter, Resource};

pub(super) static ORGANIZATION: Resource = Resource::answer(
    "Organization",
    "organization",
    &[
        plain("id"),
        plain("name"),
        plain("slug"),
        falsy_is("image_url", "\"\""),
        plain("has_image"),
        plain("created_at"),
        plain("updated_at"),
        missing_is("public_metadata", "{}"),
        missing_is("private_metadata", "{}"),
        plain("max_allowed_memberships"),
        plain("admin_delete_enabled"),
        plain("members_count"),
        plain("created_by"),
    ],
)
.with_getters(&[Getter::Raw]);
