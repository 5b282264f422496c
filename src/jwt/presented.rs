//! A token as received with a request.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use super::verified_tokens::{Lookup, Scope, VerifiedTokens};
use super::{CompactJwt, DecodedJwt};
use crate::error::TokenError;

/// A decoded token together with the result of its cache lookup. It is not verified: [`Verifier::verify`]
/// does that.
///
/// [`Verifier::verify`]: super::Verifier::verify
#[derive(Clone)]
pub struct PresentedJwt {
    token: Arc<DecodedJwt>,
    lookup: Option<Lookup>,
}

impl PresentedJwt {
    /// Decodes a token without a cache lookup.
    ///
    /// # Errors
    /// `token-invalid`, as for [`CompactJwt::parse`] and [`CompactJwt::decode`].
    pub fn decode(text: &str) -> Result<Self, TokenError> {
        CompactJwt::parse(text)?.decode().map(Self::from)
    }

    /// Looks a token up, and decodes it unless it is kept decoded.
    ///
    /// # Errors
    /// As for [`Self::decode`].
    pub(super) fn look_up(tokens: &VerifiedTokens, scope: Scope, text: &str) -> Result<Self, TokenError> {
        // Before anything is done with all of it.
        CompactJwt::limit(text)?;
        if let Some((lookup, token)) = tokens.find_decoded(scope, text) {
            return Ok(Self { token, lookup: Some(lookup) });
        }
        let jwt = CompactJwt::parse(text)?;
        let lookup = tokens.find_recorded(scope, text);
        let token = match lookup.record() {
            Some(record) => jwt.decode_again(record.facts()),
            None => jwt.decode(),
        };
        Ok(Self { token: Arc::new(token?), lookup: Some(lookup) })
    }

    /// The result of the lookup in this scope; `None` if there was no lookup.
    pub(super) fn looked_up_in(&self, scope: Scope) -> Option<Lookup> {
        self.lookup.filter(|lookup| lookup.scope() == scope)
    }

    /// Whether the token was kept decoded, so that its [`DecodedJwt::serial`] is that of an earlier request. A
    /// token that was verified before need not be.
    pub fn is_kept_decoded(&self) -> bool {
        self.lookup.is_some_and(Lookup::is_decoded)
    }

    /// The decoded token.
    pub fn token(&self) -> &Arc<DecodedJwt> {
        &self.token
    }
}

impl From<DecodedJwt> for PresentedJwt {
    fn from(token: DecodedJwt) -> Self {
        Self { token: Arc::new(token), lookup: None }
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
