//! The cookies of a signed-in browser (`authentication.md` §2.4), each plain and with the instance's suffix.

use axum::http::HeaderMap;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use crate::ids;
use crate::state::LocalClerk;

const SESSION: &str = "__session";
const CLIENT_UAT: &str = "__client_uat";
const DEV_BROWSER: &str = "__clerk_db_jwt";

/// The values of `Set-Cookie` for a session that starts at `client_uat`, Unix time in seconds.
pub(super) fn signed_in(local: &LocalClerk, headers: &HeaderMap, jwt: &str, client_uat: i64) -> Vec<String> {
    let dev_browser = dev_browser(local, headers);
    set(local, [(SESSION, jwt), (CLIENT_UAT, &client_uat.to_string()), (DEV_BROWSER, &dev_browser)])
}

/// The values of `Set-Cookie` that end a session. The browser stays known, as at Clerk: an app that meets an unknown
/// one asks Clerk for its development browser first.
pub(super) fn signed_out(local: &LocalClerk, headers: &HeaderMap) -> Vec<String> {
    let mut cookies = set(local, [(CLIENT_UAT, "0"), (DEV_BROWSER, &dev_browser(local, headers))]);
    for name in names(local, SESSION) {
        let mut cookie = cookie(name, String::new());
        cookie.make_removal();
        cookies.push(cookie.to_string());
    }
    cookies
}

/// The session that the browser's cookies are of. The token may be forged, so this is no proof of anything.
pub(super) fn session_id(local: &LocalClerk, headers: &HeaderMap) -> Option<String> {
    let jwt = value(local, headers, SESSION)?;
    let payload = URL_SAFE_NO_PAD.decode(jwt.split('.').nth(1)?).ok()?;
    let claims: Value = serde_json::from_slice(&payload).ok()?;
    Some(claims.get("sid")?.as_str()?.to_owned())
}

/// What the browser is known by: the value it has, else a new one.
fn dev_browser(local: &LocalClerk, headers: &HeaderMap) -> String {
    let is_ours = |value: &String| {
        value.starts_with("dvb_") && value.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric())
    };
    value(local, headers, DEV_BROWSER).filter(is_ours).unwrap_or_else(|| ids::resource_id("dvb"))
}

/// The suffixed cookie counts more: the plain one may belong to another instance on this host.
fn value(local: &LocalClerk, headers: &HeaderMap, name: &str) -> Option<String> {
    let jar = CookieJar::from_headers(headers);
    let [plain, suffixed] = names(local, name);
    jar.get(&suffixed).or_else(|| jar.get(&plain)).map(|cookie| cookie.value().to_owned())
}

fn set<const N: usize>(local: &LocalClerk, values: [(&str, &str); N]) -> Vec<String> {
    let both = |(name, value): (&str, &str)| {
        names(local, name).map(|name| cookie(name, value.to_owned()).to_string())
    };
    values.into_iter().flat_map(both).collect()
}

fn names(local: &LocalClerk, name: &str) -> [String; 2] {
    [name.to_owned(), format!("{name}_{}", local.publishable_key().cookie_suffix().as_str())]
}

/// Without `Max-Age`: a `__client_uat` that outlived its `__session` would make the app start a handshake.
fn cookie(name: String, value: String) -> Cookie<'static> {
    Cookie::build((name, value)).path("/").same_site(SameSite::Lax).build()
}
