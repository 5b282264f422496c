//! <https://clerk.com/docs/reference/backend-api/tag/saml-connections>

use super::Namespace;
use super::parameter::{BODY, Parameter, QUERY};
use super::row::{delete, get, patch, post};

pub(super) static SAML_CONNECTIONS: Namespace = Namespace {
    name: "samlConnections",
    operations: &[
        get("samlConnections.getSamlConnectionList", "/saml_connections", &[QUERY]).paged(),
        post("samlConnections.createSamlConnection", "/saml_connections", &[BODY]).deep(),
        get(
            "samlConnections.getSamlConnection",
            "/saml_connections/{samlConnectionId}",
            &[Parameter::Id("samlConnectionId")],
        ),
        patch(
            "samlConnections.updateSamlConnection",
            "/saml_connections/{samlConnectionId}",
            &[Parameter::Id("samlConnectionId"), BODY],
        )
        .deep(),
        delete(
            "samlConnections.deleteSamlConnection",
            "/saml_connections/{samlConnectionId}",
            &[Parameter::Id("samlConnectionId")],
        ),
    ],
};
