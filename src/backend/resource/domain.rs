//! <https://clerk.com/docs/reference/backend/types/domain>

use super::Resource;
use super::field::{parts, plain};

pub(super) static DOMAIN: Resource = Resource::answer(
    "Domain",
    "domain",
    &[
        plain("id"),
        plain("name"),
        plain("is_satellite"),
        plain("frontend_api_url"),
        plain("development_origin"),
        parts("cname_targets", &CNAME_TARGET),
        plain("accounts_portal_url"),
        plain("proxy_url"),
    ],
);

/// A DNS record that a domain needs.
pub(super) static CNAME_TARGET: Resource =
    Resource::part("CnameTarget", &[plain("host"), plain("value"), plain("required")]);
