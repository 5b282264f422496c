//! <https://clerk.com/docs/reference/backend-api/tag/enterprise-connections>

use super::Namespace;
use super::parameter::{BODY, Parameter, QUERY};
use super::row::{delete, get, patch, post};

pub(super) static ENTERPRISE_CONNECTIONS: Namespace = Namespace {
    name: "enterpriseConnections",
    operations: &[
        post("enterpriseConnections.createEnterpriseConnection", "/enterprise_connections", &[BODY]).deep(),
        patch(
            "enterpriseConnections.updateEnterpriseConnection",
            "/enterprise_connections/{enterpriseConnectionId}",
            &[Parameter::Id("enterpriseConnectionId"), BODY],
        )
        .deep(),
        get("enterpriseConnections.getEnterpriseConnectionList", "/enterprise_connections", &[QUERY]).paged(),
        get(
            "enterpriseConnections.getEnterpriseConnection",
            "/enterprise_connections/{enterpriseConnectionId}",
            &[Parameter::Id("enterpriseConnectionId")],
        ),
        delete(
            "enterpriseConnections.deleteEnterpriseConnection",
            "/enterprise_connections/{enterpriseConnectionId}",
            &[Parameter::Id("enterpriseConnectionId")],
        ),
    ],
};
