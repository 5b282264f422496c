//! <https://clerk.com/docs/reference/backend-api/tag/invitations>

use super::Namespace;
use super::parameter::{BODY, Parameter, QUERY};
use super::row::{delete, get, post};

pub(super) static INVITATIONS: Namespace = Namespace {
    name: "invitations",
    operations: &[
        get("invitations.getInvitationList", "/invitations", &[QUERY]).paginated().paged(),
        post("invitations.createInvitation", "/invitations", &[BODY]),
        post("invitations.createInvitationBulk", "/invitations/bulk", &[Parameter::List]),
        post(
            "invitations.revokeInvitation",
            "/invitations/{invitationId}/revoke",
            &[Parameter::Id("invitationId")],
        ),
        delete(
            "invitations.deleteInvitation",
            "/invitations/{invitationId}",
            &[Parameter::Id("invitationId")],
        ),
    ],
};
