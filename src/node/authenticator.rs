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
use super::organization_sync::OrganizationSyncOptions;
use super::{instance, runtime};
use crate::authenticate::notice::Level;
use crate::authenticate::state::{Handshake, ResponseHeaders, SignedIn, SignedOut, State};
use crate::authenticate::{self, Decision, Outcome, Sessions, authenticate_request};
use crate::backend::BackendClient;
use crate::error::ConfigurationError;
use crate::instance::{FrontendApi, InstanceType, PublishableKey, Satellite, SecretKey};
use crate::jwks::{Freshness, PemKey};
use crate::jwt::{HeaderTypes, KeySource, Rules, Verifier};
use crate::organization_sync::OrganizationSync;
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
    /// The secret key for nonces and refreshes, where it differs from `secret_key`.
    pub client_secret_key: Option<String>,
    /// Domain of a satellite app.
    pub domain: Option<String>,
    /// Whether the app is a satellite.
    pub is_satellite: bool,
    /// Address of the Frontend API's proxy: absolute, or a path on the app's own origin.
    pub proxy_url: Option<String>,
    /// The sign-in page.
    pub sign_in_url: Option<String>,
    /// Whether a satellite asks its primary app about visitors without cookies.
    pub satellite_auto_sync: bool,
    /// Which paths ask for an organization to be active.
    pub organization_sync_options: Option<OrganizationSyncOptions>,
    /// Whether browsers are redirected to fetch fresh cookies.
    pub enable_handshake: bool,
    /// Whether tokens must carry what they may lack by default: `aud` where `audience` is set, `iss` and `typ`.
    pub strict: bool,
}

/// The outcome of an authentication.
#[napi(object, object_from_js = false)]
#[derive(Default)]
pub struct RequestState {
    /// `signed-in`, `signed-out` or `handshake`; `fault` where the configuration turns out not to work.
    pub status: &'static str,
    /// The stable code of a fault.
    pub code: Option<&'static str>,
    /// The session token.
    pub token: Option<String>,
    /// The session token's claims: JSON text.
    pub claims: Option<String>,
    /// Why nobody is signed in.
    pub reason: Option<String>,
    /// Why nobody is signed in, or what is wrong with the configuration, in words.
    pub message: Option<String>,
    /// Names and values in turn, in the order in which they are added to the response. The reason and its like are not
    /// among them.
    pub headers: Option<Vec<String>>,
    /// Remarks for the developer.
    pub notices: Option<Vec<Notice>>,
}

/// A remark for the developer.
#[napi(object, object_from_js = false)]
pub struct Notice {
    /// The method of `console` to use: `log`, `warn` or `error`.
    pub level: &'static str,
    /// The remark.
    pub text: String,
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
    pub fn new(mut options: AuthenticatorOptions) -> Result<Self, CodedError> {
        let satellite = options.is_satellite.then(|| satellite(&options)).transpose()?;
        let publishable_key = PublishableKey::parse(&options.publishable_key)?;
        let api = |secret_key| {
            instance::backend_api(options.api_url.as_deref(), options.api_version.as_deref(), secret_key)
        };
        let keys_api = api(&options.secret_key)?;
        let client_api = api(options.client_secret_key.as_ref().unwrap_or(&options.secret_key))?;
        let backend = BackendClient::new(client_api, instance::transport(), None)?;
        let keys = match &options.jwt_key {
            Some(pem) => KeySource::Pem(PemKey::parse(pem)),
            None => {
                KeySource::Remote { cache: instance::key_cache(&keys_api), freshness: freshness(&options) }
            }
        };
        let frontend_api = FrontendApi::new(
            &publishable_key,
            options.domain.as_deref(),
            options.is_satellite,
            options.proxy_url.as_deref(),
        );
        let organization_sync = match options.organization_sync_options.take() {
            Some(patterns) => OrganizationSync::try_from(patterns)?,
            None => OrganizationSync::default(),
        };
        let redirects = options.enable_handshake;
        let mut rules = rules(&options);
        if options.strict {
            rules.make_strict(frontend_api.issuers(&publishable_key));
        }
        let verifier = Verifier::new(keys, rules, instance::clock());
        let sessions = Sessions {
            publishable_key,
            frontend_api,
            verifier,
            backend,
            satellite,
            organization_sync,
            redirects,
        };
        Ok(Self { inner: Arc::new(authenticate::Authenticator::new(sessions)) })
    }

