//! <https://clerk.com/docs/reference/backend/types/backend-sign-in-token>

use super::Resource;
use super::field::plain;

pub(super) static SIGN_IN_TOKEN: Resource = Resource::answer(
    "SignInToken",
    "sign_in_token",
    &[
        plain("id"),
        plain("user_id"),
        plain("token"),
        plain("status"),
        plain("url"),
        plain("created_at"),
        plain("updated_at"),
    ],
);
