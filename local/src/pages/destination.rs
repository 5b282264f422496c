//! Where the browser goes after signing in or out.

use axum::http::HeaderMap;
use axum::http::header::{HOST, REFERER};
use url::Url;

use super::satellite;
use crate::cause::because;
use crate::cookies;
use crate::local_clerk::LocalClerk;
use crate::trusted_url::trusted_url;

/// A URL on this machine, or of the app that the stand-in was started for.
#[derive(Debug)]
pub(super) struct Destination {
    /// The URL.
    pub(super) url: Url,
    /// The requested URL that was rejected.
    pub(super) refused: Option<String>,
}

impl Destination {
    /// `redirect_url`, or else the referring page, or else the app.
    pub(super) fn choose(local: &LocalClerk, redirect_url: Option<&str>, headers: &HeaderMap) -> Self {
        let app_url = || local.settings().app_url.clone();
        match redirect_url.filter(|text| !text.is_empty()) {
            Some(text) => match trusted_url(local, text) {
                Some(url) => Self { url, refused: None },
                None => {
                    because(
                        "The redirect URL was refused: it is neither on this machine nor of the app (--app-url).",
                    );
                    Self { url: app_url(), refused: Some(text.to_owned()) }
                }
            },
            None => Self { url: referring_page(local, headers).unwrap_or_else(app_url), refused: None },
        }
    }

    /// The URL of the page with this path on the destination's host, if it is on another host now.
    ///
    /// Browsers share cookies between ports of a host, but not between `localhost` and `127.0.0.1`.
    pub(super) fn page_on_its_host(
        &self,
        local: &LocalClerk,
        path: &str,
        headers: &HeaderMap,
    ) -> Option<Url> {
        if satellite::will_ask(&self.url) {
            return None;
        }
        let host = self.url.host_str().filter(|host| ["127.0.0.1", "localhost"].contains(host))?;
        if own_host(headers)? == host {
            return None;
        }
        let mut page = local.url(path);
        page.set_host(Some(host)).ok()?;
        page.query_pairs_mut().append_pair("redirect_url", self.url.as_str());
        Some(page)
    }

    /// The URL for this browser. If cookies set in this response do not reach the app, because it is on another host,
    /// the app gets the token of the browser, with which it asks for its session.
    pub(super) fn for_browser(&self, client_token: &str, headers: &HeaderMap) -> Url {
        let mut url = self.url.clone();
        let reached = own_host(headers).is_none_or(|host| url.host_str() == Some(host));
        // A satellite asks for the token by itself.
        if !reached && !satellite::will_ask(&url) {
            url.query_pairs_mut().append_pair(cookies::DEV_BROWSER, client_token);
        }
        url
    }
}

/// The URL of a page with the destination in its query.
pub(super) fn page_with(local: &LocalClerk, path: &str, destination: &Destination) -> String {
    let mut url = local.url(path);
    url.query_pairs_mut().append_pair("redirect_url", destination.url.as_str());
    // Relative to the page, which may be open on another host name.
    format!("{path}?{}", url.query().unwrap_or_default())
}

/// The host that the browser uses for the stand-in.
fn own_host(headers: &HeaderMap) -> Option<&str> {
    let host = headers.get(HOST)?.to_str().ok()?;
    Some(host.rsplit_once(':').map_or(host, |(name, _)| name))
}

/// The referring page without its query, which may contain single-use values.
fn referring_page(local: &LocalClerk, headers: &HeaderMap) -> Option<Url> {
    let mut url = trusted_url(local, headers.get(REFERER)?.to_str().ok()?)?;
    let is_own = url.port_or_known_default() == local.url("").port_or_known_default();
    url.set_query(None);
    url.set_fragment(None);
    (!is_own).then_some(url)
}
