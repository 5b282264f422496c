//! <https://clerk.com/docs/reference/backend/types/backend-verification>

use super::field::{field, missing_is, plain};
use super::{Kind, Resource};

/// Whether and how an identification was verified. The payload's `object` tells the way, which Clerk's SDK ignores.
pub(super) static VERIFICATION: Resource = Resource::part(
    "Verification",
    &[
        plain("status"),
        plain("strategy"),
        field("external_verification_redirect_url", Kind::Url).named("externalVerificationRedirectURL"),
        missing_is("attempts", "null"),
        missing_is("expire_at", "null"),
        missing_is("nonce", "null"),
        field("message", Kind::AlwaysNull),
    ],
);
