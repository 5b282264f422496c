//! <https://clerk.com/docs/reference/backend/types/backend-enterprise-account>

use super::verification::VERIFICATION;
use super::{Kind, Resource, field, plain};

pub(super) static ENTERPRISE_ACCOUNT: Resource = Resource {
    class: "EnterpriseAccount",
    object: Some("enterprise_account"),
    fields: &[
        plain("id"),
        plain("active"),
        plain("email_address"),
        field("enterprise_connection", Kind::Part(&ENTERPRISE_ACCOUNT_CONNECTION)),
        plain("first_name"),
        plain("last_name"),
        plain("protocol"),
        plain("provider"),
        plain("provider_user_id"),
        plain("public_metadata"),
        field("verification", Kind::Part(&VERIFICATION)),
        plain("last_authenticated_at"),
        plain("enterprise_connection_id"),
    ],
    getters: &[],
};

/// The connection through which an enterprise account signs in.
pub(super) static ENTERPRISE_ACCOUNT_CONNECTION: Resource = Resource {
    class: "EnterpriseAccountConnection",
    object: None,
    fields: &[
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
    getters: &[],
};
