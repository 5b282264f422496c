//! <https://clerk.com/docs/reference/backend-api/tag/users>

use http::Method;

use super::{Namespace, Operation, Parameter, Root, Segment, TotalCount};

pub(super) static USERS: Namespace = Namespace {
    name: "users",
    operations: &[
        Operation {
            method: "getUserList",
            verb: Method::GET,
            root: Root::Versioned,
            path: &[Segment::Literal("users")],
            parameters: &[Parameter::Query],
            total_count: Some(TotalCount { method: "getCount", without: &["limit", "offset", "orderBy"] }),
        },
        Operation {
            method: "getUser",
            verb: Method::GET,
            root: Root::Versioned,
            path: &[Segment::Literal("users"), Segment::Argument(0)],
            parameters: &[Parameter::Id("userId")],
            total_count: None,
        },
        Operation {
            method: "getCount",
            verb: Method::GET,
            root: Root::Versioned,
            path: &[Segment::Literal("users"), Segment::Literal("count")],
            parameters: &[Parameter::Query],
            total_count: None,
        },
    ],
};
