//! A scripted Clerk, and a scripted store, for the tests of this module.

use std::collections::HashMap;
use std::fmt;
use std::future::pending;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header::CONTENT_TYPE};
use serde_json::Value;

use super::{
    Detected, MachineVerifier, MachineVerifierOptions, Refused, Store, StoreError, Verified, detect,
};
use crate::backend::BackendClient;
use crate::backend::lookups::InstanceLookups;
use crate::instance::{BackendApi, SecretKey};
use crate::jwks::PemKey;
use crate::jwt::{KeySource, PresentedJwt, Rules};
use crate::test_token::PUBLIC_PEM;
use crate::time::manual::ManualClock;
use crate::transport::{BoxFuture, Request, Response, Transport, TransportError, TransportErrorKind};

/// The outcome of a request.
pub(super) type Outcome = Result<Response, TransportError>;

/// Gives every request the same response until it is changed, and records the requests.
pub(super) struct ScriptedClerk {
    outcome: Mutex<Outcome>,
    requests: Mutex<Vec<Request>>,
    thinking: Mutex<Option<(Arc<ManualClock>, Duration)>>,
}

impl ScriptedClerk {
    pub(super) fn answering(outcome: Outcome) -> Arc<Self> {
        Arc::new(Self {
            outcome: Mutex::new(outcome),
            requests: Mutex::default(),
            thinking: Mutex::default(),
        })
    }

    /// Changes the response.
    pub(super) fn answer(&self, outcome: Outcome) {
        *self.outcome.lock().expect("not poisoned") = outcome;
    }

    /// Delays every response from now on.
    pub(super) fn think(&self, clock: Arc<ManualClock>, time: Duration) {
        *self.thinking.lock().expect("not poisoned") = Some((clock, time));
    }

    pub(super) fn requests(&self) -> Vec<Request> {
        self.requests.lock().expect("not poisoned").clone()
    }

    /// A client that calls this Clerk with this key.
    pub(super) fn client(self: &Arc<Self>, key: &str) -> Arc<BackendClient> {
        let transport = Arc::clone(self) as Arc<dyn Transport>;
        Arc::new(BackendClient::new(api(key), transport))
    }
}

impl fmt::Debug for ScriptedClerk {
    /// Omits the responses, so that tests only see what other types show.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ScriptedClerk")
    }
}

impl Transport for ScriptedClerk {
    fn send(&self, request: Request) -> BoxFuture<'static, Outcome> {
        self.requests.lock().expect("not poisoned").push(request);
        let outcome = self.outcome.lock().expect("not poisoned").clone();
        if let Some((clock, time)) = &*self.thinking.lock().expect("not poisoned") {
            clock.advance(*time);
        }
        Box::pin(async move { outcome })
    }
}

/// A successful JSON response.
pub(super) fn json(body: &Value) -> Outcome {
    response(200, "application/json", &body.to_string())
}

/// Any response.
pub(super) fn response(status: u16, media_type: &'static str, body: &str) -> Outcome {
    Ok(Response {
        status: StatusCode::from_u16(status).expect("a status code"),
        reason_phrase: String::new(),
        headers: HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static(media_type))]),
        body: Bytes::from(body.to_owned()),
    })
}

/// A failed request.
pub(super) fn fault(kind: TransportErrorKind) -> Outcome {
    let message = "POST api.example.com: details for operators".to_owned();
    Err(TransportError { kind, message, system_code: None })
}

fn api(key: &str) -> BackendApi {
    let key = SecretKey::parse(key).expect("a usable key");
    BackendApi::parse("https://api.example.com", "", key).expect("a usable URL")
}

/// Keys in memory and a client with the secret key.
pub(super) fn options(clerk: &Arc<ScriptedClerk>, clock: Arc<ManualClock>) -> MachineVerifierOptions {
    MachineVerifierOptions {
        keys: Some(KeySource::Pem(PemKey::parse(PUBLIC_PEM))),
        audience: Vec::new(),
        clock_skew_ms: Rules::default().clock_skew_ms,
        strict: false,
        backend: Some(clerk.client("sk_test_hidden")),
        machine_backend: None,
        lookups: InstanceLookups::new(clock).of(&api("sk_test_hidden")),
        verified_tokens: None,
        cache_time_to_live: None,
        shared_cache: None,
    }
}

