//! The URL of a redirect.

use url::Url;

use super::super::context::{Context, DEV_BROWSER};
use super::super::reason::Reason;
use crate::error::ConfigurationError;
use crate::transport::CLERK_API_VERSION;

/// The former name of the dev browser parameter.
const LEGACY_DEV_BROWSER: &str = "__dev_session";

/// The target of a redirect.
pub(in super::super) enum Destination {
    /// The Frontend API, which redirects back.
    FrontendApi,
    /// This URL of the primary app, which redirects back to the URL in this parameter.
    PrimaryApp(Url, &'static str),
    /// This URL.
    Url(Url),
}

/// The URL of a redirect. `None` if the request does not determine where to return to.
///
/// # Errors
/// If the configuration is unusable for this request.
pub(super) fn of(
    context: &Context<'_>,
    reason: &Reason,
    destination: Destination,
) -> Result<Option<Url>, ConfigurationError> {
    match destination {
        Destination::FrontendApi => of_frontend_api(context, reason),
        Destination::PrimaryApp(mut url, parameter) => {
            let Some(back) = context.request.url().public() else { return Ok(None) };
            let mut query: Vec<(String, String)> = url.query_pairs().into_owned().collect();
            query.push((parameter.to_owned(), back.to_string()));
            url.query_pairs_mut().clear().extend_pairs(query);
            Ok(Some(url))
        }
        Destination::Url(url) => Ok(Some(url)),
    }
}

/// The handshake URL of the Frontend API, with the parameters in the order of Clerk's SDK.
fn of_frontend_api(context: &Context<'_>, reason: &Reason) -> Result<Option<Url>, ConfigurationError> {
    let public = context.request.url().public();
    let endpoint = context.site.handshake_endpoint(&context.sessions.publishable_key, public)?;
    let back = context.request.url().public_without(&[DEV_BROWSER, LEGACY_DEV_BROWSER]);
    let (Some(mut location), Some(back)) = (endpoint, back) else { return Ok(None) };
    let mut query = location.query_pairs_mut();
    query
        .append_pair("redirect_url", back.as_str())
        .append_pair("__clerk_api_version", CLERK_API_VERSION)
        .append_pair("suffixed_cookies", if context.selected.is_suffixed { "true" } else { "false" })
        .append_pair("__clerk_hs_reason", &reason.text())
        .append_pair("format", "nonce");
    if let Some(token) = context.session_token() {
        query.append_pair("__session", token);
    }
    if let Some(dev_browser) = context.dev_browser().filter(|_| context.is_development()) {
        query.append_pair(DEV_BROWSER, &dev_browser);
    }
    if let Some(target) = context.organization_target() {
        query.append_pair("organization_id", &target.query_text());
    }
    drop(query);
    Ok(Some(location))
}
