//! What the tests of this folder share.

#[allow(dead_code, reason = "the crate's unit tests use the rest of it")]
pub(crate) mod token;

use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use clerk_express_native::authenticate::{Authenticator, State, authenticate_request};
use clerk_express_native::instance::PublishableKey;
use clerk_express_native::jwks::PemKey;
use clerk_express_native::jwt::{KeySource, Rules, Verifier};
use clerk_express_native::request::{Connection, HeaderName, Headers, Request};
use clerk_express_native::time::Clock;

use self::token::{NOW, PUBLIC_PEM};

/// A clock that stands at [`NOW`].
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

/// Verifies with this key at [`NOW`], by the default rules.
pub(crate) fn verifier(key: PemKey) -> Verifier {
    Verifier::new(KeySource::Pem(key), Rules::default(), Arc::new(StandingClock))
}

/// Decides for the instance of this publishable key, whose tokens are signed with the tests' key.
pub(crate) fn authenticator(publishable_key: &str) -> Authenticator {
    let key = PublishableKey::parse(publishable_key).expect("a good publishable key");
    Authenticator::new(key, verifier(PemKey::parse(PUBLIC_PEM)))
}

/// The headers of a request; those that nothing reads are left out.
pub(crate) fn headers(given: &[(&str, &str)]) -> Headers {
    Headers::new(HeaderName::ALL.map(|(_, name)| {
        given.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned())
    }))
}

/// A GET request for `/` with these headers.
pub(crate) fn get(given: &[(&str, &str)]) -> Request {
    Request::parse("GET".to_owned(), "/".to_owned(), Connection::Plain, headers(given))
        .expect("a good request")
}

/// What is decided about a request when the key is in memory.
pub(crate) fn decide(authenticator: &Authenticator, request: &Request) -> State {
    ready(authenticate_request(authenticator, request))
}

/// What a future brings that must not have to wait for anything.
pub(crate) fn ready<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => Some(output),
        Poll::Pending => None,
    }
    .expect("the key is in memory")
}

/// What the response tells about why nobody is signed in.
pub(crate) fn reason(state: &State) -> Option<String> {
    let headers = state.response_headers();
    headers.iter().find(|(name, _)| *name == "x-clerk-auth-reason").map(|(_, reason)| reason.to_string())
}
