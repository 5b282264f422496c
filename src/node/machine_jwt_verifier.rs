//! `MachineJwtVerifier`: the configured check behind `m2m.verify()`.

use std::sync::Arc;

use napi::Env;
use napi::bindgen_prelude::Object;
use napi_derive::napi;

use super::error::CodedError;
use super::{instance, runtime};
use crate::jwks::{Freshness, PemKey};
use crate::jwt::KeySource;
use crate::machine::{self, Refused};

/// Where the keys come from that an `MachineJwtVerifier` needs.
#[napi(object, object_to_js = false)]
pub struct MachineJwtVerifierOptions {
    /// `sk_test_…` or `sk_live_…`
    pub secret_key: Option<String>,
    /// Base address of the Backend API.
    pub api_url: Option<String>,
    /// PEM public key in place of the instance's key set.
    pub jwt_key: Option<String>,
}

/// What came of a verification. `token` is set exactly when the token was accepted, `code` exactly when it was refused.
#[napi(object, object_from_js = false)]
#[derive(Default)]
pub struct MachineJwtVerification {
    /// What Clerk would answer about the token: JSON text.
    pub token: Option<String>,
    /// The stable code of the refusal.
    pub code: Option<&'static str>,
    /// What was seen and what was expected.
    pub message: Option<String>,
}

/// Keys, ready to judge the tokens of machines.
#[napi]
pub struct MachineJwtVerifier {
    inner: Arc<machine::M2mVerifier>,
}

#[napi]
impl MachineJwtVerifier {
    /// Throws an error with a `code` when the configuration cannot work; that there is no key at all is told about
    /// each token.
    #[napi(constructor, catch_unwind)]
    pub fn new(options: MachineJwtVerifierOptions) -> Result<Self, CodedError> {
        let MachineJwtVerifierOptions { secret_key, api_url, jwt_key } = options;
        let keys = match (jwt_key, secret_key) {
            (Some(pem), _) => Some(KeySource::Pem(PemKey::parse(&pem))),
            (None, Some(secret_key)) => {
                let api = instance::backend_api(api_url.as_deref(), None, &secret_key)?;
                Some(KeySource::Remote { cache: instance::key_cache(&api), freshness: Freshness::DEFAULT })
            }
            (None, None) => None,
        };
        Ok(Self { inner: Arc::new(machine::M2mVerifier::new(keys, instance::clock())) })
    }

    /// Whether a token is accepted; `null` for one that only Clerk knows about.
    #[napi(catch_unwind, ts_return_type = "Promise<MachineJwtVerification | null>")]
    pub fn verify<'env>(&self, env: &'env Env, token: String) -> napi::Result<Object<'env>> {
        let verifier = Arc::clone(&self.inner);
        runtime::promise(env, async move { verifier.verify(&token).await.map(MachineJwtVerification::from) })
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
