//! `TokenVerifier`: implements `verifyToken()`.

use std::sync::Arc;
use std::task::Poll;

use napi::Env;
use napi::bindgen_prelude::{Either, Object};
use napi_derive::napi;

use super::error::{CodedError, coded};
use super::verification::VerificationOptions;
use super::{process, runtime};
use clerk_express_native::error::{TokenError, VerificationError};
use clerk_express_native::instance::{BackendApi, SecretKey};
use clerk_express_native::jwt::{KeySource, Verifier};

/// The source of keys for a `TokenVerifier`.
#[napi(object, object_to_js = false)]
pub struct TokenVerifierOptions {
    /// `sk_test_…` or `sk_live_…`
    pub secret_key: Option<String>,
    /// Base URL of the Backend API.
    pub api_url: Option<String>,
    /// Version segment of the Backend API.
    pub api_version: Option<String>,
}

/// The outcome of a verification: `claims` are set if the token was accepted, `reason` if it was rejected.
/// With neither, nothing is known about the token, and `message` says what went wrong.
#[napi(object, object_from_js = false)]
#[derive(Default)]
pub struct TokenVerification {
    /// The token's claims as JSON.
    pub claims: Option<String>,
    /// The stable code of the rejection.
    pub reason: Option<&'static str>,
    /// What is wrong.
    pub message: Option<String>,
    /// What to do about it.
    pub action: Option<&'static str>,
}

/// Verifies tokens with rules and keys.
#[napi]
pub struct TokenVerifier {
    inner: Arc<Verifier>,
}

#[napi]
impl TokenVerifier {
    /// Throws an error with a `code` if the configuration is invalid; a missing key is reported for each
    /// token. Both arguments may be the same object.
    #[napi(constructor, catch_unwind)]
    pub fn new(options: TokenVerifierOptions, verification: VerificationOptions) -> Result<Self, CodedError> {
        let verification = verification.verification()?;
        let keys = match (verification.own_keys(), options.secret_key) {
            (Some(keys), _) => keys,
            (None, Some(secret_key)) => {
                let secret_key = SecretKey::parse(&secret_key).map_err(coded)?;
                let api_url = options.api_url.unwrap_or_default();
                let api_version = options.api_version.unwrap_or_default();
                let api = BackendApi::parse(&api_url, &api_version, secret_key).map_err(coded)?;
                verification.keys(|| process::key_cache(&api))
            }
            (None, None) => KeySource::Missing,
        };
        let verifier = Verifier::new(keys, verification.rules, process::clock());
        Ok(Self { inner: Arc::new(verifier.refusing(verification.revocations)) })
    }

    /// Verifies a token: synchronously if the keys are in memory, otherwise with a promise.
    #[napi(catch_unwind, ts_return_type = "TokenVerification | Promise<TokenVerification>")]
    pub fn verify<'env>(
        &self,
        env: &'env Env,
        token: String,
    ) -> napi::Result<Either<TokenVerification, Object<'env>>> {
        let verifier = Arc::clone(&self.inner);
        let mut outcome = Box::pin(async move { TokenVerification::from(verify(&verifier, &token).await) });
        match runtime::poll_once(outcome.as_mut()) {
            Poll::Ready(outcome) => Ok(Either::A(outcome)),
            Poll::Pending => Ok(Either::B(runtime::promise(env, outcome)?)),
        }
    }
}

/// Verifies a token and returns its claims as JSON.
async fn verify(verifier: &Verifier, token: &str) -> Result<String, VerificationError> {
    let token = verifier.decode(token)?;
    verifier.verify(&token).await?;
    Ok(token.payload().to_owned())
}

impl From<Result<String, VerificationError>> for TokenVerification {
    fn from(result: Result<String, VerificationError>) -> Self {
        match result {
            Ok(claims) => Self { claims: Some(claims), ..Self::default() },
            Err(VerificationError::Token(TokenError { reason, message, action, .. })) => Self {
                reason: Some(reason.as_str()),
                message: Some(message.into_owned()),
                action,
                ..Self::default()
            },
            Err(VerificationError::Unexpected(why)) => Self { message: Some(why), ..Self::default() },
        }
    }
}
