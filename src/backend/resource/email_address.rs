//! <https://clerk.com/docs/reference/backend/types/backend-email-address>

use super::identification_link::IDENTIFICATION_LINK;
use super::verification::VERIFICATION;
use super::{Kind, Resource, field, plain};

pub(super) static EMAIL_ADDRESS: Resource = Resource {
    class: "EmailAddress",
    object: Some("email_address"),
    fields: &[
        plain("id"),
        plain("email_address"),
        field("verification", Kind::Part(&VERIFICATION)),
        field("linked_to", Kind::Parts(&IDENTIFICATION_LINK)),
    ],
    getters: &[],
};
