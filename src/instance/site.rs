//! Where an app is served, and with that where its browsers reach the instance's Frontend API
//! (`authentication.md` §1.7). All of it may differ from request to request; it is cheap to make.

use std::borrow::Cow;

use url::Url;

use super::{InstanceType, PublishableKey, Satellite};

/// The site of an app. By default it has neither a domain nor a proxy of its own, and is no satellite.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    domain: Option<String>,
    proxy_url: Option<String>,
    satellite: Option<Satellite>,
}

impl Site {
    /// `domain` counts for the satellites of a production instance only. `proxy_url` is an absolute address, or a path
    /// that begins with `/` on the origin that the client asked for.
    pub fn new(domain: Option<String>, proxy_url: Option<String>, satellite: Option<Satellite>) -> Self {
        Self { domain, proxy_url, satellite }
    }

    /// What makes the app a satellite, if it is one.
    pub fn satellite(&self) -> Option<&Satellite> {
        self.satellite.as_ref()
    }

    /// The host of the Frontend API without regard to a proxy. Session tokens name it as their issuer.
    pub fn frontend_api_host<'s>(&'s self, key: &'s PublishableKey) -> Cow<'s, str> {
        match &self.domain {
            Some(domain) if self.satellite.is_some() && key.instance_type() == InstanceType::Production => {
                Cow::Owned(format!("clerk.{domain}"))
            }
            _ => Cow::Borrowed(key.frontend_api()),
        }
    }

    /// Where a browser reaches the Frontend API: an address, or a host without a scheme, which stands for `https`.
    /// `public` is the address that the client asked for.
    pub fn frontend_api<'s>(&'s self, key: &'s PublishableKey, public: &Url) -> Cow<'s, str> {
        match &self.proxy_url {
            None => self.frontend_api_host(key),
            Some(path) if path.starts_with('/') => match public.join(path) {
                Ok(address) => Cow::Owned(address.into()),
                Err(_) => Cow::Borrowed(path),
            },
            Some(address) => Cow::Borrowed(address),
        }
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
        let public = Url::parse("https://app.example.com/page?a#b").expect("a good address");
        let site = Site::new(
            domain.map(ToOwned::to_owned),
            proxy_url.map(ToOwned::to_owned),
            domain.and_then(|_| satellite()),
        );
        site.frontend_api(&key(instance_type), &public).into_owned()
    }

    #[test]
    fn the_frontend_api_is_at_the_host_of_the_key() {
        assert_eq!(address(InstanceType::Production, None, None), "clerk.example.com");
        assert_eq!(address(InstanceType::Development, None, None), "clerk.example.com");
    }

    #[test]
    fn a_production_satellite_has_a_host_of_its_own() {
        assert_eq!(address(InstanceType::Production, Some("other.com"), None), "clerk.other.com");
        assert_eq!(address(InstanceType::Development, Some("other.com"), None), "clerk.example.com");
        let primary = Site::new(Some("other.com".to_owned()), None, None);
        let key = key(InstanceType::Production);
        assert_eq!(primary.frontend_api_host(&key), "clerk.example.com", "only satellites use the domain");
    }

    #[test]
    fn a_proxy_goes_before_both_and_does_not_change_the_issuer() {
        for instance_type in [InstanceType::Production, InstanceType::Development] {
            let proxied = address(instance_type, Some("other.com"), Some("https://app.example.com/__clerk"));
            assert_eq!(proxied, "https://app.example.com/__clerk");
            assert_eq!(address(instance_type, None, Some("/__clerk")), "https://app.example.com/__clerk");
        }
        let proxied = Site::new(None, Some("/__clerk".to_owned()), None);
        assert_eq!(proxied.frontend_api_host(&key(InstanceType::Production)), "clerk.example.com");
    }
}