    /// Who sent the request: at once while the keys are in memory, otherwise as a promise. `null` for a request that
    /// is answered 400. `headers` holds the values of the headers that `requestHeaderNames()` names, in its order;
    /// `all_headers` all of them by their names, which are read where something has to be fetched. A
    /// configuration that turns out not to work is a state too, with a `code`.
    #[napi(catch_unwind, ts_return_type = "RequestState | Promise<RequestState> | null")]
    pub fn authenticate<'env>(
        &self,
        env: &'env Env,
        method: String,
        target: String,
        encrypted: bool,
        headers: Array<'env>,
        all_headers: Object<'env>,
    ) -> napi::Result<Option<Either<RequestState, Object<'env>>>> {
        let Ok(request) = Request::parse(method, target, connection(encrypted), read_headers(&headers)?)
        else {
            return Ok(None);
        };
        let authenticator = Arc::clone(&self.inner);
        let request = Arc::new(request);
        let asked = Arc::clone(&request);
        let mut decision: Pin<Box<dyn Future<Output = Result<Decision, ConfigurationError>> + Send>> =
            Box::pin(async move { authenticate_request(&authenticator, &asked).await });
        // Nobody needs to be woken: whatever is not ready now is polled again on the runtime, with its waker.
        match decision.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(decision) => Ok(Some(Either::A(decision.into()))),
            Poll::Pending => {
                request.provide_all_headers(read_all_headers(&all_headers)?);
                let promise = runtime::promise(env, async move { RequestState::from(decision.await) })?;
                Ok(Some(Either::B(promise)))
            }
        }
    }
}

#[napi]
impl Authenticator {
    /// A decision in words, for the developer: several lines without any secret. The arguments are those of
    /// `authenticate`, and what it decided. `null` for a request that is answered 400.
    #[napi(catch_unwind)]
    #[allow(clippy::too_many_arguments, reason = "those of `authenticate`, one by one")]
    pub fn explain(
        &self,
        method: String,
        target: String,
        encrypted: bool,
        headers: Array<'_>,
        status: String,
        reason: Option<String>,
        message: Option<String>,
    ) -> napi::Result<Option<String>> {
        let request = Request::parse(method, target, connection(encrypted), read_headers(&headers)?);
        let outcome = Outcome { status: &status, reason: reason.as_deref(), message: message.as_deref() };
        Ok(request.ok().map(|request| authenticate::explain(&self.inner, &request, outcome)))
    }

    /// What a decision was made from: JSON text without any secret. The arguments are those of `authenticate`. `null`
    /// for a request that is answered 400.
    #[napi(catch_unwind)]
    pub fn debug(
        &self,
        method: String,
        target: String,
        encrypted: bool,
        headers: Array<'_>,
    ) -> napi::Result<Option<String>> {
        let request = Request::parse(method, target, connection(encrypted), read_headers(&headers)?);
        Ok(request.ok().map(|request| authenticate::debug(&self.inner, &request)))
    }
}

/// The names of the request headers that `authenticate` reads.
#[napi(catch_unwind)]
pub fn request_header_names() -> Vec<&'static str> {
    HeaderName::ALL.into_iter().map(|(_, name)| name).collect()
}

/// The address that the client asked for, as seen behind proxies; `null` for a request that is answered 400.
#[napi(catch_unwind)]
pub fn public_url(
    method: String,
    target: String,
    encrypted: bool,
    headers: Array<'_>,
) -> napi::Result<Option<String>> {
    let request = Request::parse(method, target, connection(encrypted), read_headers(&headers)?);
    Ok(request.ok().map(|request| request.url().public().to_string()))
}

/// Whether a request can be looked at at all, which does not depend on any configuration.
#[napi(catch_unwind)]
pub fn is_well_formed_request(method: String, target: String) -> bool {
    Request::parse(method, target, Connection::Plain, Headers::default()).is_ok()
}

