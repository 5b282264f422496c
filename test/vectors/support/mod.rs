//! Fixtures shared by these tests.

#[allow(dead_code, reason = "the benches do not use it")]
pub(crate) mod naive_cookie;
#[allow(dead_code, reason = "the crate's unit tests use the rest of it")]
pub(crate) mod token;

use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use clerk_express_native::authenticate::{
    Accepts, Authenticator, Remarks, Sessions, State, authenticate_request,
};
use clerk_express_native::backend::BackendClient;
use clerk_express_native::backend::lookups::{InstanceLookups, Lookups};
use clerk_express_native::instance::{
    BackendApi, PublishableKey, Satellite, SecretKey, SignInUrlDemand, Site,
};
use clerk_express_native::jwks::PemKey;
use clerk_express_native::jwt::{KeySource, Rules, VerifiedTokens, Verifier};
use clerk_express_native::machine::{MachineVerifier, MachineVerifierOptions};
use clerk_express_native::organization_sync::OrganizationSync;
use clerk_express_native::request::{BadRequest, Connection, Request, Texts};
use clerk_express_native::time::Clock;
use clerk_express_native::transport::{
    self, BoxFuture, Response, Transport, TransportError, TransportErrorKind,
};

use self::token::{NOW, PUBLIC_PEM};

/// A clock that always shows [`NOW`].
#[derive(Debug)]
struct StandingClock;

impl Clock for StandingClock {
    fn unix_ms(&self) -> i64 {
        NOW * 1000
    }

    fn monotonic(&self) -> Duration {
        Duration::ZERO
    }
}

/// A verifier with this key and the default rules at [`NOW`].
pub(crate) fn verifier(key: PemKey) -> Verifier {
    Verifier::new(KeySource::Pem(key), Rules::default(), Arc::new(StandingClock))
}

/// A network without reachable hosts.
#[derive(Debug)]
struct NoNetwork;

impl Transport for NoNetwork {
    fn send(&self, _: transport::Request) -> BoxFuture<'static, Result<Response, TransportError>> {
        let error = TransportError {
            kind: TransportErrorKind::Connect,
            message: "nothing is reached".to_owned(),
            system_code: None,
        };
        Box::pin(async { Err(error) })
    }
}

/// An instance with the site of its app.
#[derive(Debug)]
pub(crate) struct Instance {
    pub(crate) authenticator: Authenticator,
    pub(crate) site: Site,
}

/// An instance with this publishable key and the signing key of the tests.
pub(crate) fn authenticator(publishable_key: &str) -> Instance {
    Instance { authenticator: accepting_any(sessions(publishable_key)), site: Site::default() }
}

/// Like [`authenticator`], with a cache of verified tokens.
#[allow(dead_code, reason = "the benches use it")]
pub(crate) fn remembering(publishable_key: &str, tokens: VerifiedTokens) -> Instance {
    let verifier = verifier(PemKey::parse(PUBLIC_PEM)).remembering(Arc::new(tokens));
    let sessions = Sessions { verifier, ..sessions(publishable_key) };
    Instance { authenticator: accepting_any(sessions), site: Site::default() }
}

/// A satellite of that instance.
pub(crate) fn satellite(publishable_key: &str) -> Instance {
    let sign_in_url = Some("https://primary.example/sign-in");
    let satellite = Satellite::new(sign_in_url, true, true, SignInUrlDemand::Absolute);
    let site = Site::new(None, None, Some(satellite.expect("valid settings")));
    Instance { site, ..authenticator(publishable_key) }
}

fn accepting_any(sessions: Sessions) -> Authenticator {
    let options = MachineVerifierOptions {
        keys: Some(KeySource::Pem(PemKey::parse(PUBLIC_PEM))),
        audience: Vec::new(),
        clock_skew_ms: 5_000.0,
        strict: false,
        backend: Some(Arc::new(backend())),
        machine_backend: None,
        lookups: lookups(),
        verified_tokens: None,
        cache_time_to_live: None,
        shared_cache: None,
    };
    let machines = MachineVerifier::new(options, Arc::new(StandingClock));
    let remarks = Arc::new(Remarks::new(Arc::new(StandingClock)));
    Authenticator::new(Accepts::Any(Box::new(sessions)), machines, remarks)
}

fn backend() -> BackendClient {
    BackendClient::new(api(), Arc::new(NoNetwork))
}

fn lookups() -> Arc<Lookups> {
    InstanceLookups::new(Arc::new(StandingClock)).of(&api())
}

fn api() -> BackendApi {
    let secret_key = SecretKey::parse("sk_test_x").expect("a usable key");
    BackendApi::parse("", "", secret_key).expect("the default URL")
}

fn sessions(publishable_key: &str) -> Sessions {
    let publishable_key = PublishableKey::parse(publishable_key).expect("a good publishable key");
    Sessions {
        publishable_key,
        verifier: verifier(PemKey::parse(PUBLIC_PEM)),
        backend: backend(),
        lookups: lookups(),
        organization_sync: OrganizationSync::default(),
        redirects: true,
    }
}

/// A GET request for `/` with these headers.
pub(crate) fn get(given: &[(&str, &str)]) -> Request {
    get_target("/", given).expect("a good request")
}

/// A GET request for this target with these headers; unused ones are dropped.
pub(crate) fn get_target(target: &str, given: &[(&str, &str)]) -> Result<Request, BadRequest> {
    let header = |name| given.iter().find(|(other, _)| *other == name).map(|(_, value)| *value);
    Request::parse(Texts::new("GET", target, header), Connection::Plain)
}

/// The decision about a request with the key in memory.
pub(crate) fn decide(instance: &Instance, request: &Request) -> State {
    decide_at(instance, &instance.site, request)
}

/// Like [`decide`], for another site.
pub(crate) fn decide_at(instance: &Instance, site: &Site, request: &Request) -> State {
    request.provide_all_headers(Vec::new());
    ready(authenticate_request(&instance.authenticator, site, request)).state
}

/// The output of a future that must be ready immediately.
pub(crate) fn ready<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => Some(output),
        Poll::Pending => None,
    }
    .expect("the key is in memory")
}

/// The reason for being signed out, as in the response headers.
pub(crate) fn reason(state: &State) -> Option<String> {
    state.explanation().map(|(reason, _)| reason.text().into_owned())
}
