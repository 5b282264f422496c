//! <https://clerk.com/docs/reference/backend-api/tag/sessions>

use http::Method;

use super::{Namespace, Operation, Parameter, Root, Segment};

pub(super) static SESSIONS: Namespace = Namespace {
    name: "sessions",
    operations: &[
        Operation {
            method: "getSession",
            verb: Method::GET,
            root: Root::Versioned,
            path: &[Segment::Literal("sessions"), Segment::Argument(0)],
            parameters: &[Parameter::Id("sessionId")],
            total_count: None,
        },
        Operation {
            method: "getToken",
            verb: Method::POST,
            root: Root::Versioned,
            path: &[
                Segment::Literal("sessions"),
                Segment::Argument(0),
                Segment::Literal("tokens"),
                Segment::Argument(1),
            ],
            parameters: &[
                Parameter::Id("sessionId"),
                Parameter::OptionalId("template"),
                Parameter::BodyField("expires_in_seconds"),
            ],
            total_count: None,
        },
    ],
};
