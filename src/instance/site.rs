//! Where an app is served, and thus where its browsers reach the instance's Frontend API (`authentication.md`
//! §1.7). It may differ between requests, and is cheap to build.

use std::borrow::Cow;

use url::Url;

use super::{InstanceType, PublishableKey, Satellite};
use crate::error::{ConfigurationError, ConfigurationErrorCode};

/// The site of an app. By default it has neither a domain nor a proxy, and is not a satellite.
///
/// ```
/// use clerk_express_native::instance::{PublishableKey, Site};
/// use url::Url;
///
/// let key = PublishableKey::parse("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k").expect("a valid key");
/// assert_eq!(Site::default().frontend_api(&key, None).as_deref(), Some("clerk.example.com"));
///
/// let proxied = Site::new(None, Some("/__clerk".to_owned()), None);
/// let requested = Url::parse("https://app.example/page").expect("a URL");
/// let frontend_api = proxied.frontend_api(&key, Some(&requested));
/// assert_eq!(frontend_api.as_deref(), Some("https://app.example/__clerk"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    domain: Option<String>,
    proxy_url: Option<String>,
    satellite: Option<Satellite>,
    fault: Option<ConfigurationError>,
}

impl Site {
    /// `domain` is only used by satellites of a production instance. `proxy_url` is an absolute URL, or a
    /// path that starts with `/` on the requested origin.
    pub fn new(domain: Option<String>, proxy_url: Option<String>, satellite: Option<Satellite>) -> Self {
        Self { domain, proxy_url, satellite, fault: None }
    }

    /// The site of a request for which the app's functions returned unusable values. Only a token in the
    /// `Authorization` header is accepted then, because it does not depend on the site.
    pub fn unusable(fault: ConfigurationError) -> Self {
        Self { fault: Some(fault), ..Self::default() }
    }

    /// Finds what cannot work for any request. A site that depends on the request is not checked: what a
    /// client sends is not a configuration error.
    ///
    /// # Errors
    /// `frontend-api-invalid` if `proxyUrl` or `domain` does not form a valid URL;
    /// `satellite-sign-in-url-invalid` if a satellite of a development instance cannot redirect browsers to
    /// its primary app.
    pub fn check(&self, key: &PublishableKey) -> Result<(), ConfigurationError> {
        if let Some(satellite) = &self.satellite
            && key.instance_type() == InstanceType::Development
        {
            satellite.sign_in_url()?;
        }
        // A path is valid on every origin or on none.
        let public = Url::parse("https://app.example/").expect("a constant URL");
        self.handshake_endpoint(key, Some(&public)).map(|_| ())
    }

    /// Why a request with this `Origin` cannot be decided by its cookies, if so.
    pub fn fault_for(&self, origin: Option<&str>) -> Option<ConfigurationError> {
        match (&self.fault, &self.satellite, origin) {
            (Some(fault), ..) => Some(fault.clone()),
            (None, Some(satellite), Some(origin)) => satellite.fault_of_origin(origin),
            _ => None,
        }
    }

    /// The settings of a satellite app, if it is one.
    pub fn satellite(&self) -> Option<&Satellite> {
        self.satellite.as_ref()
    }

    /// The host of the Frontend API, ignoring a proxy. It is the issuer of session tokens.
    pub fn frontend_api_host<'s>(&'s self, key: &'s PublishableKey) -> Cow<'s, str> {
        match &self.domain {
            Some(domain) if self.satellite.is_some() && key.instance_type() == InstanceType::Production => {
                Cow::Owned(format!("clerk.{domain}"))
            }
            _ => Cow::Borrowed(key.frontend_api()),
        }
    }

    /// Where a browser reaches the Frontend API: a URL, or a host without a scheme, which means `https`.
    /// `public` is the requested URL, if known; returns `None` if it is needed and unknown.
    pub fn frontend_api<'s>(&'s self, key: &'s PublishableKey, public: Option<&Url>) -> Option<Cow<'s, str>> {
        match &self.proxy_url {
            None => Some(self.frontend_api_host(key)),
            Some(path) if path.starts_with('/') => Some(match public?.join(path) {
                Ok(address) => Cow::Owned(address.into()),
                Err(_) => Cow::Borrowed(path),
            }),
            Some(address) => Some(Cow::Borrowed(address)),
        }
    }

