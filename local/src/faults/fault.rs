//! A fault: for which requests, how often, and what happens.

use std::num::NonZeroU16;

use axum::http::{Method, StatusCode};
use serde::{Deserialize, Serialize};

use crate::errors::ApiError;
use crate::ids;

/// The longest delay: one minute.
const MAX_DELAY_MS: u64 = 60_000;

/// A fault that is to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Fault {
    pub(crate) id: String,
    /// The method of the requests; `None` for all.
    method: Option<String>,
    /// Their path, in which `*` is any text; `None` for all.
    path: Option<String>,
    /// How often it still occurs; `None` for always.
    pub(super) times: Option<u32>,
    /// How long the response is delayed.
    pub(super) delay_ms: u64,
    /// The status of the response, instead of the ordinary one.
    pub(super) status: Option<u16>,
    /// The code of the error in the response.
    pub(super) code: String,
    /// The header `Retry-After`, in seconds.
    pub(super) retry_after: Option<u32>,
    /// Whether the connection is closed without a response.
    pub(super) reset: bool,
}

/// What a client asks for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WantedFault {
    method: Option<String>,
    path: Option<String>,
    times: Option<u32>,
    #[serde(default)]
    delay_ms: u64,
    status: Option<NonZeroU16>,
    code: Option<String>,
    retry_after: Option<u32>,
    #[serde(default)]
    reset: bool,
}

impl TryFrom<WantedFault> for Fault {
    type Error = ApiError;

    /// # Errors
    /// 422 for a value that is out of range, and if nothing would happen.
    fn try_from(wanted: WantedFault) -> Result<Self, ApiError> {
        let invalid = |parameter, fault: &str| Err(ApiError::parameter_invalid(parameter, fault.to_owned()));
        let status = wanted.status.map(NonZeroU16::get);
        if status.is_some_and(|status| !(400..600).contains(&status)) {
            return invalid("status", "must be between 400 and 599");
        }
        if wanted.delay_ms > MAX_DELAY_MS {
            return invalid("delay_ms", "must be at most 60000");
        }
        if wanted.times == Some(0) {
            return invalid("times", "must be at least 1");
        }
        if wanted.method.as_ref().is_some_and(|method| Method::from_bytes(method.as_bytes()).is_err()) {
            return invalid("method", "must be an HTTP method such as \"POST\"");
        }
        if wanted.path.as_ref().is_some_and(|path| !path.starts_with(['/', '*'])) {
            return invalid("path", "must start with / or *");
        }
        if status.is_none() && !wanted.reset && wanted.delay_ms == 0 {
            return invalid("status", "or \"delay_ms\" or \"reset\" must say what happens");
        }
        Ok(Self {
            id: ids::resource_id("fault"),
            method: wanted.method.map(|method| method.to_uppercase()),
            path: wanted.path,
            times: wanted.times,
            delay_ms: wanted.delay_ms,
            code: wanted.code.unwrap_or_else(|| default_code(status).to_owned()),
            status,
            retry_after: wanted.retry_after,
            reset: wanted.reset,
        })
    }
}

impl Fault {
    /// Whether it is for requests with this method and path.
    pub(super) fn applies_to(&self, method: &str, path: &str) -> bool {
        self.method.as_deref().is_none_or(|wanted| wanted == method)
            && self.path.as_deref().is_none_or(|pattern| matches(pattern, path))
    }
}

/// Whether a path matches a pattern, in which `*` is any text.
fn matches(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((start, rest)) => path.strip_prefix(start).is_some_and(|path| {
            // The rest may match from any position on.
            path.char_indices()
                .map(|(index, _)| index)
                .chain([path.len()])
                .any(|at| matches(rest, &path[at..]))
        }),
    }
}

fn default_code(status: Option<u16>) -> &'static str {
    match status.and_then(|status| StatusCode::from_u16(status).ok()) {
        Some(StatusCode::UNAUTHORIZED) => "authentication_invalid",
        Some(StatusCode::FORBIDDEN) => "not_allowed_access",
        Some(StatusCode::NOT_FOUND) => "resource_not_found",
        Some(StatusCode::TOO_MANY_REQUESTS) => "too_many_requests",
        Some(status) if status.is_client_error() => "request_invalid",
        _ => "internal_clerk_error",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_any_text() {
        for (pattern, path, is_match) in [
            ("/v1/users", "/v1/users", true),
            ("/v1/users", "/v1/users/user_1", false),
            ("/v1/users*", "/v1/users/user_1", true),
            ("/v1/sessions/*/tokens", "/v1/sessions/sess_1/tokens", true),
            ("/v1/sessions/*/tokens", "/v1/sessions/sess_1/tokens/hasura", false),
            ("*/tokens", "/v1/sessions/sess_é/tokens", true),
            ("*", "/", true),
        ] {
            assert_eq!(matches(pattern, path), is_match, "{pattern} {path}");
        }
    }
}
