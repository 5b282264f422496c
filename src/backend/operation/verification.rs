//! Asking Clerk about an opaque machine token (`authentication.md` §5.10). The core makes these calls for requests
//! that carry such a token; they are no namespace of the JavaScript client.
//!
//! <https://clerk.com/docs/reference/backend-api>

use http::Method;

use super::{Operation, Parameter, Root, Segment};

/// Whose API key is this?
pub(crate) static API_KEY: Operation = Operation {
    method: "verify",
    verb: Method::POST,
    root: Root::Unversioned,
    path: &[Segment::Literal("api_keys"), Segment::Literal("verify")],
    parameters: &[Parameter::BodyField("secret")],
    total_count: None,
};

/// Whose machine-to-machine token is this?
pub(crate) static M2M_TOKEN: Operation = Operation {
    method: "verify",
    verb: Method::POST,
    root: Root::Unversioned,
    path: &[Segment::Literal("m2m_tokens"), Segment::Literal("verify")],
    parameters: &[Parameter::BodyField("token")],
    total_count: None,
};

/// Whose OAuth access token is this?
pub(crate) static OAUTH_TOKEN: Operation = Operation {
    method: "verify",
    verb: Method::POST,
    root: Root::Unversioned,
    path: &[
        Segment::Literal("oauth_applications"),
        Segment::Literal("access_tokens"),
        Segment::Literal("verify"),
    ],
    parameters: &[Parameter::BodyField("access_token")],
    total_count: None,
};
