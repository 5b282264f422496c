//! <https://clerk.com/docs/reference/backend/types/feature>

use super::Resource;
use super::field::{missing_is, plain};

pub(super) static FEATURE: Resource = Resource::answer(
    "Feature",
    "feature",
    &[
        plain("id"),
        plain("name"),
        missing_is("description", "null"),
        plain("slug"),
        missing_is("avatar_url", "null"),
    ],
);
