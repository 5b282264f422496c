//! <https://clerk.com/docs/reference/backend/types/backend-invitation>

use super::field::plain;
use super::{Getter, Resource};

pub(super) static INVITATION: Resource = Resource::answer(
    "Invitation",
    "invitation",
    &[
        plain("id"),
        plain("email_address"),
        plain("public_metadata"),
        plain("created_at"),
        plain("updated_at"),
        plain("status"),
        plain("url"),
        plain("revoked"),
    ],
)
.with_getters(&[Getter::Raw]);
