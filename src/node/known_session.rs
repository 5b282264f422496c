//! Sessions that JavaScript knows by number: nothing of a token that an earlier request has brought is made a text again.

use std::cell::RefCell;
use std::sync::Arc;

use napi_derive::napi;

use clerk_express_native::jwt::DecodedJwt;

thread_local! {
    /// The session of which this thread was told the number last. Nobody else is asked about.
    static LATEST: RefCell<Option<Arc<DecodedJwt>>> = const { RefCell::new(None) };
}

/// What stands behind a number.
#[napi(object, object_from_js = false)]
pub struct KnownSession {
    /// The token.
    pub token: String,
    /// Its claims: JSON text.
    pub claims: String,
}

/// The number of a session, which no other token has in this process, nor another reading of the same token.
pub(super) fn number_of(token: Arc<DecodedJwt>) -> f64 {
    // Exact for the first nine quadrillion tokens.
    let number = token.serial() as f64;
    LATEST.replace(Some(token));
    number
}

/// What stands behind the number that this thread was told last; `null` for any other number.
#[napi(catch_unwind)]
pub fn known_session(number: f64) -> Option<KnownSession> {
    LATEST.with_borrow(|latest| {
        let token = latest.as_ref().filter(|token| token.serial() as f64 == number)?;
        Some(KnownSession { token: token.text().to_owned(), claims: token.payload().to_owned() })
    })
}
