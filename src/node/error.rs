//! Errors of the core on their way to JavaScript, which makes its own of them (`lib/errors/coded-error.js`).

use clerk_express_native::error::ConfigurationError;
use clerk_express_native::webhook::Refusal;

/// A thrown error: `code` is the core's stable code, `message` the core's message and, on the lines after it, the advice.
/// Node-API has no other property to carry it in.
pub(super) type CodedError = napi::Error<String>;

/// The error of the core, for JavaScript.
pub(super) fn coded(error: ConfigurationError) -> CodedError {
    with_advice(error.code, &error.message, error.action)
}

/// The refusal of a webhook, for JavaScript.
pub(super) fn coded_refusal(refusal: Refusal) -> CodedError {
    with_advice(refusal.code.as_str(), &refusal.message, Some(refusal.action))
}

/// An error of the boundary itself, with Node-API's status as its code.
pub(super) fn coded_by_status(error: napi::Error) -> CodedError {
    CodedError::new(error.status.to_string(), error.reason)
}

fn with_advice(code: &str, message: &str, action: Option<&str>) -> CodedError {
    let lines: Vec<&str> = [message].into_iter().chain(action).collect();
    CodedError::new(code.to_owned(), lines.join("\n"))
}
