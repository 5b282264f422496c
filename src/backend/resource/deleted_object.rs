//! <https://clerk.com/docs/reference/backend/types/deleted-object>

use super::{Kind, Resource, field, plain};

/// What is left of a resource that was deleted. Its `object` is that of the resource.
pub(super) static DELETED_OBJECT: Resource = Resource {
    class: "DeletedObject",
    object: None,
    fields: &[
        plain("object"),
        field("id", Kind::FalsyIs("null")),
        field("slug", Kind::FalsyIs("null")),
        plain("deleted"),
    ],
    getters: &[],
};
