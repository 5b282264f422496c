//! Decides who sent a request (`authentication.md` §3). This page is the table of contents:
//!
//! 1. A token in the `Authorization` header decides alone: [`header`].
//! 2. Otherwise the cookies decide: [`cookie`], after [`suffix`] has chosen the variant of them that counts.
//! 3. A session token that is refused is explained by [`session_error`].
//! 4. The answer is a [`State`].

mod cookie;
#[cfg(test)]
mod fixtures;
mod header;
mod session_error;
pub mod state;
mod suffix;

pub use state::State;

use crate::instance::PublishableKey;
use crate::jwt::Verifier;
use crate::request::{HeaderName, Request, bearer_token};

/// A configured instance, ready to decide. Built once, then shared by all requests.
#[derive(Debug)]
pub struct Authenticator {
    publishable_key: PublishableKey,
    verifier: Verifier,
}

impl Authenticator {
    /// Decides for the instance of `publishable_key`, with the keys and rules of `verifier`.
    pub fn new(publishable_key: PublishableKey, verifier: Verifier) -> Self {
        Self { publishable_key, verifier }
    }
}

/// Who sent the request. Ready at once unless a signing key has to be fetched.
pub async fn authenticate_request(authenticator: &Authenticator, request: &Request) -> State {
    match request.headers().get(HeaderName::Authorization).and_then(bearer_token) {
        Some(token) => header::authenticate(authenticator, request, token).await,
        None => cookie::authenticate(authenticator, request).await,
    }
}
