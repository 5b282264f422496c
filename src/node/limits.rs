//! Limits of the core that the JavaScript half has to know, too.

use napi_derive::napi;

use clerk_express_native::authenticate::SHOWN_CHARACTERS;
use clerk_express_native::backend::{DEFAULT_TIMEOUT, bounds};
use clerk_express_native::jwt::MAX_DECODED;

/// See `limits()`.
#[napi(object, object_from_js = false)]
pub struct Limits {
    /// The default time limit of an attempt of a call, in milliseconds.
    pub call_timeout_ms: f64,
    /// The largest time limit that can be configured, in milliseconds.
    pub max_timeout_ms: f64,
    /// How many verified tokens are kept decoded.
    pub decoded_tokens: u32,
    /// How many characters of a secret `debug()` shows.
    pub shown_characters: u32,
}

/// The limits, which never change.
#[napi(catch_unwind)]
pub fn limits() -> Limits {
    Limits {
        call_timeout_ms: DEFAULT_TIMEOUT.as_secs_f64() * 1000.0,
        max_timeout_ms: bounds::MAX_TIMEOUT_MS,
        decoded_tokens: MAX_DECODED as u32,
        shown_characters: SHOWN_CHARACTERS as u32,
    }
}
