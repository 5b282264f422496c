//! `Authenticator`: a configured instance, and the one call that each request makes.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use napi::Env;
use napi::bindgen_prelude::{Array, Either, Object};
use napi_derive::napi;

use super::error::CodedError;
use super::{instance, runtime};
use crate::authenticate::{self, State, authenticate_request};
use crate::instance::PublishableKey;
use crate::jwks::{Freshness, PemKey};
use crate::jwt::{HeaderTypes, KeySource, Rules, Verifier};
use crate::request::{Connection, HeaderName, Headers, Request};

/// The configuration of an `Authenticator`, with every default that JavaScript knows already applied.
#[napi(object, object_to_js = false)]
pub struct AuthenticatorOptions {
    /// `pk_test_…` or `pk_live_…`
    pub publishable_key: String,
    /// `sk_test_…` or `sk_live_…`
    pub secret_key: String,
    /// PEM public key in place of the instance's key set.
    pub jwt_key: Option<String>,
    /// Base address of the Backend API.
    pub api_url: Option<String>,
    /// Version segment of the Backend API.
    pub api_version: Option<String>,
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
    /// Fetch the key set for every verification.
    pub skip_jwks_cache: bool,
}

/// The outcome of an authentication. `claims` are set exactly when somebody is signed in.
#[napi(object, object_from_js = false)]
pub struct RequestState {
    /// The session token.
    pub token: Option<String>,
    /// The session token's claims: JSON text.
    pub claims: Option<String>,
    /// Names and values in turn, in the order in which they are added to the response. They tell why nobody is signed
    /// in.
    pub headers: Option<Vec<String>>,
    /// A remark for the developer; given once in a process.
    pub advice: Option<String>,
}

/// A configured instance, ready to decide about requests.
#[napi]
pub struct Authenticator {
    inner: Arc<authenticate::Authenticator>,
}

#[napi]
impl Authenticator {
    /// Throws an error with a `code` when the configuration cannot work.
    #[napi(constructor, catch_unwind)]
    pub fn new(options: AuthenticatorOptions) -> Result<Self, CodedError> {
        let publishable_key = PublishableKey::parse(&options.publishable_key)?;
        let api = instance::backend_api(
            options.api_url.as_deref(),
            options.api_version.as_deref(),
            &options.secret_key,
        )?;
        let keys = match &options.jwt_key {
            Some(pem) => KeySource::Pem(PemKey::parse(pem)),
            None => KeySource::Remote { cache: instance::key_cache(&api), freshness: freshness(&options) },
        };
        let verifier = Verifier::new(keys, rules(options), instance::clock());
        Ok(Self { inner: Arc::new(authenticate::Authenticator::new(publishable_key, verifier)) })
    }

    /// Who sent the request: at once while the keys are in memory, otherwise as a promise. `null` for a request that
    /// is answered 400. `headers` holds the values of the headers that `requestHeaderNames()` names, in its order.
    #[napi(catch_unwind, ts_return_type = "RequestState | Promise<RequestState> | null")]
    pub fn authenticate<'env>(
        &self,
        env: &'env Env,
        method: String,
        target: String,
        encrypted: bool,
        headers: Array<'env>,
    ) -> napi::Result<Option<Either<RequestState, Object<'env>>>> {
        let connection = if encrypted { Connection::Encrypted } else { Connection::Plain };
        let Ok(request) = Request::parse(method, target, connection, read_headers(&headers)?) else {
            return Ok(None);
        };
        let authenticator = Arc::clone(&self.inner);
        let mut decision: Pin<Box<dyn Future<Output = State> + Send>> =
            Box::pin(async move { authenticate_request(&authenticator, &request).await });
        // Nobody needs to be woken: whatever is not ready now is polled again on the runtime, with its waker.
        match decision.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(state) => Ok(Some(Either::A(state.into()))),
            Poll::Pending => {
                let promise = runtime::promise(env, async move { RequestState::from(decision.await) })?;
                Ok(Some(Either::B(promise)))
            }
        }
    }
}

/// The names of the request headers that `authenticate` reads.
#[napi(catch_unwind)]
pub fn request_header_names() -> Vec<&'static str> {
    HeaderName::ALL.into_iter().map(|(_, name)| name).collect()
}

/// Whether a request can be looked at at all, which does not depend on any configuration.
#[napi(catch_unwind)]
pub fn is_well_formed_request(method: String, target: String) -> bool {
    Request::parse(method, target, Connection::Plain, Headers::default()).is_ok()
}

impl From<State> for RequestState {
    fn from(state: State) -> Self {
        static ADVISED: AtomicBool = AtomicBool::new(false);

        let headers: Vec<String> = state
            .response_headers()
            .into_iter()
            .flat_map(|(name, value)| [name.to_owned(), value.into_owned()])
            .collect();
        let headers = (!headers.is_empty()).then_some(headers);
        match state {
            State::SignedIn(session) => {
                let advice = session.advice.filter(|_| !ADVISED.swap(true, Ordering::Relaxed));
                Self {
                    token: Some(session.token),
                    claims: Some(session.claims),
                    headers,
                    advice: advice.map(|advice| advice.text().to_owned()),
                }
            }
            State::SignedOut(_) => Self { token: None, claims: None, headers, advice: None },
        }
    }
}

fn freshness(options: &AuthenticatorOptions) -> Freshness {
    if options.skip_jwks_cache {
        return Freshness::AlwaysFetch;
    }
    match options.jwks_cache_ttl_in_ms {
        Some(ms) => Duration::try_from_secs_f64(ms / 1000.0).map_or(Freshness::DEFAULT, Freshness::MaxAge),
        None => Freshness::DEFAULT,
    }
}

fn rules(options: AuthenticatorOptions) -> Rules {
    let default = Rules::default();
    Rules {
        audience: options.audience,
        authorized_parties: options.authorized_parties,
        issuers: options.issuer,
        header_types: options.header_type.map_or(HeaderTypes::JwtOrAbsent, HeaderTypes::OneOf),
        clock_skew_ms: options
            .clock_skew_in_ms
            .filter(|skew| skew.is_finite())
            .unwrap_or(default.clock_skew_ms),
    }
}

fn read_headers(values: &Array<'_>) -> napi::Result<Headers> {
    let mut headers = [const { None }; HeaderName::ALL.len()];
    for (index, value) in (0..).zip(&mut headers) {
        *value = values.get::<Option<String>>(index)?.flatten();
    }
    Ok(Headers::new(headers))
}
