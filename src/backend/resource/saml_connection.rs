//! <https://clerk.com/docs/reference/backend-api/tag/saml-connections>

use super::Resource;
use super::field::{part, parts_or_empty, plain};

pub(super) static SAML_CONNECTION: Resource = Resource::answer(
    "SamlConnection",
    "saml_connection",
    &[
        plain("id"),
        plain("name"),
        plain("domain"),
        plain("organization_id"),
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
        plain("active"),
        plain("provider"),
        plain("user_count"),
        plain("sync_user_attributes"),
        plain("allow_subdomains"),
        plain("allow_idp_initiated"),
        plain("created_at"),
        plain("updated_at"),
        part("attribute_mapping", &ATTRIBUTE_MAPPING),
        parts_or_empty("idp_certificates", &SAML_CONNECTION_IDP_CERTIFICATE),
    ],
);

/// Which of the identity provider's attributes hold what Clerk knows of a user.
pub(super) static ATTRIBUTE_MAPPING: Resource = Resource::part(
    "AttributeMapping",
    &[plain("user_id"), plain("email_address"), plain("first_name"), plain("last_name")],
);

/// A certificate of an identity provider.
pub(super) static SAML_CONNECTION_IDP_CERTIFICATE: Resource = Resource::part(
    "SamlConnectionIdpCertificate",
    &[plain("certificate"), plain("issued_at"), plain("expires_at")],
);
