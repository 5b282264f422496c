//! Satellites: apps on their own domain that share the sessions of a primary app (`authentication.md` §1.4).

use url::Url;

use crate::error::{ConfigurationError, ConfigurationErrorCode};

/// The settings of a satellite app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Satellite {
    sign_in_url: SignInUrl,
    /// Whether visitors without cookies are redirected to the primary app to sync their session.
    pub auto_sync: bool,
}

/// What the sign-in URL must satisfy at startup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInUrlDemand {
    /// Nothing, as in production.
    Nothing,
    /// It must be set.
    Present,
    /// It must be an absolute `http` or `https` URL.
    Absolute,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum SignInUrl {
    Missing,
    Relative,
    Absolute(Url),
}

impl Satellite {
    /// `sign_in_url` is the sign-in page of the primary app; development instances require it.
    ///
    /// # Errors
    /// `satellite-domain-missing` if there is neither a domain nor a proxy; `satellite-sign-in-url-invalid`
    /// if the URL does not satisfy `demand`.
    pub fn new(
        sign_in_url: Option<&str>,
        has_domain_or_proxy: bool,
        auto_sync: bool,
        demand: SignInUrlDemand,
    ) -> Result<Self, ConfigurationError> {
        if !has_domain_or_proxy {
            return Err(ConfigurationError::new(
                ConfigurationErrorCode::SatelliteDomainMissing,
                "Clerk: a satellite app needs `domain` (CLERK_DOMAIN) or `proxyUrl` (CLERK_PROXY_URL); neither is set.",
            )
            .with_action("Set `domain` to the domain of the app."));
        }
        let text = sign_in_url.unwrap_or_default();
        let is_as_demanded = match demand {
            SignInUrlDemand::Nothing => true,
            SignInUrlDemand::Present => !text.is_empty(),
            SignInUrlDemand::Absolute => is_http(text),
        };
        if !is_as_demanded {
            let seen = if text.is_empty() { "is not set" } else { "is not an absolute URL" };
            return Err(invalid_sign_in_url(seen).with_action(
                "A satellite app of a development instance needs the URL of the primary app's sign-in page, such as \
                 https://primary.example.com/sign-in.",
            ));
        }
        let sign_in_url = match Url::parse(text) {
            _ if text.is_empty() => SignInUrl::Missing,
            Ok(url) => SignInUrl::Absolute(url),
            Err(_) => SignInUrl::Relative,
        };
        Ok(Self { sign_in_url, auto_sync })
    }

    /// The sign-in page of the primary app.
    ///
    /// # Errors
    /// `satellite-sign-in-url-invalid` if it is missing or relative, which only a production instance allows.
    pub fn sign_in_url(&self) -> Result<&Url, ConfigurationError> {
        match &self.sign_in_url {
            SignInUrl::Absolute(url) => Ok(url),
            SignInUrl::Missing => Err(invalid_sign_in_url(
                "is not set, but a satellite of a development instance redirects browsers to it",
            )),
            SignInUrl::Relative => Err(not_absolute()),
        }
    }

    /// Detects a sign-in page that may be on the satellite itself, which would cause a redirect loop: a
    /// request's `Origin` is that of the page. A page of the primary app that calls the satellite looks the
    /// same, so this says nothing about other requests.
    pub(super) fn fault_of_origin(&self, origin: &str) -> Option<ConfigurationError> {
        match &self.sign_in_url {
            SignInUrl::Absolute(url) if url.origin().ascii_serialization() == origin => {
                Some(invalid_sign_in_url("has the same origin as a request with cookies").with_action(
                    "If that is this satellite, set the URL of the sign-in page of the primary app; if it is the \
                     primary app, its pages must send the session token as Authorization: Bearer <token>.",
                ))
            }
            _ => None,
        }
    }
}

fn is_http(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

fn not_absolute() -> ConfigurationError {
    invalid_sign_in_url("is not an absolute URL")
        .with_action("Set it to the sign-in page of the primary app; a satellite has no sign-in page.")
}

fn invalid_sign_in_url(what: &str) -> ConfigurationError {
    ConfigurationError::new(
        ConfigurationErrorCode::SatelliteSignInUrlInvalid,
        format!("Clerk: `signInUrl` (CLERK_SIGN_IN_URL) {what}."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn satellite(
        demand: SignInUrlDemand,
        sign_in_url: Option<&str>,
    ) -> Result<Satellite, ConfigurationError> {
        Satellite::new(sign_in_url, true, false, demand)
    }

    #[test]
    fn a_satellite_needs_a_domain_or_a_proxy() {
        let error = Satellite::new(None, false, false, SignInUrlDemand::Nothing).expect_err("neither");
        assert_eq!(error.code, ConfigurationErrorCode::SatelliteDomainMissing);
        assert!(satellite(SignInUrlDemand::Nothing, None).is_ok());
    }

    #[test]
    fn a_development_satellite_needs_an_absolute_sign_in_page() {
        for sign_in_url in [None, Some(""), Some("/sign-in"), Some("primary.example.com"), Some("ftp://h/")] {
            let error = satellite(SignInUrlDemand::Absolute, sign_in_url).expect_err("not an absolute URL");
            assert_eq!(error.code, ConfigurationErrorCode::SatelliteSignInUrlInvalid, "{sign_in_url:?}");
            assert!(satellite(SignInUrlDemand::Nothing, sign_in_url).is_ok(), "production does not need it");
        }
        let good =
            satellite(SignInUrlDemand::Absolute, Some("https://primary.example.com/sign-in")).expect("a URL");
        assert_eq!(good.sign_in_url().expect("it is").as_str(), "https://primary.example.com/sign-in");
    }

    #[test]
    fn a_sign_in_url_may_be_relative_if_only_its_presence_is_required() {
        for missing in [None, Some("")] {
            let error = satellite(SignInUrlDemand::Present, missing).expect_err("not set");
            assert_eq!(error.code, ConfigurationErrorCode::SatelliteSignInUrlInvalid);
        }
        assert!(satellite(SignInUrlDemand::Present, Some("/sign-in")).is_ok());
    }

    #[test]
    fn the_sign_in_page_must_not_have_the_origin_of_the_request() {
        let satellite =
            satellite(SignInUrlDemand::Absolute, Some("https://primary.example.com/sign-in")).expect("a URL");
        assert_eq!(satellite.fault_of_origin("https://satellite.example.com"), None);
        let fault = satellite.fault_of_origin("https://primary.example.com").expect("the same origin");
        assert_eq!(fault.code, ConfigurationErrorCode::SatelliteSignInUrlInvalid);
    }

    #[test]
    fn a_relative_sign_in_url_fails_only_when_it_is_used() {
        let satellite = satellite(SignInUrlDemand::Nothing, Some("/sign-in")).expect("production");
        assert!(satellite.sign_in_url().is_err());
        assert_eq!(satellite.fault_of_origin("https://satellite.example.com"), None);
        assert_eq!(satellite.fault_of_origin("null"), None);
    }
}
