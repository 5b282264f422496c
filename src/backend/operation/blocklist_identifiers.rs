//! <https://clerk.com/docs/reference/backend-api/tag/allow-list-block-list>

use super::Namespace;
use super::parameter::{BODY, Parameter, QUERY};
use super::row::{delete, get, post};

pub(super) static BLOCKLIST_IDENTIFIERS: Namespace = Namespace {
    name: "blocklistIdentifiers",
    operations: &[
        get("blocklistIdentifiers.getBlocklistIdentifierList", "/blocklist_identifiers", &[QUERY]).paged(),
        post("blocklistIdentifiers.createBlocklistIdentifier", "/blocklist_identifiers", &[BODY]),
        delete(
            "blocklistIdentifiers.deleteBlocklistIdentifier",
            "/blocklist_identifiers/{blocklistIdentifierId}",
            &[Parameter::Id("blocklistIdentifierId")],
        ),
    ],
};
