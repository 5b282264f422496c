//! `MachineJwtVerifier`: implements `m2m.verify()`.

use std::sync::Arc;
use std::time::Duration;

use napi::Env;
use napi::bindgen_prelude::{Function, Object};
use napi::threadsafe_function::UnknownReturnValue;
use napi_derive::napi;
use tokio::time;

use super::cancellation::Cancellation;
use super::error::{CodedError, coded, coded_by_status};
use super::fetch::{FetchCommand, FetchTransport};
use super::process::{self, process};
use super::runtime;
use clerk_express_native::backend::bounds;
use clerk_express_native::instance::{BackendApi, SecretKey};
use clerk_express_native::jwks::{DEFAULT_TIMEOUT, Freshness, PemKey};
use clerk_express_native::jwt::KeySource;
use clerk_express_native::machine::{self, Refused};

/// The source of keys for a `MachineJwtVerifier`.
#[napi(object, object_to_js = false)]
pub struct MachineJwtVerifierOptions {
    /// `sk_test_…` or `sk_live_…`
    pub secret_key: Option<String>,
    /// Base URL of the Backend API.
    pub api_url: Option<String>,
    /// PEM public key, used instead of the instance's key set.
    pub jwt_key: Option<String>,
    /// How long a verification may wait for keys; two seconds by default.
    pub timeout_ms: Option<f64>,
}

/// The outcome of a verification: `token` is set if the token was accepted, `code` if it was rejected, and
/// `system_code` if the time limit was exceeded.
#[napi(object, object_from_js = false)]
#[derive(Default)]
pub struct MachineJwtVerification {
    /// Clerk's representation of the token, as JSON.
    pub token: Option<String>,
    /// The stable code of the rejection.
    pub code: Option<&'static str>,
    /// What is wrong.
    pub message: Option<String>,
    /// `ETIMEDOUT`
    pub system_code: Option<&'static str>,
}

/// Verifies machine tokens with an instance's keys.
#[napi]
pub struct MachineJwtVerifier {
    inner: Arc<machine::M2mVerifier>,
    timeout: Duration,
}

#[napi]
impl MachineJwtVerifier {
    /// Throws an error with a `code` if the configuration is invalid; a missing key is reported for each
    /// token. With `fetch`, keys are fetched through that function and not shared, because shared keys came
    /// through sockets. See `FetchCommand`; it must not throw.
    #[napi(constructor, catch_unwind)]
    pub fn new(
        options: MachineJwtVerifierOptions,
        fetch: Option<Function<'_, FetchCommand, UnknownReturnValue>>,
    ) -> Result<Self, CodedError> {
        let MachineJwtVerifierOptions { secret_key, api_url, jwt_key, timeout_ms } = options;
        let keys = match (jwt_key, secret_key) {
            (Some(pem), _) => Some(KeySource::Pem(PemKey::parse(&pem))),
            (None, Some(secret_key)) => {
                let secret_key = SecretKey::parse(&secret_key).map_err(coded)?;
                let api = BackendApi::parse(api_url.as_deref().unwrap_or_default(), "", secret_key)
                    .map_err(coded)?;
                let cache = match &fetch {
                    Some(fetch) => process()
                        .separate_key_cache(api, FetchTransport::for_call(fetch).map_err(coded_by_status)?),
                    None => process::key_cache(&api),
                };
                // Each verification has its own time limit.
                Some(KeySource::Remote { cache, freshness: Freshness::DEFAULT, timeout: Duration::MAX })
            }
            (None, None) => None,
        };
        let timeout = timeout_ms.map_or(Ok(DEFAULT_TIMEOUT), bounds::timeout).map_err(coded)?;
        Ok(Self { inner: Arc::new(machine::M2mVerifier::new(keys, process::clock())), timeout })
    }

    /// Verifies a token; `null` for one that only Clerk can verify. `timeout_ms` overrides the verifier's. A
    /// fetch of the keys continues if the verification is cancelled or exceeds its time limit, for other and
    /// later verifications.
    #[napi(catch_unwind, ts_return_type = "Promise<MachineJwtVerification | null>")]
    pub fn verify<'env>(
        &self,
        env: &'env Env,
        token: String,
        timeout_ms: Option<f64>,
        cancellation: Option<&Cancellation>,
    ) -> Result<Object<'env>, CodedError> {
        let verifier = Arc::clone(&self.inner);
        let timeout = timeout_ms.map_or(Ok(self.timeout), bounds::timeout).map_err(coded)?;
        let (promise, verification) = runtime::abortable_promise(env, async move {
            match time::timeout(timeout, verifier.verify(&token)).await {
                Ok(verification) => verification.map(MachineJwtVerification::from),
                Err(_) => Some(MachineJwtVerification::late(timeout)),
            }
        })
        .map_err(coded_by_status)?;
        if let Some(cancellation) = cancellation {
            cancellation.watch(verification);
        }
        Ok(promise)
    }
}

impl MachineJwtVerification {
    fn late(timeout: Duration) -> Self {
        let message = format!("the signing keys could not be loaded within {} ms", timeout.as_millis());
        Self { message: Some(message), system_code: Some("ETIMEDOUT"), ..Self::default() }
    }
}

impl From<Result<String, Refused>> for MachineJwtVerification {
    fn from(result: Result<String, Refused>) -> Self {
        match result {
            Ok(token) => Self { token: Some(token), ..Self::default() },
            Err(refused) => Self {
                code: Some(refused.code.as_str()),
                message: Some(refused.reason().to_owned()),
                ..Self::default()
            },
        }
    }
}
