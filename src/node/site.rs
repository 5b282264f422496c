//! `Site`: where an app is served. It may differ from request to request, and is cheap to make.

use std::sync::Arc;

use napi_derive::napi;

use super::error::{CodedError, coded};
use clerk_express_native::error::ConfigurationError;
use clerk_express_native::instance::{self, Satellite, SignInUrlDemand};

/// The configuration of a `Site`.
#[napi(object, object_to_js = false)]
pub struct SiteOptions {
    /// Domain of a satellite app.
    pub domain: Option<String>,
    /// Address of the Frontend API's proxy: absolute, or a path on the app's own origin.
    pub proxy_url: Option<String>,
    /// Whether the app is a satellite.
    pub is_satellite: bool,
    /// The sign-in page.
    pub sign_in_url: Option<String>,
    /// Whether the configuration of a satellite has a domain or a proxy where one is looked for.
    pub satellite_has_domain: bool,
    /// What is asked of a satellite's sign-in page: `absolute`, `present`, or nothing.
    pub satellite_sign_in_url_demand: Option<String>,
    /// Whether a satellite asks its primary app about visitors without cookies.
    pub satellite_auto_sync: bool,
}

/// Where an app is served.
#[napi]
pub struct Site {
    pub(super) inner: Arc<instance::Site>,
}

#[napi]
impl Site {
    /// Throws an error with a `code` when the configuration cannot work.
    #[napi(constructor, catch_unwind)]
    pub fn new(options: SiteOptions) -> Result<Self, CodedError> {
        let satellite = options.is_satellite.then(|| satellite(&options)).transpose().map_err(coded)?;
        let site = instance::Site::new(options.domain, options.proxy_url, satellite);
        Ok(Self { inner: Arc::new(site) })
    }
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
