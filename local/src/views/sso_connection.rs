//! Connections to identity providers of enterprises.

use serde_json::{Map, Value, json};

use super::View;
use crate::state::sso_connection::SsoConnection;

impl View<'_> {
    /// An enterprise connection, with its part for SAML or OIDC.
    pub(crate) fn enterprise_connection(&self, row: &SsoConnection) -> Value {
        json!({
            "object": "enterprise_connection",
            "id": row.id,
            "name": row.name,
            "provider": row.provider,
            "logo_public_url": "",
            "active": row.active,
            "domains": row.domains,
            "organization_id": row.organization_id,
            "sync_user_attributes": row.sync_user_attributes,
            "allow_subdomains": row.allow_subdomains,
            "disable_additional_identifications": row.disable_additional_identifications,
            "allow_organization_account_linking": row.allow_organization_account_linking,
            "authenticatable": row.authenticatable,
            "disable_jit_provisioning": row.disable_jit_provisioning,
            "custom_attributes": row.custom_attributes,
            "saml_connection": row.is_saml().then(|| self.saml_part(row)),
            "oauth_config": row.oidc.as_ref().map(|oidc| oauth_config(row, oidc)),
            "created_at": row.created_at,
            "updated_at": row.updated_at,
        })
    }

    fn saml_part(&self, row: &SsoConnection) -> Value {
        json!({
            "id": row.id,
            "name": row.name,
            "active": row.active,
            "idp_entity_id": row.idp_entity_id,
            "idp_sso_url": row.idp_sso_url,
            "idp_metadata_url": row.idp_metadata_url,
            "idp_certificates": certificates(row),
            "acs_url": self.saml_url(row, "acs"),
            "sp_entity_id": self.saml_url(row, "metadata"),
            "sp_metadata_url": self.saml_url(row, "metadata.xml"),
            "allow_subdomains": row.allow_subdomains,
            "allow_idp_initiated": row.allow_idp_initiated,
            "force_authn": row.force_authn,
            "login_hint": row.login_hint,
        })
    }

    /// A SAML connection.
    pub(crate) fn saml_connection(&self, row: &SsoConnection) -> Value {
        let mapped = |name: &str, usual: &str| {
            let value = row.attribute_mapping.get(name).and_then(Value::as_str);
            Value::from(value.unwrap_or(usual))
        };
        json!({
            "object": "saml_connection",
            "id": row.id,
            "name": row.name,
            "provider": row.provider,
            "domain": row.domains.first(),
            "domains": row.domains,
            "organization_id": row.organization_id,
            "active": row.active,
            "user_count": 0,
            "idp_entity_id": row.idp_entity_id,
            "idp_sso_url": row.idp_sso_url,
            "idp_certificate": row.idp_certificates.first().map_or("", String::as_str),
            "idp_certificate_issued_at": row.created_at,
            "idp_certificate_expires_at": row.created_at + CERTIFICATE_LIFETIME_MS,
            "idp_certificates": certificates(row),
            "idp_metadata_url": row.idp_metadata_url,
            "idp_metadata": row.idp_metadata,
            "acs_url": self.saml_url(row, "acs"),
            "sp_entity_id": self.saml_url(row, "metadata"),
            "sp_metadata_url": self.saml_url(row, "metadata.xml"),
            "attribute_mapping": {
                "user_id": mapped("user_id", ""),
                "email_address": mapped("email_address", "mail"),
                "first_name": mapped("first_name", "givenName"),
                "last_name": mapped("last_name", "surname"),
            },
            "sync_user_attributes": row.sync_user_attributes,
            "allow_subdomains": row.allow_subdomains,
            "allow_idp_initiated": row.allow_idp_initiated,
            "disable_additional_identifications": row.disable_additional_identifications,
            "allow_organization_account_linking": row.allow_organization_account_linking,
            "authenticatable": row.authenticatable,
            "disable_jit_provisioning": row.disable_jit_provisioning,
            "force_authn": row.force_authn,
            "login_hint": row.login_hint,
            "enterprise_connection_id": null,
            "created_at": row.created_at,
            "updated_at": row.updated_at,
        })
    }

    fn saml_url(&self, row: &SsoConnection, page: &str) -> String {
        self.local.url(&format!("/v1/saml/{page}/{}", row.id)).into()
    }
}

/// Certificates are not read: each is said to be valid for ten years.
const CERTIFICATE_LIFETIME_MS: i64 = 10 * 365 * 24 * 60 * 60 * 1000;

fn certificates(row: &SsoConnection) -> Vec<Value> {
    let certificates = row.idp_certificates.iter().map(|certificate| {
        json!({
            "certificate": certificate,
            "issued_at": row.created_at,
            "expires_at": row.created_at + CERTIFICATE_LIFETIME_MS,
        })
    });
    certificates.collect()
}

/// Without the secret.
fn oauth_config(row: &SsoConnection, oidc: &Map<String, Value>) -> Value {
    let mut config = json!({
        "id": row.id,
        "name": row.name,
        "provider_key": row.provider,
        "requires_pkce": oidc.get("requires_pkce").is_some_and(|flag| *flag == true),
        "created_at": row.created_at,
        "updated_at": row.updated_at,
    });
    for name in ["client_id", "discovery_url", "auth_url", "token_url", "user_info_url"] {
        if let Some(value) = oidc.get(name).filter(|value| value.is_string()) {
            config[name] = value.clone();
        }
    }
    config
}