/// Verifies a string that is detected as a machine token.
pub(super) async fn verify(verifier: &MachineVerifier, text: &str) -> Result<Verified, Refused> {
    let Detected::Machine(token) = detect(text, PresentedJwt::decode) else {
        unreachable!("a machine token")
    };
    verifier.verify(&token).await
}

/// Formats kind and data of an accepted token, or kind, code and message of a rejected one.
pub(super) fn shown(outcome: Result<Verified, Refused>) -> String {
    match outcome {
        Ok(verified) => format!("{} {}", verified.token_type.as_str(), verified.data),
        Err(refused) => {
            let Refused { token_type, code, message } = refused;
            format!("{} {}: {message}", token_type.as_str(), code.as_str())
        }
    }
}

/// Owned strings.
pub(super) fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// A store in memory that works, fails or never responds, as a test sets it.
#[derive(Debug, Default)]
pub(super) struct ScriptedStore {
    values: Arc<Mutex<HashMap<String, String>>>,
    times_to_live: Mutex<Vec<Duration>>,
    calls: AtomicUsize,
    mode: Mutex<Mode>,
}

#[derive(Clone, Copy, Debug, Default)]
enum Mode {
    #[default]
    Works,
    Fails,
    Hangs,
}

impl ScriptedStore {
    pub(super) fn working() -> Arc<Self> {
        Arc::default()
    }

    pub(super) fn work(&self) {
        self.enter(Mode::Works);
    }

    pub(super) fn fail(&self) {
        self.enter(Mode::Fails);
    }

    pub(super) fn hang(&self) {
        self.enter(Mode::Hangs);
    }

    /// The number of calls.
    pub(super) fn calls(&self) -> usize {
        self.calls.load(Ordering::Relaxed)
    }

    pub(super) fn value(&self, key: &str) -> Option<String> {
        self.values().get(key).cloned()
    }

    /// All entries, which a test may change.
    pub(super) fn values(&self) -> MutexGuard<'_, HashMap<String, String>> {
        self.values.lock().expect("not poisoned")
    }

    /// The times to live of the writes, in order.
    pub(super) fn times_to_live(&self) -> Vec<Duration> {
        self.times_to_live.lock().expect("not poisoned").clone()
    }

    fn enter(&self, mode: Mode) {
        *self.mode.lock().expect("not poisoned") = mode;
    }

    /// What `work` returns with the values, once the future is polled.
    fn call<Output: Send + 'static>(
        &self,
        work: impl FnOnce(&mut HashMap<String, String>) -> Output + Send + 'static,
    ) -> BoxFuture<'static, Result<Output, StoreError>> {
        self.calls.fetch_add(1, Ordering::Relaxed);
        let (mode, values) = (*self.mode.lock().expect("not poisoned"), Arc::clone(&self.values));
        Box::pin(async move {
            match mode {
                Mode::Works => Ok(work(&mut values.lock().expect("not poisoned"))),
                Mode::Fails => Err(StoreError("out of order".to_owned())),
                Mode::Hangs => pending().await,
            }
        })
    }
}

impl Store for ScriptedStore {
    fn get(&self, key: String) -> BoxFuture<'static, Result<Option<String>, StoreError>> {
        self.call(move |values| values.get(&key).cloned())
    }

    fn set(
        &self,
        key: String,
        value: String,
        time_to_live: Duration,
    ) -> BoxFuture<'static, Result<(), StoreError>> {
        self.times_to_live.lock().expect("not poisoned").push(time_to_live);
        self.call(move |values| {
            values.insert(key, value);
        })
    }

    fn delete(&self, key: String) -> BoxFuture<'static, Result<(), StoreError>> {
        self.call(move |values| {
            values.remove(&key);
        })
    }
}
