//! <https://clerk.com/docs/reference/backend/types/backend-phone-number>

use super::Resource;
use super::field::{part, parts, plain};
use super::identification_link::IDENTIFICATION_LINK;
use super::verification::VERIFICATION;

pub(super) static PHONE_NUMBER: Resource = Resource::answer(
    "PhoneNumber",
    "phone_number",
    &[
        plain("id"),
        plain("phone_number"),
        plain("reserved_for_second_factor"),
        plain("default_second_factor"),
        part("verification", &VERIFICATION),
        parts("linked_to", &IDENTIFICATION_LINK),
    ],
);
