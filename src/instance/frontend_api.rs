//! Where browsers reach an instance's Frontend API (`authentication.md` §1.7).

use std::borrow::Cow;

use url::Url;

use super::{InstanceType, PublishableKey};

/// The Frontend API of an instance: at the host that the publishable key names, at the satellite's own host, or
/// behind the app's proxy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontendApi {
    host: String,
    proxy_url: Option<String>,
}

impl FrontendApi {
    /// `domain` counts for the satellites of a production instance only. `proxy_url` is an absolute address, or a path
    /// that begins with `/` on the origin that the client asked for.
    pub fn new(
        key: &PublishableKey,
        domain: Option<&str>,
        is_satellite: bool,
        proxy_url: Option<&str>,
    ) -> Self {
        let host = match domain {
            Some(domain) if is_satellite && key.instance_type() == InstanceType::Production => {
                format!("clerk.{domain}")
            }
            _ => key.frontend_api().to_owned(),
        };
        Self { host, proxy_url: proxy_url.map(ToOwned::to_owned) }
    }

    /// The host without regard to a proxy. Session tokens name it as their issuer.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Where a browser is to go: an address, or a host without a scheme, which stands for `https`. `public` is the
    /// address that the client asked for.
    pub fn address(&self, public: &Url) -> Cow<'_, str> {
        match &self.proxy_url {
            None => Cow::Borrowed(&self.host),
            Some(path) if path.starts_with('/') => match public.join(path) {
                Ok(address) => Cow::Owned(address.into()),
                Err(_) => Cow::Borrowed(path),
            },
            Some(address) => Cow::Borrowed(address),
        }
    }

    /// What session tokens of this instance may name as their issuer.
    pub fn issuers(&self, key: &PublishableKey) -> Vec<String> {
        let mut issuers = vec![format!("https://{}", key.frontend_api())];
        if self.host != key.frontend_api() {
            issuers.push(format!("https://{}", self.host));
        }
        if let Some(proxy_url) = self.proxy_url.as_ref().filter(|url| !url.starts_with('/')) {
            issuers.push(proxy_url.trim_end_matches('/').to_owned());
        }
        issuers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(instance_type: InstanceType) -> PublishableKey {
        PublishableKey::parse(&PublishableKey::encode(instance_type, "clerk.example.com"))
            .expect("a good key")
    }

    fn address(instance_type: InstanceType, domain: Option<&str>, proxy_url: Option<&str>) -> String {
        let public = Url::parse("https://app.example.com/page?a#b").expect("a good address");
        let frontend_api = FrontendApi::new(&key(instance_type), domain, domain.is_some(), proxy_url);
        frontend_api.address(&public).into_owned()
    }

    #[test]
    fn it_is_at_the_host_of_the_key() {
        assert_eq!(address(InstanceType::Production, None, None), "clerk.example.com");
        assert_eq!(address(InstanceType::Development, None, None), "clerk.example.com");
    }

    #[test]
    fn a_production_satellite_has_a_host_of_its_own() {
        assert_eq!(address(InstanceType::Production, Some("other.com"), None), "clerk.other.com");
        assert_eq!(address(InstanceType::Development, Some("other.com"), None), "clerk.example.com");
        let primary = FrontendApi::new(&key(InstanceType::Production), Some("other.com"), false, None);
        assert_eq!(primary.host(), "clerk.example.com", "only satellites use the domain");
    }

    #[test]
    fn a_proxy_goes_before_both_and_does_not_change_the_issuer() {
        for instance_type in [InstanceType::Production, InstanceType::Development] {
            let proxied = address(instance_type, Some("other.com"), Some("https://app.example.com/__clerk"));
            assert_eq!(proxied, "https://app.example.com/__clerk");
            assert_eq!(address(instance_type, None, Some("/__clerk")), "https://app.example.com/__clerk");
        }
        let key = key(InstanceType::Production);
        assert_eq!(FrontendApi::new(&key, None, false, Some("/__clerk")).host(), "clerk.example.com");
    }

    #[test]
    fn the_issuers_are_all_addresses_that_do_not_depend_on_the_request() {
        let key = key(InstanceType::Production);
        let issuers = |domain, proxy| FrontendApi::new(&key, domain, true, proxy).issuers(&key);
        assert_eq!(issuers(None, Some("/__clerk")), ["https://clerk.example.com"]);
        assert_eq!(
            issuers(Some("other.com"), Some("https://app.example.com/__clerk/")),
            ["https://clerk.example.com", "https://clerk.other.com", "https://app.example.com/__clerk"]
        );
    }
}
