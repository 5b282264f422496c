//! The configuration of token verification, for all places that verify tokens.

use std::time::Duration;

use napi_derive::napi;

use super::instance;
use clerk_express_native::instance::BackendApi;
use clerk_express_native::jwks::{DEFAULT_TIMEOUT, Freshness, PemKey};
use clerk_express_native::jwt::{HeaderTypes, KeySource, Rules};

/// Which tokens are accepted, and how long keys are used, with JavaScript's defaults applied.
#[napi(object, object_to_js = false)]
pub struct VerificationOptions {
    /// PEM public key, used instead of the instance's key set.
    pub jwt_key: Option<String>,
    /// Accepted `aud` values.
    pub audience: Vec<String>,
    /// Accepted `azp` values.
    pub authorized_parties: Vec<String>,
    /// Accepted `iss` values.
    pub issuer: Vec<String>,
    /// Accepted `typ` values.
    pub header_type: Option<Vec<String>>,
    /// Milliseconds.
    pub clock_skew_in_ms: Option<f64>,
    /// Milliseconds.
    pub jwks_cache_ttl_in_ms: Option<f64>,
    /// Milliseconds; greater than 0.
    pub jwks_timeout_in_ms: Option<f64>,
    /// Fetch the key set for every verification.
    pub skip_jwks_cache: bool,
}

impl VerificationOptions {
    /// The configured key for verification without network access. It takes precedence over the instance's
    /// key set.
    pub(super) fn local_key(&self) -> Option<KeySource> {
        self.jwt_key.as_deref().map(|pem| KeySource::Pem(PemKey::parse(pem)))
    }

    /// The instance's key set, in the process-wide cache.
    pub(super) fn remote_keys(&self, api: &BackendApi) -> KeySource {
        let timeout = self.jwks_timeout_in_ms.and_then(|ms| Duration::try_from_secs_f64(ms / 1000.0).ok());
        KeySource::Remote {
            cache: instance::key_cache(api),
            freshness: self.freshness(),
            timeout: timeout.unwrap_or(DEFAULT_TIMEOUT),
        }
    }

    /// The rules in addition to the signature.
    pub(super) fn rules(&self) -> Rules {
        let default = Rules::default();
        Rules {
            audience: self.audience.clone(),
            authorized_parties: self.authorized_parties.clone(),
            issuers: self.issuer.clone(),
            header_types: self.header_type.clone().map_or(HeaderTypes::JwtOrAbsent, HeaderTypes::OneOf),
            clock_skew_ms: self
                .clock_skew_in_ms
                .filter(|skew| skew.is_finite())
                .unwrap_or(default.clock_skew_ms),
            ..default
        }
    }

    fn freshness(&self) -> Freshness {
        if self.skip_jwks_cache {
            return Freshness::AlwaysFetch;
        }
        match self.jwks_cache_ttl_in_ms {
            Some(ms) => {
                Duration::try_from_secs_f64(ms / 1000.0).map_or(Freshness::DEFAULT, Freshness::MaxAge)
            }
            None => Freshness::DEFAULT,
        }
    }
}
