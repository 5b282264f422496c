//! The URL of an instance's Backend API.

use url::Url;

use super::SecretKey;
use crate::error::{ConfigurationError, ConfigurationErrorCode};
use crate::text::{is_quoted, trim};

/// The base URL of Clerk's Backend API.
pub const DEFAULT_API_URL: &str = "https://api.clerk.com";

/// The version segment in most of the Backend API's paths.
pub const DEFAULT_API_VERSION: &str = "v1";

/// An instance's Backend API: URL and credentials. Two equal values refer to the same instance, so this is
/// also the scope of everything that is cached for it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BackendApi {
    address: BackendAddress,
    secret_key: SecretKey,
}

impl BackendApi {
    /// Empty strings mean the defaults ([`DEFAULT_API_URL`], [`DEFAULT_API_VERSION`]).
    ///
    /// # Errors
    /// `api-url-invalid` if `api_url` is not an absolute `http` or `https` URL.
    pub fn parse(
        api_url: &str,
        api_version: &str,
        secret_key: SecretKey,
    ) -> Result<Self, ConfigurationError> {
        Ok(Self { address: BackendAddress::parse(api_url, api_version)?, secret_key })
    }

    /// The URL of a path below the version segment; see [`BackendAddress::url`].
    pub fn url<'a>(&self, segments: impl IntoIterator<Item = &'a str>) -> Url {
        self.address.url(segments)
    }

    /// The URL without credentials.
    pub fn address(&self) -> &BackendAddress {
        &self.address
    }

    /// The credentials for every call.
    pub fn secret_key(&self) -> &SecretKey {
        &self.secret_key
    }
}

/// The URL of a Backend API, without credentials.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BackendAddress {
    base: Url,
    versioned: Url,
}

impl BackendAddress {
    /// Empty strings mean the defaults ([`DEFAULT_API_URL`], [`DEFAULT_API_VERSION`]).
    ///
    /// # Errors
    /// `api-url-invalid` if `api_url` is not an absolute `http` or `https` URL.
    pub fn parse(api_url: &str, api_version: &str) -> Result<Self, ConfigurationError> {
        let text = if trim(api_url).is_empty() { DEFAULT_API_URL } else { trim(api_url) };
        let version = if api_version.is_empty() { DEFAULT_API_VERSION } else { api_version };
        let invalid = |what: &str| {
            ConfigurationError::new(
                ConfigurationErrorCode::ApiUrlInvalid,
                format!("Clerk: `apiUrl` (CLERK_API_URL) {what}."),
            )
            .with_action("Set it to an absolute URL, such as https://api.clerk.com, or leave it out.")
        };
        if is_quoted(text) {
            return Err(invalid("is wrapped in quotation marks"));
        }
        let base = Url::parse(text).map_err(|error| invalid(&format!("is not a URL: {error}")))?;
        if !matches!(base.scheme(), "http" | "https") {
            return Err(invalid(&format!("has the scheme {:?}", base.scheme())));
        }
        if !base.username().is_empty() || base.password().is_some() {
            return Err(invalid("contains a user name or password, which the Backend API does not use"));
        }
        let versioned = below(&base, version.split('/').filter(|segment| !segment.is_empty()));
        Ok(Self { base, versioned })
    }

    /// The same API without a version segment in its paths.
    pub fn without_version(self) -> Self {
        Self { versioned: self.base.clone(), base: self.base }
    }

    /// The URL of a path below the version segment. Each segment is percent-encoded, so that it cannot change
    /// the path's structure.
    pub fn url<'a>(&self, segments: impl IntoIterator<Item = &'a str>) -> Url {
        below(&self.versioned, segments)
    }

    /// The URL of a path that does not include the version segment.
    pub fn unversioned_url<'a>(&self, segments: impl IntoIterator<Item = &'a str>) -> Url {
        below(&self.base, segments)
    }
}

fn below<'a>(base: &Url, segments: impl IntoIterator<Item = &'a str>) -> Url {
    let mut url = base.clone();
    url.path_segments_mut().expect("an http URL has a path").pop_if_empty().extend(segments);
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    fn api(url: &str, version: &str) -> BackendApi {
        BackendApi::parse(url, version, SecretKey::parse("sk_test_x").expect("a usable key"))
            .expect("a usable URL")
    }

    #[test]
    fn paths_are_appended_to_base_and_version() {
        assert_eq!(api("", "").url(["jwks"]).as_str(), "https://api.clerk.com/v1/jwks");
        assert_eq!(
            api("http://127.0.0.1:1/base/", "v2").url(["jwks"]).as_str(),
            "http://127.0.0.1:1/base/v2/jwks"
        );
        assert_eq!(
            api("http://h/?q=1", "").address().unversioned_url(["api_keys", "verify"]).as_str(),
            "http://h/api_keys/verify?q=1"
        );
    }

    #[test]
    fn an_unversioned_api_has_no_version_segment() {
        let address = BackendAddress::parse("http://h/base", "v2").expect("a usable URL").without_version();
        assert_eq!(address.url(["jwks"]).as_str(), "http://h/base/jwks");
        assert_eq!(address.unversioned_url(["jwks"]).as_str(), "http://h/base/jwks");
    }

    #[test]
    fn a_segment_cannot_change_the_path() {
        assert_eq!(api("http://h", "").url(["users", "a/../b?c#d"]).path(), "/v1/users/a%2F..%2Fb%3Fc%23d");
    }

    #[test]
    fn unusable_urls_are_rejected() {
        let key = SecretKey::parse("sk_test_x").expect("a usable key");
        let error = BackendApi::parse("api.clerk.com", "", key.clone()).expect_err("no scheme");
        assert_eq!(error.code, ConfigurationErrorCode::ApiUrlInvalid);
        assert_eq!(
            BackendApi::parse("ftp://h", "", key.clone()).expect_err("no http").code,
            ConfigurationErrorCode::ApiUrlInvalid
        );
        let error = BackendApi::parse("http://user:hidden@h", "", key).expect_err("credentials");
        assert_eq!(error.code, ConfigurationErrorCode::ApiUrlInvalid);
        assert!(!error.message.contains("hidden"));
    }
}
