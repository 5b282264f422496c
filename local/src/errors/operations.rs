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
}
