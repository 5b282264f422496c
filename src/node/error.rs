//! Converts errors of the core for JavaScript, which creates its own error objects
//! (`lib/errors/coded-error.js`).

use clerk_express_native::error::ConfigurationError;
use clerk_express_native::webhook::Refusal;

/// A thrown error: `code` is the core's stable code, `message` the core's message followed by the advice on
/// separate lines. Node-API has no other property for it.
pub(super) type CodedError = napi::Error<String>;

/// Converts an error of the core.
pub(super) fn coded(error: ConfigurationError) -> CodedError {
    with_advice(error.code.as_str(), &error.message, error.action)
}

/// Converts a rejected webhook.
pub(super) fn coded_refusal(refusal: Refusal) -> CodedError {
    with_advice(refusal.code.as_str(), &refusal.message, Some(refusal.action))
}

/// Converts an error of the binding itself, with Node-API's status as its code.
pub(super) fn coded_by_status(error: napi::Error) -> CodedError {
    CodedError::new(error.status.to_string(), error.reason)
}

fn with_advice(code: &str, message: &str, action: Option<&str>) -> CodedError {
    let lines: Vec<&str> = [message].into_iter().chain(action).collect();
    CodedError::new(code.to_owned(), lines.join("\n"))
}
