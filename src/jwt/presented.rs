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
    /// In which scope it was looked for, and what was found there.
    looked_up: Option<(Scope, Option<Known>)>,
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
        Self { token: Arc::clone(known.token()), looked_up: Some((scope, Some(known))) }
    }

    /// The same token, which was looked for in vain.
    pub(super) fn unknown_in(self, scope: Scope) -> Self {
        Self { looked_up: Some((scope, None)), ..self }
    }

    /// What was found of the token in this scope; `None` where nobody has looked.
    pub(super) fn looked_up_in(&self, scope: Scope) -> Option<Option<&Known>> {
        self.looked_up.as_ref().filter(|(own, _)| *own == scope).map(|(_, known)| known.as_ref())
    }

    /// Whether the token was found in memory, so that its reader has met it before.
    pub fn is_remembered(&self) -> bool {
        matches!(self.looked_up, Some((_, Some(_))))
    }

    /// The token alone.
    pub fn token(&self) -> &Arc<DecodedJwt> {
        &self.token
    }
}

impl From<DecodedJwt> for PresentedJwt {
    fn from(token: DecodedJwt) -> Self {
        Self { token: Arc::new(token), looked_up: None }
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
