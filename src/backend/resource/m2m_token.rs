//! <https://clerk.com/docs/reference/backend/types/backend-m2m-token>

use super::Resource;
use super::field::plain;

pub(super) static M2M_TOKEN: Resource = Resource::answer(
    "M2MToken",
    "machine_to_machine_token",
    &[
        plain("id"),
        plain("subject"),
        plain("scopes"),
        plain("claims"),
        plain("revoked"),
        plain("revocation_reason"),
        plain("expired"),
        plain("expiration"),
        plain("created_at"),
        plain("updated_at"),
        plain("token"),
    ],
);
