//! <https://clerk.com/docs/reference/backend/types/backend-phone-number>

use super::identification_link::IDENTIFICATION_LINK;
use super::verification::VERIFICATION;
use super::{Kind, Resource, field, plain};

pub(super) static PHONE_NUMBER: Resource = Resource {
    class: "PhoneNumber",
    object: Some("phone_number"),
    fields: &[
        plain("id"),
        plain("phone_number"),
        plain("reserved_for_second_factor"),
        plain("default_second_factor"),
        field("verification", Kind::Part(&VERIFICATION)),
        field("linked_to", Kind::Parts(&IDENTIFICATION_LINK)),
    ],
    getters: &[],
};
