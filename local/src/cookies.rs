//! The cookies of a browser's session in an app (`authentication.md` §2.4), each with and without the
//! instance's suffix.

use axum::http::HeaderMap;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};

use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::State;
use crate::state::client::Client;
use crate::state::session::Session;
use crate::token::session_token;

/// Identifies the browser in a development instance; also the name of the query parameter that passes it to
/// an app.
pub(crate) const DEV_BROWSER: &str = "__clerk_db_jwt";

const SESSION: &str = "__session";
const CLIENT_UAT: &str = "__client_uat";
const REFRESH: &str = "__refresh";

/// `Set-Cookie` values that sign in to the app at `authorized_party`, with a fresh token.
///
/// # Errors
/// 404 if the session's user does not exist.
pub(crate) fn signed_in(
    local: &LocalClerk,
    state: &State,
    client: &Client,
    session: &Session,
    authorized_party: String,
) -> Result<Vec<String>, ApiError> {
    let mut cookies = refreshed(local, state, session, authorized_party)?;
    cookies.extend(set(local, DEV_BROWSER, &client.token));
    Ok(cookies)
}

/// `Set-Cookie` values with a fresh token of an existing session.
///
/// # Errors
/// As for [`signed_in`].
pub(crate) fn refreshed(
    local: &LocalClerk,
    state: &State,
    session: &Session,
    authorized_party: String,
) -> Result<Vec<String>, ApiError> {
    let jwt = fresh_token(local, state, session, authorized_party)?;
    // The time from which on Clerk's scripts, which write this cookie too, count tokens as fresh.
    let client = state.client_with_id(&session.client_id);
    let client_uat = (client.map_or(session.created_at, |client| client.updated_at) / 1000).to_string();
    let mut cookies = Vec::from(set(local, SESSION, &jwt));
    cookies.extend(set(local, CLIENT_UAT, &client_uat));
    let mut refresh = cookie(refresh_name(local), session.refresh_token.clone());
    // Scripts in the page may read the session token, but not the refresh token.
    refresh.set_http_only(true);
    cookies.push(refresh.to_string());
    Ok(cookies)
}

/// A fresh token of an existing session for the app at `authorized_party`.
///
/// # Errors
/// As for [`signed_in`].
pub(crate) fn fresh_token(
    local: &LocalClerk,
    state: &State,
    session: &Session,
    authorized_party: String,
) -> Result<String, ApiError> {
    let user = state.user(&session.user_id)?;
    let mut session = session.clone();
    session.authorized_party = authorized_party;
    let seconds = local.settings().session_token_seconds;
    Ok(session_token(local, state, user, &session, seconds).sign(local.signing_key()))
}

/// `Set-Cookie` values that sign out. The browser stays known, as with Clerk: for an unknown one, an app
/// would first request a dev browser from Clerk.
pub(crate) fn signed_out(local: &LocalClerk, client: &Client) -> Vec<String> {
    let mut cookies = Vec::from(set(local, CLIENT_UAT, "0"));
    cookies.extend(set(local, DEV_BROWSER, &client.token));
    for name in names(local, SESSION).into_iter().chain([refresh_name(local)]) {
        let mut cookie = cookie(name, String::new());
        cookie.make_removal();
        cookies.push(cookie.to_string());
    }
    cookies
}

/// `Set-Cookie` values by which a browser is known.
pub(crate) fn known(local: &LocalClerk, client: &Client) -> [String; 2] {
    set(local, DEV_BROWSER, &client.token)
}

/// The browser's token. The cookie with the suffix takes precedence: the plain one may belong to another
/// instance on this host.
pub(crate) fn dev_browser(local: &LocalClerk, headers: &HeaderMap) -> Option<String> {
    let jar = CookieJar::from_headers(headers);
    let [plain, suffixed] = names(local, DEV_BROWSER);
    jar.get(&suffixed).or_else(|| jar.get(&plain)).map(|cookie| cookie.value().to_owned())
}

fn set(local: &LocalClerk, name: &str, value: &str) -> [String; 2] {
    names(local, name).map(|name| cookie(name, value.to_owned()).to_string())
}

fn names(local: &LocalClerk, name: &str) -> [String; 2] {
    [name.to_owned(), suffixed(local, name)]
}

/// This cookie only exists with the suffix.
fn refresh_name(local: &LocalClerk) -> String {
    suffixed(local, REFRESH)
}

fn suffixed(local: &LocalClerk, name: &str) -> String {
    format!("{name}_{}", local.publishable_key().cookie_suffix().as_str())
}

/// Session cookies without `Max-Age`, so that they all expire with the browser: a `__client_uat` that
/// outlives its `__session` would make the app start a handshake.
fn cookie(name: String, value: String) -> Cookie<'static> {
    Cookie::build((name, value)).path("/").same_site(SameSite::Lax).build()
}
