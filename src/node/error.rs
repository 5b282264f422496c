//! Errors of the core as JavaScript errors with a `code`.

use crate::error::ConfigurationError;

/// A JavaScript error whose `code` is the core's stable code.
pub(super) type CodedError = napi::Error<String>;

impl From<ConfigurationError> for CodedError {
    fn from(error: ConfigurationError) -> Self {
        Self::new(error.code.to_owned(), error.message)
    }
}
