//! The configuration of token verification, for all places that verify tokens.

use std::time::Duration;

use napi_derive::napi;

use super::error::CodedError;
use super::revocations;
use clerk_express_native::jwks::{DEFAULT_TIMEOUT, Freshness, PemKey};
use clerk_express_native::jwt::{HeaderTypes, Rules, Verification};

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
    /// The number of a `Revocations`, which refuses tokens before they expire.
    pub revocations: Option<f64>,
}

impl VerificationOptions {
    /// The configuration, for the core.
    pub(super) fn verification(&self) -> Result<Verification, CodedError> {
        let revocations = self.revocations.map(revocations::by_number).transpose()?;
        Ok(Verification { revocations, ..Verification::from(self) })
    }
}

impl From<&VerificationOptions> for Verification {
    fn from(options: &VerificationOptions) -> Self {
        let default = Rules::default();
        let rules = Rules {
            audience: options.audience.clone(),
            authorized_parties: options.authorized_parties.clone(),
            issuers: options.issuer.clone(),
            header_types: options.header_type.clone().map_or(HeaderTypes::JwtOrAbsent, HeaderTypes::OneOf),
            clock_skew_ms: options
                .clock_skew_in_ms
                .filter(|skew| skew.is_finite())
                .unwrap_or(default.clock_skew_ms),
            ..default
        };
        Self {
            local_key: options.jwt_key.as_deref().map(PemKey::parse),
            rules,
            freshness: match duration(options.jwks_cache_ttl_in_ms) {
                _ if options.skip_jwks_cache => Freshness::AlwaysFetch,
                Some(max_age) => Freshness::MaxAge(max_age),
                None => Freshness::DEFAULT,
            },
            key_timeout: duration(options.jwks_timeout_in_ms).unwrap_or(DEFAULT_TIMEOUT),
            revocations: None,
        }
    }
}

/// `None` also for milliseconds that are not a duration, such as infinity.
pub(super) fn duration(ms: Option<f64>) -> Option<Duration> {
    ms.and_then(|ms| Duration::try_from_secs_f64(ms / 1000.0).ok())
}
