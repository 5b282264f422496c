//! The operations that the stand-in does not emulate, and why.

use axum::http::{Method, Uri};

use super::operations::operation_of_path;
use crate::errors::ApiError;

/// The full names of operations, each with the reason.
pub const UNSUPPORTED: [(&str, &str); 0] = [];

/// The error for a request that no route takes, if it is for an operation of Clerk.
pub(crate) fn not_emulated(method: &Method, uri: &Uri) -> Option<ApiError> {
    let operation = operation_of_path(method, uri.path())?;
    let known = UNSUPPORTED.iter().find(|(name, _)| *name == operation.name);
    let reason = known.map_or("it has no route", |(_, reason)| reason);
    Some(ApiError::not_emulated(operation.name, reason))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation_without_a_route_is_named_and_other_paths_are_not() {
        let uri = Uri::from_static("/v1/users/user_1");
        let error = not_emulated(&Method::GET, &uri).expect("an operation");
        assert!(error.long_message().contains("users.getUser"), "{error:?}");
        assert!(not_emulated(&Method::PUT, &uri).is_none());
        assert!(not_emulated(&Method::GET, &Uri::from_static("/v1/nothing")).is_none());
    }
}
