//! Connections to identity providers of enterprises.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::table::Row;
use crate::ids;

/// A connection. SAML connections are the same in the older form: `entcon_…` or `samlc_…`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct SsoConnection {
    /// The ID.
    pub id: String,
    /// The name.
    pub name: String,
    /// The identity provider, such as `saml_okta` or `oidc_custom`.
    pub provider: String,
    /// The domains of the users' email addresses.
    pub domains: Vec<String>,
    /// The organization that users join.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    /// Whether users can sign in with it.
    pub active: bool,
    /// Whether users are updated on each sign-in.
    pub sync_user_attributes: bool,
    /// Whether subdomains count.
    pub allow_subdomains: bool,
    /// Whether a sign-in can start at the identity provider.
    pub allow_idp_initiated: bool,
    /// Whether users cannot add other email addresses.
    pub disable_additional_identifications: bool,
    /// Whether accounts are linked through an organization.
    pub allow_organization_account_linking: bool,
    /// Whether users can authenticate with it.
    pub authenticatable: bool,
    /// Whether users are not made on their first sign-in.
    pub disable_jit_provisioning: bool,
    /// Whether the identity provider asks users each time.
    pub force_authn: bool,
    /// What the identity provider learns about the user.
    pub login_hint: Map<String, Value>,
    /// The attributes at the identity provider by those of users.
    pub attribute_mapping: Map<String, Value>,
    /// Attributes besides the usual ones.
    pub custom_attributes: Vec<Value>,
    /// The identity provider: its entity.
    pub idp_entity_id: String,
    /// Where users sign in.
    pub idp_sso_url: String,
    /// The certificates.
    pub idp_certificates: Vec<String>,
    /// Where its metadata is.
    pub idp_metadata_url: String,
    /// Its metadata.
    pub idp_metadata: String,
    /// What OIDC needs instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub oidc: Option<Map<String, Value>>,
    /// When it was made, in Unix milliseconds.
    pub created_at: i64,
    /// When it last changed, in Unix milliseconds.
    pub updated_at: i64,
}

impl SsoConnection {
    /// A connection that is not active yet, with an ID of this prefix.
    pub fn new(prefix: &str, now_ms: i64) -> Self {
        Self { id: ids::resource_id(prefix), created_at: now_ms, updated_at: now_ms, ..Self::default() }
    }

    /// Whether the identity provider speaks SAML, and not OIDC.
    pub fn is_saml(&self) -> bool {
        self.provider.starts_with("saml_")
    }
}

impl Default for SsoConnection {
    fn default() -> Self {
        let hint = Map::from_iter([("mode".to_owned(), Value::from("email_address"))]);
        Self {
            id: String::new(),
            name: String::new(),
            provider: String::new(),
            domains: Vec::new(),
            organization_id: None,
            active: false,
            sync_user_attributes: true,
            allow_subdomains: false,
            allow_idp_initiated: false,
            disable_additional_identifications: false,
            allow_organization_account_linking: false,
            authenticatable: true,
            disable_jit_provisioning: false,
            force_authn: false,
            login_hint: hint,
            attribute_mapping: Map::new(),
            custom_attributes: Vec::new(),
            idp_entity_id: String::new(),
            idp_sso_url: String::new(),
            idp_certificates: Vec::new(),
            idp_metadata_url: String::new(),
            idp_metadata: String::new(),
            oidc: None,
            created_at: 0,
            updated_at: 0,
        }
    }
}

impl Row for SsoConnection {
    fn key(&self) -> &str {
        &self.id
    }
}
