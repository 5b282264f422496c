//! <https://clerk.com/docs/reference/backend/types/backend-waitlist-entry>

use super::Resource;
use super::field::{part, plain};
use super::invitation::INVITATION;

pub(super) static WAITLIST_ENTRY: Resource = Resource::answer(
    "WaitlistEntry",
    "waitlist_entry",
    &[
        plain("id"),
        plain("email_address"),
        plain("status"),
        part("invitation", &INVITATION),
        plain("created_at"),
        plain("updated_at"),
        plain("is_locked"),
    ],
);
