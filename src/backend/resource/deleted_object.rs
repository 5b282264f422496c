//! <https://clerk.com/docs/reference/backend/types/deleted-object>

use super::field::{falsy_is, plain};
use super::{Answers, Form, Resource};

/// What is left of a resource that was deleted. Its `object` is that of the resource.
pub(super) static DELETED_OBJECT: Resource = Resource {
    class: "DeletedObject",
    form: Form::Class,
    answers: Answers::Deleted,
    fields: &[plain("object"), falsy_is("id", "null"), falsy_is("slug", "null"), plain("deleted")],
    getters: &[],
};
