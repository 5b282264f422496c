//! <https://clerk.com/docs/reference/backend-api>

use super::Resource;
use super::field::plain;

/// Cookies to set, as text.
pub(super) static COOKIES: Resource = Resource::answer("Cookies", "cookies", &[plain("cookies")]);
