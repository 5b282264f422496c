//! <https://clerk.com/docs/reference/backend-api>

use super::Resource;
use super::field::plain;

/// The keys of an application that was made before anybody signed up at Clerk.
pub(super) static ACCOUNTLESS_APPLICATION: Resource = Resource::answer(
    "AccountlessApplication",
    "accountless_application",
    &[plain("publishable_key"), plain("secret_key"), plain("claim_url"), plain("api_keys_url")],
);
