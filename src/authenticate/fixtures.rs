//! Instances and requests for the tests of this module.

use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use http::{HeaderMap, HeaderName as HttpHeaderName, HeaderValue, StatusCode};
use url::Url;

use super::state::ResponseHeaders;
use super::{
    Accepts, Authenticator, Decision, Notice, Remark, Remarks, Sessions, State, authenticate_request,
};
use crate::backend::BackendClient;
use crate::backend::lookups::{InstanceLookups, Lookups};
use crate::instance::{
    BackendApi, InstanceType, PublishableKey, Satellite, SecretKey, SignInUrlDemand, Site,
};
use crate::jwks::PemKey;
use crate::jwt::{KeySource, Rules, Verifier};
use crate::machine::{MachineVerifier, MachineVerifierOptions};
use crate::organization_sync::OrganizationSync;
use crate::request::{Connection, Request, Texts};
use crate::test_token::{NOW, PUBLIC_PEM};
use crate::time::manual::ManualClock;
use crate::transport::{self, BoxFuture, Response, Transport, TransportError, TransportErrorKind};

/// The cookie that identifies the browser in a development instance.
pub(super) const BROWSER: &str = "__clerk_db_jwt=browser; ";

/// The header of a request for a page.
pub(super) const PAGE: (&str, &str) = ("sec-fetch-dest", "document");

/// A configured instance with the site of its app.
pub(super) struct Instance {
    pub(super) authenticator: Authenticator,
    pub(super) site: Site,
}

/// An instance at `clerk.example.com` with its key in memory at [`NOW`].
pub(super) fn instance(instance_type: InstanceType) -> Instance {
    instance_with(instance_type, |_, _| {})
}

/// The same with other rules.
pub(super) fn instance_with_rules(instance_type: InstanceType, rules: Rules) -> Instance {
    instance_with(instance_type, |sessions, _| sessions.verifier = verifier(rules))
}

/// The same with these changes.
pub(super) fn instance_with(
    instance_type: InstanceType,
    change: impl FnOnce(&mut Sessions, &mut Site),
) -> Instance {
    let key = PublishableKey::encode(instance_type, "clerk.example.com");
    let mut sessions = Sessions {
        publishable_key: PublishableKey::parse(&key).expect("a good publishable key"),
        verifier: verifier(Rules::default()),
        backend: Backend::answering(404, "{}").client(),
        lookups: lookups(),
        organization_sync: OrganizationSync::default(),
        redirects: true,
    };
    let mut site = Site::default();
    change(&mut sessions, &mut site);
    let machines = machines(Backend::answering(404, "{}"));
    let authenticator = Authenticator::new(Accepts::Any(Box::new(sessions)), machines, remarks());
    Instance { authenticator, site }
}

/// The same for other kinds of tokens, with a Backend API that verifies machine tokens.
pub(super) fn instance_accepting(
    accepts: impl FnOnce(Box<Sessions>) -> Accepts,
    backend: Arc<Backend>,
) -> Instance {
    let Accepts::Any(sessions) = instance(InstanceType::Production).authenticator.accepts else {
        unreachable!("it accepts any")
    };
    let authenticator = Authenticator::new(accepts(sessions), machines(backend), remarks());
    Instance { authenticator, site: Site::default() }
}

/// Makes the app a satellite at `satellite.example.com`.
pub(super) fn make_satellite(site: &mut Site, auto_sync: bool) {
    let sign_in_url = Some("https://primary.example.com/sign-in?a=b");
    let satellite = Satellite::new(sign_in_url, true, auto_sync, SignInUrlDemand::Absolute);
    let satellite = satellite.expect("valid settings");
    *site = Site::new(Some("satellite.example.com".to_owned()), None, Some(satellite));
}

fn remarks() -> Arc<Remarks> {
    Arc::new(Remarks::new(ManualClock::at(NOW)))
}

fn machines(backend: Arc<Backend>) -> MachineVerifier {
    let options = MachineVerifierOptions {
        keys: Some(KeySource::Pem(PemKey::parse(PUBLIC_PEM))),
        audience: Vec::new(),
        clock_skew_ms: 5_000.0,
        strict: false,
        backend: Some(Arc::new(backend.client())),
        machine_backend: None,
        lookups: lookups(),
        verified_tokens: None,
        cache_time_to_live: None,
        shared_cache: None,
    };
    MachineVerifier::new(options, ManualClock::at(NOW))
}

fn lookups() -> Arc<Lookups> {
    InstanceLookups::new(ManualClock::at(NOW)).of(&api())
}

fn api() -> BackendApi {
    let key = SecretKey::parse("sk_test_x").expect("a usable key");
    BackendApi::parse("https://api.example.com", "", key).expect("a usable URL")
}

pub(super) fn verifier(rules: Rules) -> Verifier {
    Verifier::new(KeySource::Pem(PemKey::parse(PUBLIC_PEM)), rules, ManualClock::at(NOW))
}

