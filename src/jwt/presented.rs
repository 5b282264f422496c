//! A token as a request brought it.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use super::verified_tokens::{Known, Scope};
use super::{CompactJwt, DecodedJwt};
use crate::error::TokenError;

/// A decoded token, with what its reader remembers of it. That is no verdict: [`Verifier::verify`] gives one.
///
/// [`Verifier::verify`]: super::Verifier::verify
#[derive(Clone)]
pub struct PresentedJwt {
    token: Arc<DecodedJwt>,
    remembered: Option<(Scope, Known)>,
}

impl PresentedJwt {
    /// Reads a token that nothing is remembered of.
    ///
    /// # Errors
    /// `token-invalid`, as [`CompactJwt::parse`] and [`CompactJwt::decode`].
    pub fn decode(text: &str) -> Result<Self, TokenError> {
        CompactJwt::parse(text)?.decode().map(Self::from)
    }

    /// The token that was found in memory.
    pub(super) fn remembered(scope: Scope, known: Known) -> Self {
        Self { token: Arc::clone(known.token()), remembered: Some((scope, known)) }
    }

    /// What is remembered of the token in this scope.
    pub(super) fn known_in(&self, scope: Scope) -> Option<&Known> {
        self.remembered.as_ref().filter(|(own, _)| *own == scope).map(|(_, known)| known)
    }

    pub(super) fn shared(&self) -> &Arc<DecodedJwt> {
        &self.token
    }

    /// The token alone.
    pub fn into_token(self) -> Arc<DecodedJwt> {
        self.token
    }
}

impl From<DecodedJwt> for PresentedJwt {
    fn from(token: DecodedJwt) -> Self {
        Self { token: Arc::new(token), remembered: None }
    }
}

impl Deref for PresentedJwt {
    type Target = DecodedJwt;

    fn deref(&self) -> &DecodedJwt {
        &self.token
    }
}

impl fmt::Debug for PresentedJwt {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.token.fmt(formatter)
    }
}
