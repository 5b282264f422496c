//! <https://clerk.com/docs/reference/backend/types/backend-enterprise-connection>

use super::Resource;
use super::field::{missing_is, part, part_or_null, parts_or_empty, parts_or_undefined, plain};
use super::saml_connection::SAML_CONNECTION_IDP_CERTIFICATE;

pub(super) static ENTERPRISE_CONNECTION: Resource = Resource::answer(
    "EnterpriseConnection",
    "enterprise_connection",
    &[
        plain("id"),
        plain("name"),
        plain("domains"),
        missing_is("organization_id", "null"),
        plain("active"),
        plain("sync_user_attributes"),
        plain("allow_subdomains"),
        plain("disable_additional_identifications"),
        plain("created_at"),
        plain("updated_at"),
        part_or_null("saml_connection", &ENTERPRISE_CONNECTION_SAML_CONNECTION),
        part_or_null("oauth_config", &ENTERPRISE_CONNECTION_OAUTH_CONFIG),
        plain("provider"),
        plain("logo_public_url"),
        plain("allow_organization_account_linking"),
        plain("authenticatable"),
        plain("disable_jit_provisioning"),
        parts_or_undefined("custom_attributes", &ENTERPRISE_CONNECTION_CUSTOM_ATTRIBUTE),
    ],
);

/// The part of a connection that speaks SAML.
pub(super) static ENTERPRISE_CONNECTION_SAML_CONNECTION: Resource = Resource::part(
    "EnterpriseConnectionSamlConnection",
    &[
        plain("id"),
        plain("name"),
        plain("idp_entity_id"),
        plain("idp_sso_url"),
        plain("idp_certificate"),
        plain("idp_certificate_issued_at"),
        plain("idp_certificate_expires_at"),
        plain("idp_metadata_url"),
        plain("idp_metadata"),
        plain("acs_url"),
        plain("sp_entity_id"),
        plain("sp_metadata_url"),
        plain("sync_user_attributes"),
        plain("allow_subdomains"),
        plain("allow_idp_initiated"),
        plain("active"),
        plain("force_authn"),
        part("login_hint", &SAML_LOGIN_HINT),
        parts_or_empty("idp_certificates", &SAML_CONNECTION_IDP_CERTIFICATE),
    ],
);

/// What the identity provider is told about who is going to sign in.
pub(super) static SAML_LOGIN_HINT: Resource =
    Resource::part("EnterpriseConnectionSamlConnectionLoginHint", &[plain("mode"), plain("source")]);

/// The part of a connection that speaks OAuth.
pub(super) static ENTERPRISE_CONNECTION_OAUTH_CONFIG: Resource = Resource::part(
    "EnterpriseConnectionOauthConfig",
    &[
        plain("id"),
        plain("name"),
        plain("client_id"),
        plain("discovery_url"),
        plain("logo_public_url"),
        plain("created_at"),
        plain("updated_at"),
        plain("provider_key"),
        plain("auth_url"),
        plain("token_url"),
        plain("user_info_url"),
        plain("requires_pkce"),
    ],
);

/// An attribute of the identity provider's that goes to the user's metadata.
pub(super) static ENTERPRISE_CONNECTION_CUSTOM_ATTRIBUTE: Resource = Resource::part(
    "EnterpriseConnectionCustomAttribute",
    &[plain("name"), plain("key"), plain("sso_path"), plain("scim_path"), plain("multi_valued")],
);
