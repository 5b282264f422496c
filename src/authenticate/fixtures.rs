//! Instances and requests for the tests of this folder.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use super::{Authenticator, State, authenticate_request};
use crate::instance::{InstanceType, PublishableKey};
use crate::jwks::PemKey;
use crate::jwt::{KeySource, Rules, Verifier};
use crate::request::{Connection, HeaderName, Headers, Request};
use crate::test_token::{NOW, PUBLIC_PEM};
use crate::time::manual::ManualClock;

/// The cookie that lets a development instance know the browser.
pub(super) const BROWSER: &str = "__clerk_db_jwt=browser; ";

/// An instance at `clerk.example.com` that has its key in memory, and whose clock stands at [`NOW`].
pub(super) fn instance(instance_type: InstanceType) -> Authenticator {
    instance_with_rules(instance_type, Rules::default())
}

/// The same with other rules.
pub(super) fn instance_with_rules(instance_type: InstanceType, rules: Rules) -> Authenticator {
    let key = PublishableKey::encode(instance_type, "clerk.example.com");
    let key = PublishableKey::parse(&key).expect("a good publishable key");
    let source = KeySource::Pem(PemKey::parse(PUBLIC_PEM));
    Authenticator::new(key, Verifier::new(source, rules, ManualClock::at(NOW)))
}

/// A request of a program, which cannot be sent to Clerk and back.
pub(super) fn request(method: &str, target: &str, given: &[(&str, &str)]) -> Request {
    let headers = Headers::new(HeaderName::ALL.map(|(_, name)| {
        given.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned())
    }));
    Request::parse(method.to_owned(), target.to_owned(), Connection::Plain, headers).expect("a good request")
}

/// What is decided; there is nothing that could be waited for.
pub(super) fn decide(instance: &Authenticator, request: &Request) -> State {
    match pin!(authenticate_request(instance, request)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(state) => Some(state),
        Poll::Pending => None,
    }
    .expect("the key is in memory")
}

/// `signed-in`, or the reason why not.
pub(super) fn outcome(state: &State) -> String {
    header(state, "x-clerk-auth-reason").unwrap_or_else(|| state.status().to_owned())
}

/// The message that goes with the reason; empty where there is none.
pub(super) fn message(state: &State) -> String {
    header(state, "x-clerk-auth-message").unwrap_or_default()
}

fn header(state: &State, name: &str) -> Option<String> {
    state
        .response_headers()
        .into_iter()
        .find(|(other, _)| *other == name)
        .map(|(_, value)| value.into_owned())
}
