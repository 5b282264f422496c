//! Errors about an operation as a whole, and about the form of its parameters.

use axum::http::StatusCode;

use super::ApiError;

impl ApiError {
    /// 501: Clerk has this operation, and the stand-in does not.
    pub fn not_emulated(method: &str, reason: &str) -> Self {
        Self::new(
            StatusCode::NOT_IMPLEMENTED,
            "not_emulated",
            "not emulated",
            format!(
                "clerk-local does not emulate {method}: {reason}. Use a development instance of Clerk for it."
            ),
        )
    }

    /// 422: a parameter has a value of the wrong type; `fault` continues a sentence that starts with the parameter's
    /// name.
    pub fn parameter_malformed(parameter: &'static str, fault: String) -> Self {
        Self::parameter("form_param_format_invalid", "unusable parameter", parameter, fault)
    }
}