    /// The Frontend API's handshake endpoint, which redirects browsers back with fresh cookies. `None` as for
    /// [`Self::frontend_api`].
    ///
    /// # Errors
    /// The fault of an unusable site; `frontend-api-invalid` if `proxyUrl` or `domain` does not form a valid
    /// URL.
    pub fn handshake_endpoint(
        &self,
        key: &PublishableKey,
        public: Option<&Url>,
    ) -> Result<Option<Url>, ConfigurationError> {
        if let Some(fault) = &self.fault {
            return Err(fault.clone());
        }
        let Some(address) = self.frontend_api(key, public) else { return Ok(None) };
        let base = match address.as_ref() {
            address if address.starts_with("http") => Cow::Borrowed(address),
            host => Cow::Owned(format!("https://{host}")),
        };
        let base = Url::parse(&format!("{}/", base.trim_end_matches('/')));
        base.and_then(|base| base.join("v1/client/handshake")).map(Some).map_err(|error| {
            ConfigurationError::new(
                ConfigurationErrorCode::FrontendApiInvalid,
                // The URL may contain credentials, or a host sent by the client, so it is not shown.
                format!(
                    "Clerk: `proxyUrl` (CLERK_PROXY_URL) or `domain` (CLERK_DOMAIN) does not form a valid URL of the Frontend \
                     API: {error}."
                ),
            )
            .with_action("Set `proxyUrl` to a URL or a path, and `domain` to a host.")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::SignInUrlDemand;
    use super::*;

    fn key(instance_type: InstanceType) -> PublishableKey {
        PublishableKey::parse(&PublishableKey::encode(instance_type, "clerk.example.com"))
            .expect("a good key")
    }

    fn satellite() -> Option<Satellite> {
        Satellite::new(None, true, false, SignInUrlDemand::Nothing).ok()
    }

    fn address(instance_type: InstanceType, domain: Option<&str>, proxy_url: Option<&str>) -> String {
        let public = Url::parse("https://app.example.com/page?a#b").expect("a valid URL");
        let site = Site::new(
            domain.map(ToOwned::to_owned),
            proxy_url.map(ToOwned::to_owned),
            domain.and_then(|_| satellite()),
        );
        site.frontend_api(&key(instance_type), Some(&public)).expect("the URL is known").into_owned()
    }

    #[test]
    fn the_frontend_api_host_is_that_of_the_key() {
        assert_eq!(address(InstanceType::Production, None, None), "clerk.example.com");
        assert_eq!(address(InstanceType::Development, None, None), "clerk.example.com");
    }

    #[test]
    fn a_production_satellite_has_its_own_host() {
        assert_eq!(address(InstanceType::Production, Some("other.com"), None), "clerk.other.com");
        assert_eq!(address(InstanceType::Development, Some("other.com"), None), "clerk.example.com");
        let primary = Site::new(Some("other.com".to_owned()), None, None);
        let key = key(InstanceType::Production);
        assert_eq!(primary.frontend_api_host(&key), "clerk.example.com", "only satellites use the domain");
    }

    #[test]
    fn a_proxy_takes_precedence_and_does_not_change_the_issuer() {
        for instance_type in [InstanceType::Production, InstanceType::Development] {
            let proxied = address(instance_type, Some("other.com"), Some("https://app.example.com/__clerk"));
            assert_eq!(proxied, "https://app.example.com/__clerk");
            assert_eq!(address(instance_type, None, Some("/__clerk")), "https://app.example.com/__clerk");
        }
        let proxied = Site::new(None, Some("/__clerk".to_owned()), None);
        assert_eq!(proxied.frontend_api_host(&key(InstanceType::Production)), "clerk.example.com");
    }

    fn proxied(proxy_url: &str) -> Site {
        Site::new(None, Some(proxy_url.to_owned()), None)
    }

    #[test]
    fn sites_that_cannot_work_are_detected_without_a_request() {
        let key = key(InstanceType::Production);
        for proxy_url in ["https://a b", "a b", "http:", "//", "https://999.999.999.999"] {
            let error = proxied(proxy_url).check(&key).expect_err(proxy_url);
            assert_eq!(error.code, ConfigurationErrorCode::FrontendApiInvalid);
        }
        for proxy_url in ["https://a.example/__clerk", "/__clerk", "odd"] {
            assert_eq!(proxied(proxy_url).check(&key), Ok(()), "{proxy_url}");
        }
        let site = Site::new(Some("127.0.0.1".to_owned()), None, satellite());
        assert_eq!(
            site.check(&key).expect_err("not a domain").code,
            ConfigurationErrorCode::FrontendApiInvalid
        );
    }

    #[test]
    fn a_satellite_in_development_needs_a_sign_in_page() {
        let site = Site::new(Some("other.com".to_owned()), None, satellite());
        assert_eq!(site.check(&key(InstanceType::Production)), Ok(()));
        let error = site.check(&key(InstanceType::Development)).expect_err("no sign-in page");
        assert_eq!(error.code, ConfigurationErrorCode::SatelliteSignInUrlInvalid);
    }

    #[test]
    fn a_proxy_path_cannot_be_resolved_without_the_requested_url() {
        let key = key(InstanceType::Production);
        assert_eq!(proxied("/__clerk").frontend_api(&key, None), None);
        assert_eq!(proxied("/__clerk").handshake_endpoint(&key, None), Ok(None));
        assert!(matches!(proxied("odd").handshake_endpoint(&key, None), Ok(Some(_))));
        assert!(matches!(Site::default().handshake_endpoint(&key, None), Ok(Some(_))));
    }

    #[test]
    fn an_unusable_site_reports_its_fault_for_every_request() {
        let fault = ConfigurationError::new(ConfigurationErrorCode::FrontendApiInvalid, "Why.");
        let site = Site::unusable(fault.clone());
        assert_eq!(site.fault_for(None), Some(fault.clone()));
        assert_eq!(site.handshake_endpoint(&key(InstanceType::Production), None), Err(fault));
        assert_eq!(Site::default().fault_for(Some("https://a.example")), None);
    }
}
