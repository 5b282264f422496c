//! A scripted Clerk for the tests of this module.

use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header::CONTENT_TYPE};
use serde_json::Value;

use super::{Detected, MachineVerifier, MachineVerifierOptions, Refused, Verified, detect};
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
