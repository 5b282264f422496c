//! <https://clerk.com/docs/reference/backend/types/backend-enterprise-account>

use super::Resource;
use super::field::{part, plain};
use super::verification::VERIFICATION;

pub(super) static ENTERPRISE_ACCOUNT: Resource = Resource::answer(
    "EnterpriseAccount",
    "enterprise_account",
    &[
        plain("id"),
        plain("active"),
        plain("email_address"),
        part("enterprise_connection", &ENTERPRISE_ACCOUNT_CONNECTION),
        plain("first_name"),
        plain("last_name"),
        plain("protocol"),
        plain("provider"),
        plain("provider_user_id"),
        plain("public_metadata"),
        part("verification", &VERIFICATION),
        plain("last_authenticated_at"),
        plain("enterprise_connection_id"),
    ],
);

/// The connection through which an enterprise account signs in.
pub(super) static ENTERPRISE_ACCOUNT_CONNECTION: Resource = Resource::part(
    "EnterpriseAccountConnection",
    &[
        plain("id"),
        plain("active"),
        plain("allow_idp_initiated"),
        plain("allow_subdomains"),
        plain("disable_additional_identifications"),
        plain("domain"),
        plain("logo_public_url"),
        plain("name"),
        plain("protocol"),
        plain("provider"),
        plain("sync_user_attributes"),
        plain("created_at"),
        plain("updated_at"),
    ],
);
