//! Sending a browser to the Frontend API and back, so that it gets fresh cookies (`authentication.md` §3.7).

mod location;
pub(super) mod resolve;

use url::Url;

use super::context::Context;
use super::notice::Notice;
use super::state::{Handshake, Reason, SignedOut, State};
use crate::error::ConfigurationError;
use crate::request::HeaderName;

/// Most times in a row that a browser is sent.
const MAX_REDIRECTS: f64 = 3.0;

/// Sends the browser to the Frontend API, or on to `location` if that is given; whoever cannot be sent is signed out
/// for the same reason.
///
/// # Errors
/// The Frontend API's address, as configured, is none.
pub(super) fn maybe(
    context: &mut Context<'_>,
    reason: Reason,
    message: String,
    location: Option<Url>,
) -> Result<State, ConfigurationError> {
    if !is_eligible(context) {
        return Ok(State::SignedOut(SignedOut::new(reason, message)));
    }
    let count = context.redirect_count();
    if count >= MAX_REDIRECTS {
        let is_satellite_sync = reason == Reason::SatelliteNeedsSyncing;
        context.notices.push(Notice::RedirectLoop { is_satellite_sync });
        return Ok(State::SignedOut(SignedOut::new(reason, message)));
    }
    let location = match location {
        Some(location) => location,
        None => location::of_frontend_api(context, &reason)?,
    };
    // Counting for the whole site and for two seconds tells a loop from visits in turn.
    let count = if count.is_finite() { count + 1.0 } else { 1.0 };
    let count = format!("__clerk_redirect_count={count}; SameSite=Lax; HttpOnly; Max-Age=2; Path=/");
    let headers = vec![
        ("cache-control", "no-store".to_owned()),
        ("location", location.into()),
        ("set-cookie", count),
    ];
    Ok(State::Handshake(Handshake { reason, message, headers }))
}

/// Whether the client is, as far as one can tell, a browser that shows the answer as a page: only such a client follows
/// a redirect to Clerk and keeps the cookies that it gets there.
fn is_eligible(context: &Context<'_>) -> bool {
    if !context.sessions.redirects || context.request.method() != "GET" {
        return false;
    }
    let headers = context.request.headers();
    match headers.get(HeaderName::SecFetchDest) {
        Some(destination) => matches!(destination, "document" | "iframe"),
        None => headers.get(HeaderName::Accept).is_some_and(|accept| accept.starts_with("text/html")),
    }
}
