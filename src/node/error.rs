//! Errors of the core as JavaScript errors with a `code`.

use clerk_express_native::error::ConfigurationError;

/// A JavaScript error whose `code` is the core's stable code.
pub(super) type CodedError = napi::Error<String>;

/// The error of the core, for JavaScript.
pub(super) fn coded(error: ConfigurationError) -> CodedError {
    CodedError::new(error.code.to_owned(), error.message)
}

/// An error of the boundary itself, with Node-API's status as its code.
pub(super) fn coded_by_status(error: napi::Error) -> CodedError {
    CodedError::new(error.status.to_string(), error.reason)
}
