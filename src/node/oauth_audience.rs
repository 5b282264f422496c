//! Checks the audience of an OAuth access token for `idPOAuthAccessToken.verify()`.

use napi_derive::napi;

use clerk_express_native::machine::check_audience;

/// What is wrong with a token's `aud`, which is passed as JSON if present; `null` if it shares a member with
/// `expected`.
#[napi(catch_unwind)]
pub fn oauth_audience_fault(audience: Option<String>, expected: Vec<String>) -> Option<String> {
    let audience = audience.and_then(|json| serde_json::from_str(&json).ok());
    check_audience(audience.as_ref(), &expected).err()
}
