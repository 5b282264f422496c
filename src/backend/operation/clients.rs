//! <https://clerk.com/docs/reference/backend-api/tag/clients>

use super::Namespace;
use super::parameter::{Parameter, QUERY};
use super::row::{Operation, get, post};

pub(super) static CLIENTS: Namespace = Namespace {
    name: "clients",
    operations: &[
        get("clients.getClientList", "/clients", &[QUERY]).paginated().paged(),
        get("clients.getClient", "/clients/{clientId}", &[Parameter::Id("clientId")]),
        post("clients.verifyClient", "/clients/verify", &[Parameter::BodyField("token")]),
        GET_HANDSHAKE_PAYLOAD,
    ],
};

/// The authentication of a request asks for it too (`authentication.md` §3.10).
pub(super) const GET_HANDSHAKE_PAYLOAD: Operation =
    get("clients.getHandshakePayload", "/clients/handshake_payload", &[QUERY]);
