//! <https://clerk.com/docs/reference/backend/types/backend-machine>

use super::field::{field, plain};
use super::{Absent, Kind, Resource};

/// The machines that it may talk to know neither scopes of their own nor a secret.
pub(super) static MACHINE: Resource = Resource::answer(
    "Machine",
    "machine",
    &[
        plain("id"),
        plain("name"),
        plain("instance_id"),
        plain("created_at"),
        plain("updated_at"),
        field(
            "scoped_machines",
            Kind::Parts {
                part: &MACHINE,
                absent: Absent::Empty,
                without: &["scoped_machines", "secret_key"],
            },
        ),
        plain("default_token_ttl"),
        plain("secret_key"),
    ],
);
