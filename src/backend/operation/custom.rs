//! Any other call: what Clerk documents and no method stands for. `clerkClient.request()` makes these.
//!
//! <https://clerk.com/docs/reference/backend-api>

use super::parameter::{BODY, Parameter, QUERY};
use super::row::{Operation, delete, get, patch, post, put};

/// One row a verb. The last two arguments are the body as an object and as a list, of which one is given.
pub(super) static OPERATIONS: [Operation; 5] = [
    get("request.get", "/{path}", &[Parameter::Path, QUERY]),
    post("request.post", "/{path}", ARGUMENTS),
    put("request.put", "/{path}", ARGUMENTS),
    patch("request.patch", "/{path}", ARGUMENTS),
    delete("request.delete", "/{path}", ARGUMENTS),
];

const ARGUMENTS: &[Parameter] = &[Parameter::Path, QUERY, BODY, Parameter::List];
