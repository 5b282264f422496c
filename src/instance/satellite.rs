//! Satellites: apps on a domain of their own that share the sessions of a primary app (`authentication.md` §1.4).

use url::Url;

use crate::error::ConfigurationError;

/// What makes an app a satellite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Satellite {
    sign_in_url: SignInUrl,
    /// Whether visitors without any cookie are sent to the primary app to learn whether they are signed in there.
    pub auto_sync: bool,
}

/// What is asked of the sign-in page before any request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInUrlDemand {
    /// Nothing, as in production.
    Nothing,
    /// That there is one.
    Present,
    /// That there is one with an absolute `http` or `https` address.
    Absolute,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum SignInUrl {
    Missing,
    Relative,
    Absolute(Url),
}

impl Satellite {
    /// `sign_in_url` is the page on the primary app; development instances cannot do without.
    ///
    /// # Errors
    /// `satellite-domain-missing` where there is neither a domain nor a proxy; `satellite-sign-in-url-invalid` where the
    /// page is not as demanded.
    pub fn new(
        sign_in_url: Option<&str>,
        has_domain_or_proxy: bool,
        auto_sync: bool,
        demand: SignInUrlDemand,
    ) -> Result<Self, ConfigurationError> {
        if !has_domain_or_proxy {
            return Err(ConfigurationError::new(
                "satellite-domain-missing",
                "Clerk: a satellite app needs `domain` (CLERK_DOMAIN) or `proxyUrl` (CLERK_PROXY_URL); neither is set.",
            )
            .with_action("Set `domain` to the domain that the app is served from."));
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

    /// The page on the primary app.
    ///
    /// # Errors
    /// `satellite-sign-in-url-invalid` where it is missing or relative, which only a production instance may have.
    pub fn sign_in_url(&self) -> Result<&Url, ConfigurationError> {
        match &self.sign_in_url {
            SignInUrl::Absolute(url) => Ok(url),
            SignInUrl::Missing => Err(invalid_sign_in_url(
                "is not set, but a satellite of a development instance sends browsers there",
            )),
            SignInUrl::Relative => Err(not_absolute()),
        }
    }

    /// What a request of this `Origin` shows: that the sign-in page may be on the satellite itself, which would send
    /// browsers around in a circle. A page of the primary app that calls the satellite shows the same, so that it says
    /// nothing about other requests.
    pub(super) fn fault_of_origin(&self, origin: &str) -> Option<ConfigurationError> {
        match &self.sign_in_url {
            SignInUrl::Absolute(url) if url.origin().ascii_serialization() == origin => {
                Some(invalid_sign_in_url("has the origin that a request with cookies came from").with_action(
                    "If that is this satellite, set the URL of the sign-in page of the primary app; if it is the \
                     primary app, its pages have to send the session token as Authorization: Bearer <token>.",
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
        .with_action("Set it to the sign-in page of the primary app; a satellite has none of its own.")
}

fn invalid_sign_in_url(what: &str) -> ConfigurationError {
    ConfigurationError::new(
        "satellite-sign-in-url-invalid",
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
        assert_eq!(error.code, "satellite-domain-missing");
        assert!(satellite(SignInUrlDemand::Nothing, None).is_ok());
    }

    #[test]
    fn a_development_satellite_needs_an_absolute_sign_in_page() {
        for sign_in_url in [None, Some(""), Some("/sign-in"), Some("primary.example.com"), Some("ftp://h/")] {
            let error = satellite(SignInUrlDemand::Absolute, sign_in_url).expect_err("no absolute address");
            assert_eq!(error.code, "satellite-sign-in-url-invalid", "{sign_in_url:?}");
            assert!(satellite(SignInUrlDemand::Nothing, sign_in_url).is_ok(), "production does not use it");
        }
        let good = satellite(SignInUrlDemand::Absolute, Some("https://primary.example.com/sign-in"))
            .expect("an address");
        assert_eq!(good.sign_in_url().expect("it is").as_str(), "https://primary.example.com/sign-in");
    }

    #[test]
    fn a_sign_in_page_may_be_relative_where_only_its_presence_is_demanded() {
        for missing in [None, Some("")] {
            let error = satellite(SignInUrlDemand::Present, missing).expect_err("there is none");
            assert_eq!(error.code, "satellite-sign-in-url-invalid");
        }
        assert!(satellite(SignInUrlDemand::Present, Some("/sign-in")).is_ok());
    }

    #[test]
    fn the_sign_in_page_is_on_another_origin_than_the_satellite() {
        let satellite = satellite(SignInUrlDemand::Absolute, Some("https://primary.example.com/sign-in"))
            .expect("an address");
        assert_eq!(satellite.fault_of_origin("https://satellite.example.com"), None);
        let fault = satellite.fault_of_origin("https://primary.example.com").expect("the same origin");
        assert_eq!(fault.code, "satellite-sign-in-url-invalid");
    }

    #[test]
    fn a_relative_sign_in_page_is_a_fault_where_it_is_needed_and_for_no_origin() {
        let satellite = satellite(SignInUrlDemand::Nothing, Some("/sign-in")).expect("production");
        assert!(satellite.sign_in_url().is_err());
        assert_eq!(satellite.fault_of_origin("https://satellite.example.com"), None);
        assert_eq!(satellite.fault_of_origin("null"), None);
    }
}
