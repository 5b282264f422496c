//! A token as received with a request.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use super::verified_tokens::{LookUp, Record, Scope, TokenDigest};
use super::{CompactJwt, DecodedJwt};
use crate::error::TokenError;

/// A decoded token together with the result of its cache lookup. It is not verified: [`Verifier::verify`]
/// does that.
///
/// [`Verifier::verify`]: super::Verifier::verify
#[derive(Clone)]
pub struct PresentedJwt {
    token: Arc<DecodedJwt>,
    looked_up: Option<LookedUp>,
}

/// The result of a cache lookup in a scope.
#[derive(Clone, Copy)]
pub(super) struct LookedUp {
    scope: Scope,
    found: Found,
}

#[derive(Clone, Copy)]
enum Found {
    /// The token, decoded, and its verification.
    Decoded(Record),
    /// Its verification.
    Record(Record),
    Nothing(TokenDigest),
}

impl PresentedJwt {
    /// Decodes a token without a cache lookup.
    ///
    /// # Errors
    /// `token-invalid`, as for [`CompactJwt::parse`] and [`CompactJwt::decode`].
    pub fn decode(text: &str) -> Result<Self, TokenError> {
        CompactJwt::parse(text)?.decode().map(Self::from)
    }

    /// Decodes a token that was looked up in a scope, unless it was found decoded.
    ///
    /// # Errors
    /// As for [`Self::decode`].
    pub(super) fn after(look_up: LookUp, scope: Scope, text: &str) -> Result<Self, TokenError> {
        let looked_up = Some(LookedUp::of(&look_up, scope));
        let token = match look_up {
            LookUp::Frequent(known) => known.into_token(),
            LookUp::Recorded(_) | LookUp::Unknown(_) => Self::decode(text)?.token,
        };
        Ok(Self { token, looked_up })
    }

    /// The result of the lookup in this scope; `None` if there was no lookup.
    pub(super) fn looked_up_in(&self, scope: Scope) -> Option<LookedUp> {
        self.looked_up.filter(|looked_up| looked_up.scope == scope)
    }

    /// Whether the token was found decoded in the cache, so that its [`DecodedJwt::serial`] is that of an earlier
    /// request.
    pub fn is_remembered(&self) -> bool {
        self.looked_up.is_some_and(|looked_up| matches!(looked_up.found, Found::Decoded(_)))
    }

    /// The decoded token.
    pub fn token(&self) -> &Arc<DecodedJwt> {
        &self.token
    }
}

impl LookedUp {
    pub(super) fn of(look_up: &LookUp, scope: Scope) -> Self {
        let found = match look_up {
            LookUp::Frequent(known) => Found::Decoded(known.record()),
            LookUp::Recorded(record) => Found::Record(*record),
            LookUp::Unknown(digest) => Found::Nothing(*digest),
        };
        Self { scope, found }
    }

    /// The cached verification.
    pub(super) fn record(self) -> Option<Record> {
        match self.found {
            Found::Decoded(record) | Found::Record(record) => Some(record),
            Found::Nothing(_) => None,
        }
    }

    /// The token's digest, if nothing was found.
    pub(super) fn digest(self) -> Option<TokenDigest> {
        match self.found {
            Found::Nothing(digest) => Some(digest),
            Found::Decoded(_) | Found::Record(_) => None,
        }
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
