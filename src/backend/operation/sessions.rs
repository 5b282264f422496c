//! <https://clerk.com/docs/reference/backend-api/tag/sessions>

use super::Namespace;
use super::parameter::{BODY, Parameter, Property, QUERY, body};
use super::row::{Operation, get, post};

pub(super) static SESSIONS: Namespace = Namespace {
    name: "sessions",
    operations: &[
        get("sessions.getSessionList", "/sessions", &[QUERY]).paginated().paged(),
        get("sessions.getSession", "/sessions/{sessionId}", &[Parameter::Id("sessionId")]),
        post("sessions.createSession", "/sessions", &[BODY]),
        post("sessions.revokeSession", "/sessions/{sessionId}/revoke", &[Parameter::Id("sessionId")]),
        post(
            "sessions.verifySession",
            "/sessions/{sessionId}/verify",
            &[Parameter::Id("sessionId"), Parameter::BodyField("token")],
        ),
        post(
            "sessions.getToken",
            "/sessions/{sessionId}/tokens/{template}",
            &[
                Parameter::Id("sessionId"),
                Parameter::OptionalId("template"),
                Parameter::OptionalBodyField("expires_in_seconds"),
            ],
        ),
        REFRESH_SESSION,
    ],
};

/// The authentication of a request refreshes sessions too (`authentication.md` §3.11).
pub(super) const REFRESH_SESSION: Operation = post(
    "sessions.refreshSession",
    "/sessions/{sessionId}/refresh",
    &[Parameter::Id("sessionId"), body(&[Property::Query("suffixed_cookies")])],
);
