//! `Site`: where an app is served. It may differ between requests, and is cheap to create.

use std::sync::Arc;

use napi_derive::napi;

use super::error::{CodedError, coded};
use clerk_express_native::error::{ConfigurationError, ConfigurationErrorCode};
use clerk_express_native::instance::{self, Satellite, SignInUrlDemand};

/// The configuration of a `Site`.
#[napi(object, object_to_js = false)]
pub struct SiteOptions {
    /// Domain of a satellite app.
    pub domain: Option<String>,
    /// URL of the Frontend API's proxy: absolute, or a path on the app's own origin.
    pub proxy_url: Option<String>,
    /// Whether the app is a satellite.
    pub is_satellite: bool,
    /// The sign-in URL.
    pub sign_in_url: Option<String>,
    /// Whether a satellite's configuration has a domain or a proxy, where required.
    pub satellite_has_domain: bool,
    /// The requirement for a satellite's sign-in URL: `absolute`, `present`, or none.
    pub satellite_sign_in_url_demand: Option<String>,
    /// Whether a satellite syncs visitors without cookies with its primary app.
    pub satellite_auto_sync: bool,
    /// `request` if functions determined the site from the request; `no-host` if they could not be called
    /// because the request has no usable host; `no-text` if they did not return a string. Missing if the
    /// configuration alone determines it.
    pub depends_on: Option<String>,
}

/// Where an app is served.
#[napi]
pub struct Site {
    pub(super) inner: Arc<instance::Site>,
    /// Whether it is validated before the first request: see [`instance::Site::check`].
    pub(super) is_configured: bool,
}

#[napi]
impl Site {
    /// Throws an error with a `code` if the configuration is invalid, unless it depends on the request.
    #[napi(constructor, catch_unwind)]
    pub fn new(options: SiteOptions) -> Result<Self, CodedError> {
        let is_configured = options.depends_on.is_none();
        let site = match site(options) {
            Ok(site) => site,
            Err(fault) if is_configured => return Err(coded(fault)),
            Err(fault) => instance::Site::unusable(fault),
        };
        Ok(Self { inner: Arc::new(site), is_configured })
    }
}

/// The URL at which Clerk serves the Frontend API of this publishable key, for a proxy. An invalid key counts as one of a
/// production instance.
#[napi(catch_unwind)]
pub fn shared_frontend_api(publishable_key: String) -> &'static str {
    instance::shared_frontend_api(&publishable_key)
}

fn site(options: SiteOptions) -> Result<instance::Site, ConfigurationError> {
    let fault = match options.depends_on.as_deref() {
        Some("no-host") => Some((
            ConfigurationErrorCode::RequestAddressUnknown,
            "Clerk: a request has no usable host, so the functions among `domain`, `isSatellite` and `proxyUrl` \
             cannot be called. Make sure that proxies forward Host, or set X-Forwarded-Host and X-Forwarded-Proto (http or \
             https).",
        )),
        Some("no-text") => Some((
            ConfigurationErrorCode::SiteInvalid,
            "Clerk: the option `domain` or `proxyUrl` is a function that returned neither a string nor nothing for the host \
             of a request. Return a string for every host that a client may send.",
        )),
        _ => None,
    };
    if let Some((code, message)) = fault {
        return Err(ConfigurationError::new(code, message));
    }
    let satellite = options.is_satellite.then(|| satellite(&options)).transpose()?;
    Ok(instance::Site::new(options.domain, options.proxy_url, satellite))
}

fn satellite(options: &SiteOptions) -> Result<Satellite, ConfigurationError> {
    let demand = match options.satellite_sign_in_url_demand.as_deref() {
        Some("absolute") => SignInUrlDemand::Absolute,
        Some("present") => SignInUrlDemand::Present,
        _ => SignInUrlDemand::Nothing,
    };
    let sign_in_url = options.sign_in_url.as_deref();
    Satellite::new(sign_in_url, options.satellite_has_domain, options.satellite_auto_sync, demand)
}
