//! A token as received with a request.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use super::verified_tokens::{Known, Scope};
use super::{CompactJwt, DecodedJwt};
use crate::error::TokenError;

/// A decoded token together with the result of its cache lookup. It is not verified: [`Verifier::verify`]
/// does that.
///
/// [`Verifier::verify`]: super::Verifier::verify
#[derive(Clone)]
pub struct PresentedJwt {
    token: Arc<DecodedJwt>,
    /// The scope in which it was looked up, and the cached entry, if any.
    looked_up: Option<(Scope, Option<Known>)>,
}

impl PresentedJwt {
    /// Decodes a token without a cache lookup.
    ///
    /// # Errors
    /// `token-invalid`, as for [`CompactJwt::parse`] and [`CompactJwt::decode`].
    pub fn decode(text: &str) -> Result<Self, TokenError> {
        CompactJwt::parse(text)?.decode().map(Self::from)
    }

    /// A token that was found in the cache.
    pub(super) fn remembered(scope: Scope, known: Known) -> Self {
        Self { token: Arc::clone(known.token()), looked_up: Some((scope, Some(known))) }
    }

    /// The same token, after a lookup that missed.
    pub(super) fn unknown_in(self, scope: Scope) -> Self {
        Self { looked_up: Some((scope, None)), ..self }
    }

    /// The result of the lookup in this scope; `None` if there was no lookup.
    pub(super) fn looked_up_in(&self, scope: Scope) -> Option<Option<&Known>> {
        self.looked_up.as_ref().filter(|(own, _)| *own == scope).map(|(_, known)| known.as_ref())
    }

    /// Whether the token was found in the cache.
    pub fn is_remembered(&self) -> bool {
        matches!(self.looked_up, Some((_, Some(_))))
    }

    /// The decoded token.
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
