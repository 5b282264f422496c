//! <https://clerk.com/docs/reference/backend/types/backend-redirect-url>

use super::Resource;
use super::field::plain;

pub(super) static REDIRECT_URL: Resource = Resource::answer(
    "RedirectUrl",
    "redirect_url",
    &[plain("id"), plain("url"), plain("created_at"), plain("updated_at")],
);