/// A Backend API that always returns the same response, and records its requests.
#[derive(Debug)]
pub(super) struct Backend {
    answer: Result<(u16, String), ()>,
    asked: Mutex<Vec<transport::Request>>,
}

impl Backend {
    pub(super) fn answering(status: u16, body: &str) -> Arc<Self> {
        Arc::new(Self { answer: Ok((status, body.to_owned())), asked: Mutex::default() })
    }

    pub(super) fn out_of_reach() -> Arc<Self> {
        Arc::new(Self { answer: Err(()), asked: Mutex::default() })
    }

    pub(super) fn client(self: &Arc<Self>) -> BackendClient {
        let transport: Arc<dyn Transport> = Arc::<Self>::clone(self);
        BackendClient::new(api(), transport)
    }

    /// Method, URL and body of each request.
    pub(super) fn asked(&self) -> Vec<(String, String, String)> {
        let asked = self.asked.lock().expect("not poisoned");
        let text =
            |body: &Option<Bytes>| String::from_utf8_lossy(body.as_deref().unwrap_or_default()).into_owned();
        asked
            .iter()
            .map(|request| (request.method.to_string(), request.url.to_string(), text(&request.body)))
            .collect()
    }
}

impl Transport for Backend {
    fn send(&self, request: transport::Request) -> BoxFuture<'static, Result<Response, TransportError>> {
        self.asked.lock().expect("not poisoned").push(request);
        let answer = match &self.answer {
            Ok((status, body)) => Ok(Response {
                status: StatusCode::from_u16(*status).expect("a status code"),
                reason_phrase: String::new(),
                headers: HeaderMap::from_iter([(
                    HttpHeaderName::from_static("content-type"),
                    HeaderValue::from_static("application/json"),
                )]),
                body: Bytes::from(body.clone()),
            }),
            Err(()) => Err(TransportError {
                kind: TransportErrorKind::Connect,
                message: "GET api.example.com: refused".to_owned(),
                system_code: Some("ECONNREFUSED"),
            }),
        };
        Box::pin(async move { answer })
    }
}

/// A request with these headers, to `app.example.com` unless they contain a host. Without [`PAGE`] it cannot
/// be redirected to Clerk.
pub(super) fn request(method: &str, target: &str, given: &[(&str, &str)]) -> Request {
    let host = ("host", "app.example.com");
    let header =
        |name| given.iter().chain([&host]).find(|(other, _)| *other == name).map(|(_, value)| *value);
    let texts = Texts::new(method, target, header);
    let request = Request::parse(texts, Connection::Plain).expect("a good request");
    let all = given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    request.provide_all_headers(all.collect());
    request
}

/// The decision, which must be ready immediately.
fn decision(instance: &Instance, request: &Request) -> Decision {
    match pin!(authenticate_request(&instance.authenticator, &instance.site, request))
        .poll(&mut Context::from_waker(Waker::noop()))
    {
        Poll::Ready(decision) => Some(decision),
        Poll::Pending => None,
    }
    .expect("the key is in memory, and the backend responds immediately")
}

/// The state of a request.
pub(super) fn decide(instance: &Instance, request: &Request) -> State {
    decision(instance, request).state
}

/// The notices of a request, as if it were the first one.
pub(super) fn notices(instance: &Instance, request: &Request) -> Vec<Notice> {
    instance.authenticator.remarks.forget();
    decision(instance, request).remarks.iter().map(Remark::notice).cloned().collect()
}

/// `signed-in`, or the reason for being signed out, prefixed with `handshake` if the browser is redirected.
pub(super) fn outcome(state: &State) -> String {
    match (state, state.explanation()) {
        (State::Handshake(_), Some((reason, _))) => format!("handshake {}", reason.text()),
        (_, Some((reason, _))) => reason.text().into_owned(),
        (_, None) => state.status().to_owned(),
    }
}

/// The message of the reason; empty if there is none.
pub(super) fn message(state: &State) -> String {
    state.explanation().map(|(_, message)| message.to_owned()).unwrap_or_default()
}

/// The response headers.
pub(super) fn headers(state: &State) -> &ResponseHeaders {
    state.response_headers()
}

/// The values of one header.
pub(super) fn header<'s>(state: &'s State, name: &str) -> Vec<&'s str> {
    headers(state).iter().filter(|(other, _)| *other == name).map(|(_, value)| value.as_str()).collect()
}

/// The URL that the browser is redirected to, without its query, and the query.
pub(super) fn location(state: &State) -> (String, Vec<(String, String)>) {
    let [location] = header(state, "location")[..] else { unreachable!("{state:?} has one location") };
    let mut url = Url::parse(location).expect("a URL");
    let query = url.query_pairs().into_owned().collect();
    url.set_query(None);
    (url.into(), query)
}
