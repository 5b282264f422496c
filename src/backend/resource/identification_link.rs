//! <https://clerk.com/docs/reference/backend/types/backend-identification-link>

use super::Resource;
use super::field::plain;

/// Another identification of the same user that an email address or a phone number is linked to.
pub(super) static IDENTIFICATION_LINK: Resource =
    Resource::part("IdentificationLink", &[plain("id"), plain("type")]);
