//! <https://clerk.com/docs/reference/backend-api/tag/jwt-templates>

use super::Resource;
use super::field::plain;

pub(super) static JWT_TEMPLATE: Resource = Resource::answer(
    "JwtTemplate",
    "jwt_template",
    &[
        plain("id"),
        plain("name"),
        plain("claims"),
        plain("lifetime"),
        plain("allowed_clock_skew"),
        plain("custom_signing_key"),
        plain("signing_algorithm"),
        plain("created_at"),
        plain("updated_at"),
    ],
);