impl From<Result<Decision, ConfigurationError>> for RequestState {
    fn from(decision: Result<Decision, ConfigurationError>) -> Self {
        let Decision { state, notices } = match decision {
            Ok(decision) => decision,
            Err(ConfigurationError { code, message }) => {
                return Self { status: "fault", code: Some(code), message: Some(message), ..Self::default() };
            }
        };
        let notices: Vec<Notice> = notices.into_iter().filter(is_new).map(Notice::from).collect();
        let notices = (!notices.is_empty()).then_some(notices);
        let status = state.status();
        match state {
            State::SignedIn(SignedIn { token, claims, headers }) => Self {
                status,
                token: Some(token),
                claims: Some(claims),
                headers: flatten(headers),
                notices,
                ..Self::default()
            },
            State::SignedOut(SignedOut { reason, message, headers })
            | State::Handshake(Handshake { reason, message, headers }) => Self {
                status,
                reason: Some(reason.text().into_owned()),
                message: (!message.is_empty()).then_some(message),
                headers: flatten(headers),
                notices,
                ..Self::default()
            },
        }
    }
}

impl From<authenticate::Notice> for Notice {
    fn from(notice: authenticate::Notice) -> Self {
        let level = match notice.level() {
            Level::Log => "log",
            Level::Warn => "warn",
            Level::Error => "error",
        };
        Self { level, text: notice.text() }
    }
}

/// Whether a remark that is made once in a process was not made yet.
fn is_new(notice: &authenticate::Notice) -> bool {
    static MADE: AtomicBool = AtomicBool::new(false);
    !notice.once() || !MADE.swap(true, Ordering::Relaxed)
}

fn connection(encrypted: bool) -> Connection {
    if encrypted { Connection::Encrypted } else { Connection::Plain }
}

fn flatten(headers: ResponseHeaders) -> Option<Vec<String>> {
    let flat: Vec<String> = headers.into_iter().flat_map(|(name, value)| [name.to_owned(), value]).collect();
    (!flat.is_empty()).then_some(flat)
}

fn satellite(options: &AuthenticatorOptions) -> Result<Satellite, ConfigurationError> {
    let has_domain_or_proxy = options.domain.is_some() || options.proxy_url.is_some();
    // The publishable key has its say later, so that what is missing is told in the order of the specification.
    let instance_type = match SecretKey::names_development(&options.secret_key) {
        true => InstanceType::Development,
        false => InstanceType::Production,
    };
    let sign_in_url = options.sign_in_url.as_deref();
    Satellite::new(sign_in_url, has_domain_or_proxy, options.satellite_auto_sync, instance_type)
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

fn rules(options: &AuthenticatorOptions) -> Rules {
    let default = Rules::default();
    Rules {
        audience: options.audience.clone(),
        authorized_parties: options.authorized_parties.clone(),
        issuers: options.issuer.clone(),
        header_types: options.header_type.clone().map_or(HeaderTypes::JwtOrAbsent, HeaderTypes::OneOf),
        clock_skew_ms: options
            .clock_skew_in_ms
            .filter(|skew| skew.is_finite())
            .unwrap_or(default.clock_skew_ms),
        ..default
    }
}

fn read_headers(values: &Array<'_>) -> napi::Result<Headers> {
    let mut headers = [const { None }; HeaderName::ALL.len()];
    for (index, value) in (0..).zip(&mut headers) {
        *value = values.get::<Option<String>>(index)?.flatten();
    }
    Ok(Headers::new(headers))
}

/// Names in lower case, sorted; a header that came several times is one text, as Fetch joins it.
fn read_all_headers(headers: &Object<'_>) -> napi::Result<Vec<(String, String)>> {
    let mut all = Vec::new();
    for name in Object::keys(headers)? {
        let value = match headers.get::<Either<String, Vec<String>>>(&name)? {
            Some(Either::A(text)) => text,
            Some(Either::B(texts)) => texts.join(", "),
            None => continue,
        };
        all.push((name.to_lowercase(), value.trim_matches([' ', '\t', '\r', '\n']).to_owned()));
    }
    all.sort();
    Ok(all)
}
