//! A lookup and its outcome.

use std::sync::Arc;
use std::time::Duration;

use super::super::operation::Operation;
use super::super::{Answer, BackendClient, CallError};
use super::fingerprint::Fingerprint;

/// One lookup.
#[derive(Debug)]
pub struct Lookup<'l> {
    /// Its subject.
    pub kind: Kind,
    /// The client that makes the call.
    pub client: &'l BackendClient,
    /// The call.
    pub operation: &'static Operation,
    /// The arguments of the call, as for [`BackendClient::call`].
    pub arguments: &'l str,
    /// Its identity among all lookups.
    pub fingerprint: Fingerprint,
}

/// The subject of a lookup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An opaque machine token. Identical lookups share the call and its response.
    Token,
    /// The nonce with which Clerk redirects a browser back. Identical lookups share a failed call. A successful response
    /// contains session cookies, and Clerk may accept a nonce only once, so it is only used for the request that made
    /// the call; the others make their own calls.
    Nonce,
    /// An expired session token signed by the instance, with its refresh token. Nothing is shared.
    Refresh,
}

/// The outcome of a lookup's call.
#[derive(Debug)]
pub struct Outcome {
    /// Clerk's response.
    pub result: Result<Answer, CallError>,
    /// When the call was made: a monotonic reading.
    pub asked_at: Duration,
}

/// The outcome for one lookup, which may share it with others.
#[derive(Debug)]
pub struct Reply {
    /// The outcome.
    pub outcome: Arc<Outcome>,
    /// Whether this lookup made the call.
    pub is_own: bool,
}

/// The limits of concurrent and waiting lookups are reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany;

impl Outcome {
    /// The status with which Clerk refused the subject. Other errors are about the call: its key, its rate, or Clerk
    /// itself.
    pub fn refusing_status(&self) -> Option<u16> {
        match &self.result {
            Err(CallError::Rejected(rejection)) if matches!(rejection.status, 400 | 404 | 410 | 422) => {
                Some(rejection.status)
            }
            _ => None,
        }
    }
}
