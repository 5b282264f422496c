//! <https://clerk.com/docs/reference/backend/types/backend-verification>

use super::{Kind, Resource, field, named, plain};

/// Whether and how an identification was verified. The payload's `object` tells the way, which Clerk's SDK ignores.
pub(super) static VERIFICATION: Resource = Resource {
    class: "Verification",
    object: None,
    fields: &[
        plain("status"),
        plain("strategy"),
        named("externalVerificationRedirectURL", field("external_verification_redirect_url", Kind::Url)),
        field("attempts", Kind::MissingIs("null")),
        field("expire_at", Kind::MissingIs("null")),
        field("nonce", Kind::MissingIs("null")),
        field("message", Kind::AlwaysNull),
    ],
    getters: &[],
};
