//! Visitors who come to the primary app from another origin, such as a satellite (`authentication.md` §3.6 row 17).

use url::Url;

use super::context::Context;
use crate::request::HeaderName;

/// Ends of the host names of Clerk's own pages, of development instances from before 2022.
const LEGACY_DEVELOPMENT_SUFFIXES: [&str; 3] = [".lcl.dev", ".lclstage.dev", ".lclclerk.com"];

/// Ends of the host names of development instances.
const DEVELOPMENT_SUFFIXES: [&str; 3] = [".accounts.dev", ".accountsstage.dev", ".accounts.lclclerk.com"];

/// Whether the session may have changed elsewhere, so that the browser has to fetch its newest state: it shows a page
/// of the primary app, comes from an origin that is neither ours nor Clerk's, and was not just sent.
pub(super) fn may_have_missed_a_change(context: &Context<'_>) -> bool {
    context.sessions.satellite.is_none()
        && context.is_document_navigation()
        && context.redirect_count() == 0.0
        && comes_from_a_stranger(context)
}

fn comes_from_a_stranger(context: &Context<'_>) -> bool {
    let referrer = context.request.headers().get(HeaderName::Referer).and_then(|text| Url::parse(text).ok());
    referrer.is_some_and(|referrer| {
        referrer.origin().ascii_serialization() != context.request.url().origin()
            && !is_of_clerk(&referrer, context)
    })
}

/// Whether the page is one of Clerk's: the Frontend API itself, or the account portal that belongs to it.
fn is_of_clerk(referrer: &Url, context: &Context<'_>) -> bool {
    let frontend_api = context.sessions.frontend_api.address(context.request.url().public());
    let host = referrer.host_str().unwrap_or_default();
    let is_frontend_api = if frontend_api.starts_with("http") {
        match Url::parse(&frontend_api) {
            Ok(url) => url.host_str() == Some(host),
            // As in Clerk's SDK, an address that cannot be read ends the search.
            Err(_) => return false,
        }
    } else {
        frontend_api == host
    };
    is_frontend_api
        || (context.is_development() && is_development_portal(host))
        || Url::parse(&account_portal(&frontend_api)).is_ok_and(|portal| portal.origin() == referrer.origin())
}

fn is_development_portal(host: &str) -> bool {
    let is_legacy = || {
        host.starts_with("accounts.")
            && LEGACY_DEVELOPMENT_SUFFIXES.iter().any(|suffix| host.ends_with(suffix))
    };
    let is_current = |suffix: &&str| {
        host.strip_suffix(*suffix).is_some_and(|name| !name.ends_with(".clerk"))
    };
    is_legacy() || DEVELOPMENT_SUFFIXES.iter().any(is_current)
}

/// The address of the account portal of a Frontend API: `clerk.example.com` has it at `accounts.example.com`.
fn account_portal(frontend_api: &str) -> String {
    let host = frontend_api.replacen("clerk.accountsstage.", "accountsstage.", 1);
    let first = ["clerk.accounts.", "clerk."]
        .into_iter()
        .filter_map(|name| host.find(name).map(|at| (at, name)))
        .min_by_key(|&(at, name)| (at, std::cmp::Reverse(name.len())));
    let host = match first {
        Some((at, name)) => format!("{}accounts.{}", &host[..at], &host[at + name.len()..]),
        None => host,
    };
    format!("https://{host}")
}
