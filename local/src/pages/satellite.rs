//! Satellites: apps on other hosts that ask the primary app who the browser is (`authentication.md` §3.6 rows 5
//! and 6). If the sign-in page is their `signInUrl`, it answers for the primary app.

use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use url::Url;

use crate::cookies;
use crate::local_clerk::LocalClerk;

/// Whether the satellite knows about the session of the primary app: `true` in this page's redirect, `false` in links
/// to the sign-in page, after which the satellite asks.
const SYNCED: &str = "__clerk_synced";

/// Redirects the browser back to the satellite with its token, by which the satellite gets the session.
pub(super) fn answer(local: &LocalClerk, mut satellite: Url, headers: &HeaderMap) -> Response {
    let client = local.change(|state| state.meet(cookies::dev_browser(local, headers)));
    let ours = [SYNCED, cookies::DEV_BROWSER];
    let others: Vec<(String, String)> =
        satellite.query_pairs().into_owned().filter(|(name, _)| !ours.contains(&name.as_str())).collect();
    satellite
        .query_pairs_mut()
        .clear()
        .extend_pairs(others)
        .append_pair(cookies::DEV_BROWSER, &client.token)
        .append_pair(SYNCED, "true");
    // An unknown browser is known from now on, so that the user can sign in here next.
    let known = cookies::known(local, &client).map(|cookie| (SET_COOKIE, cookie));
    (AppendHeaders(known), Redirect::temporary(satellite.as_str())).into_response()
}

/// Whether the satellite at this URL will ask who the browser is.
pub(super) fn will_ask(url: &Url) -> bool {
    url.query_pairs().any(|(name, value)| name == SYNCED && value == "false")
}
