//! Satellites and their primary app (`authentication.md` §3.6 rows 2 to 6).

use url::Url;

use super::context::{Context, DEV_BROWSER};
use super::handshake;
use super::state::{Reason, State};
use crate::error::ConfigurationError;

/// Tells a satellite whether it has just been synchronised (`true`), or has to be (`false`).
const SYNCED: &str = "__clerk_synced";

/// Tells the primary app of a development instance which satellite asks.
const REDIRECT_URL: &str = "__clerk_redirect_url";

/// Sends the browser that shows a page of a satellite to the primary app, where the satellite does not know yet whether
/// somebody is signed in. `None` where there is nothing to ask.
///
/// # Errors
/// The browser cannot be sent with this configuration.
pub(super) fn ask_primary(
    context: &mut Context<'_>,
    has_session_cookies: bool,
) -> Result<Option<State>, ConfigurationError> {
    let Some(satellite) = &context.sessions.satellite else { return Ok(None) };
    if !context.is_document_navigation() {
        return Ok(None);
    }
    let synced = context.request.url().query_parameter(SYNCED);
    let must_ask = match synced.as_deref() {
        Some("true") => return Ok(None),
        Some("false") => true,
        _ => false,
    };
    if !must_ask && has_session_cookies {
        return Ok(None);
    }
    if !must_ask && !satellite.auto_sync {
        return Ok(Some(State::signed_out(Reason::SessionTokenAndUatMissing)));
    }
    let location = if context.is_development() {
        let mut sign_in = satellite.sign_in_url()?.clone();
        sign_in.query_pairs_mut().append_pair(REDIRECT_URL, context.request.url().public().as_str());
        Some(sign_in)
    } else {
        None
    };
    handshake::maybe(context, Reason::SatelliteNeedsSyncing, String::new(), location).map(Some)
}

/// Sends the browser back to the satellite that it came from, with what ties it to the development instance. `None`
/// where no satellite asks; an address that cannot be gone back to is ignored.
///
/// # Errors
/// As for [`handshake::maybe`].
pub(super) fn answer_satellite(context: &mut Context<'_>) -> Result<Option<State>, ConfigurationError> {
    if !context.is_development() || context.sessions.satellite.is_some() {
        return Ok(None);
    }
    let back_to = context.request.url().query_parameter(REDIRECT_URL);
    let Some(mut back_to) = back_to.and_then(|address| Url::parse(&address).ok()) else { return Ok(None) };
    let mut query: Vec<(String, String)> = back_to.query_pairs().into_owned().collect();
    if let Some(dev_browser) = context.dev_browser() {
        query.push((DEV_BROWSER.to_owned(), dev_browser.into_owned()));
    }
    set(&mut query, SYNCED, "true");
    back_to.query_pairs_mut().clear().extend_pairs(query);
    handshake::maybe(context, Reason::PrimaryRespondsToSyncing, String::new(), Some(back_to)).map(Some)
}

/// Gives a parameter this value in the place where it stands first, or else at the end.
fn set(query: &mut Vec<(String, String)>, name: &str, value: &str) {
    let mut is_set = false;
    query.retain_mut(|(other, old)| {
        if other != name {
            return true;
        }
        value.clone_into(old);
        !std::mem::replace(&mut is_set, true)
    });
    if !is_set {
        query.push((name.to_owned(), value.to_owned()));
    }
}
