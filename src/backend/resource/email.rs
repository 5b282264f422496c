//! <https://clerk.com/docs/reference/backend-api>

use super::field::{field, part, plain};
use super::{Kind, Resource};

pub(super) static EMAIL: Resource = Resource::answer(
    "Email",
    "email",
    &[
        plain("id"),
        plain("from_email_name"),
        plain("email_address_id"),
        plain("to_email_address"),
        plain("subject"),
        plain("body"),
        plain("body_plain"),
        plain("status"),
        plain("slug"),
        plain("data"),
        plain("delivered_by_clerk"),
        plain("user_id"),
        plain("suppression_reason"),
    ],
);

/// What became of one email of a batch: it was sent, or there are errors that say why not.
pub(super) static BATCH_EMAIL_RESULT: Resource = Resource::element_of(
    "emails.createBatch",
    "BatchEmailResult",
    &[
        plain("index"),
        part("email", &EMAIL).with("email"),
        field("errors", Kind::Errors).without("email"),
        plain("status_code"),
        plain("retry_after_seconds").without("email"),
    ],
);
