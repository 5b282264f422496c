//! <https://clerk.com/docs/reference/backend-api/tag/allow-list-block-list>

use super::Namespace;
use super::parameter::{BODY, Parameter, QUERY};
use super::row::{delete, get, post};

pub(super) static ALLOWLIST_IDENTIFIERS: Namespace = Namespace {
    name: "allowlistIdentifiers",
    operations: &[
        get("allowlistIdentifiers.getAllowlistIdentifierList", "/allowlist_identifiers", &[QUERY])
            .paginated()
            .paged(),
        post("allowlistIdentifiers.createAllowlistIdentifier", "/allowlist_identifiers", &[BODY]),
        delete(
            "allowlistIdentifiers.deleteAllowlistIdentifier",
            "/allowlist_identifiers/{allowlistIdentifierId}",
            &[Parameter::Id("allowlistIdentifierId")],
        ),
    ],
};
