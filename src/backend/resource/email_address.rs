//! <https://clerk.com/docs/reference/backend/types/backend-email-address>

use super::Resource;
use super::field::{part, parts, plain};
use super::identification_link::IDENTIFICATION_LINK;
use super::verification::VERIFICATION;

pub(super) static EMAIL_ADDRESS: Resource = Resource::answer(
    "EmailAddress",
    "email_address",
    &[
        plain("id"),
        plain("email_address"),
        part("verification", &VERIFICATION),
        parts("linked_to", &IDENTIFICATION_LINK),
    ],
);
