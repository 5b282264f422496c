//! One look-up, and what came of it.

use std::time::Duration;

use super::super::operation::Operation;
use super::super::{Answer, BackendClient, CallError};
use super::fingerprint::Fingerprint;

/// One look-up.
#[derive(Debug)]
pub struct Lookup<'l> {
    /// What it is about.
    pub kind: Kind,
    /// Makes the call.
    pub client: &'l BackendClient,
    /// The call.
    pub operation: &'static Operation,
    /// The arguments of the call, as [`BackendClient::call`] takes them.
    pub arguments: &'l str,
    /// Its identity among all look-ups.
    pub fingerprint: Fingerprint,
}

/// What a look-up is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An opaque machine token. Identical look-ups share the call and its answer.
    Token,
    /// The nonce with which Clerk sends a browser back. Identical look-ups share a call that fails. Its answer holds
    /// session cookies and Clerk may accept a nonce only once, so an accepted one is for the request that made the call;
    /// the others make calls of their own.
    Nonce,
    /// An expired session token, which the instance has signed, with its refresh token. Nothing is shared.
    Refresh,
}

/// What the call of a look-up returned.
#[derive(Debug)]
pub struct Outcome {
    /// Clerk's answer.
    pub result: Result<Answer, CallError>,
    /// When the call was made: a monotonic reading.
    pub asked_at: Duration,
}

/// Too many look-ups are under way and waiting already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany;

impl Outcome {
    /// Whether Clerk refused what was asked about. Other failures are about the call: its key, its rate, or Clerk itself.
    pub(super) fn has_refusing_status(&self) -> bool {
        matches!(&self.result, Err(CallError::Rejected(rejection)) if matches!(rejection.status, 400 | 404 | 410 | 422))
    }
}
