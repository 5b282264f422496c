//! Sessions that JavaScript identifies by number, so that tokens of earlier requests are not converted to
//! strings again.

use std::cell::RefCell;
use std::sync::Arc;

use napi_derive::napi;

use clerk_express_native::jwt::DecodedJwt;

thread_local! {
    /// The session of the last number passed to this thread. No other session is requested.
    static LATEST: RefCell<Option<Arc<DecodedJwt>>> = const { RefCell::new(None) };
}

/// The session of a number.
#[napi(object, object_from_js = false)]
pub struct KnownSession {
    /// The token.
    pub token: String,
    /// Its claims as JSON.
    pub claims: String,
}

/// The number of a session, unique to this decoded token within the process.
pub(super) fn number_of(token: Arc<DecodedJwt>) -> f64 {
    // Exact for the first nine quadrillion tokens.
    let number = token.serial() as f64;
    LATEST.replace(Some(token));
    number
}

/// The session of the last number passed to this thread; `null` for any other number.
#[napi(catch_unwind)]
pub fn known_session(number: f64) -> Option<KnownSession> {
    LATEST.with_borrow(|latest| {
        let token = latest.as_ref().filter(|token| token.serial() as f64 == number)?;
        Some(KnownSession { token: token.text().to_owned(), claims: token.payload().to_owned() })
    })
}
