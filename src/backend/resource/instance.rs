//! <https://clerk.com/docs/reference/backend/types/backend-instance>

use super::Resource;
use super::field::plain;

pub(super) static INSTANCE: Resource = Resource::answer(
    "Instance",
    "instance",
    &[plain("id"), plain("environment_type"), plain("allowed_origins")],
);
