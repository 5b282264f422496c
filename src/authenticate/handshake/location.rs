//! The address at the Frontend API that a browser is sent to.

use url::Url;

use super::super::active_organization;
use super::super::context::{Context, DEV_BROWSER};
use super::super::state::Reason;
use crate::error::ConfigurationError;
use crate::transport::CLERK_API_VERSION;

/// The former name of the dev-browser parameter.
const LEGACY_DEV_BROWSER: &str = "__dev_session";

/// The address, with everything in its query by which the Frontend API brings the browser back. The order of the
/// parameters is that of Clerk's SDK.
///
/// # Errors
/// `frontend-api-invalid` where `proxyUrl` or `domain` makes no address.
pub(super) fn of_frontend_api(context: &Context<'_>, reason: &Reason) -> Result<Url, ConfigurationError> {
    let mut location = handshake_endpoint(context)?;
    let back = context.request.url().public_without(&[DEV_BROWSER, LEGACY_DEV_BROWSER]);
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
    if let Some(target) = active_organization::target(context) {
        query.append_pair("organization_id", &target.query_text());
    }
    drop(query);
    Ok(location)
}

fn handshake_endpoint(context: &Context<'_>) -> Result<Url, ConfigurationError> {
    let address = context.frontend_api();
    let base = match address.as_ref() {
        address if address.starts_with("http") => address.to_owned(),
        host => format!("https://{host}"),
    };
    let base = Url::parse(&format!("{}/", base.trim_end_matches('/')));
    base.and_then(|base| base.join("v1/client/handshake")).map_err(|error| {
        ConfigurationError::new(
            "frontend-api-invalid",
            // The URL may hold credentials: it is not shown.
            format!(
                "Clerk: browsers cannot be sent to the Frontend API, because its URL is not valid: {error}."
            ),
        )
        .with_action("Check `proxyUrl` (CLERK_PROXY_URL) and `domain` (CLERK_DOMAIN).")
    })
}
