//! The registry of reasons, for JavaScript.

use clerk_express_native::reason::ReasonCode;
use napi_derive::napi;

/// A reason for which a request is not signed in.
#[napi(object, object_from_js = false)]
pub struct ReasonDescription {
    /// The stable text.
    pub reason: &'static str,
    /// Whether a code of Clerk follows the text.
    pub is_prefix: bool,
    /// What clients learn from a guard, such as `expired`.
    pub audience: &'static str,
    /// What to do about it.
    pub advice: &'static str,
}

/// Returns every reason.
#[napi(catch_unwind)]
pub fn describe_reasons() -> Vec<ReasonDescription> {
    let describe = |code: ReasonCode| ReasonDescription {
        reason: code.as_str(),
        is_prefix: code.is_prefix(),
        audience: code.audience().as_str(),
        advice: code.advice(),
    };
    ReasonCode::ALL.into_iter().map(describe).collect()
}
