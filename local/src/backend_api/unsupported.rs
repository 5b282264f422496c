//! The operations that the stand-in does not emulate, and why.

use axum::http::{Method, Uri};

use super::operations::operation_of_path;
use crate::errors::ApiError;

/// The full names of operations, each with the reason.
pub const UNSUPPORTED: [(&str, &str); 4] = [
    ("signUps.get", "backends cannot see sign-ups yet"),
    ("signUps.update", "backends cannot change sign-ups yet"),
    ("users.setPasswordCompromised", "passwords are never compromised here"),
    ("users.unsetPasswordCompromised", "passwords are never compromised here"),
];

/// The error for a request that no route takes, if it is for an operation of Clerk.
pub(crate) fn not_emulated(method: &Method, uri: &Uri) -> Option<ApiError> {
    let operation = operation_of_path(method, uri.path())?;
    let known = UNSUPPORTED.iter().find(|(name, _)| *name == operation.name);
    let reason = known.map_or("it has no route", |(_, reason)| reason);
    Some(ApiError::not_emulated(operation.name, reason))
}
