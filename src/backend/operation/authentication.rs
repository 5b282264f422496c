//! Calls that the authentication of a request makes itself. No method of the JavaScript client stands for them.

use http::Method;

use super::{Operation, Parameter, Root, Segment};

/// What Clerk sends a browser back with, in exchange for the nonce that it came with (`authentication.md` §3.10).
pub static HANDSHAKE_PAYLOAD: Operation = Operation {
    method: "getHandshakePayload",
    verb: Method::GET,
    root: Root::Versioned,
    path: &[Segment::Literal("clients"), Segment::Literal("handshake_payload")],
    parameters: &[Parameter::Query],
    total_count: None,
};

/// A new session token for an expired one (`authentication.md` §3.11).
pub static REFRESH_SESSION: Operation = Operation {
    method: "refreshSession",
    verb: Method::POST,
    root: Root::Versioned,
    path: &[Segment::Literal("sessions"), Segment::Argument(0), Segment::Literal("refresh")],
    parameters: &[Parameter::Id("sessionId"), Parameter::Body { query: &["suffixed_cookies"] }],
    total_count: None,
};
