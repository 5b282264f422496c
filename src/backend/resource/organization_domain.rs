//! <https://clerk.com/docs/reference/backend/types/backend-organization-domain>

use super::Resource;
use super::field::{missing_is, part, plain};

/// Clerk's SDK has this class, but hands the payload on as it is: here the types are right.
pub(super) static ORGANIZATION_DOMAIN: Resource = Resource::answer(
    "OrganizationDomain",
    "organization_domain",
    &[
        plain("id"),
        plain("organization_id"),
        plain("name"),
        plain("enrollment_mode"),
        part("verification", &ORGANIZATION_DOMAIN_VERIFICATION),
        plain("total_pending_invitations"),
        plain("total_pending_suggestions"),
        plain("created_at"),
        plain("updated_at"),
        plain("affiliation_email_address"),
    ],
);

/// Whether and how a domain was verified.
pub(super) static ORGANIZATION_DOMAIN_VERIFICATION: Resource = Resource::part(
    "OrganizationDomainVerification",
    &[plain("status"), plain("strategy"), missing_is("attempts", "null"), missing_is("expire_at", "null")],
);
