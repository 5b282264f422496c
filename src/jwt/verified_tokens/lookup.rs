//! The result of looking a token up.

use super::records::Record;
use super::scope::{Scope, TokenDigest};

/// What the cache says about a token in a scope.
#[derive(Clone, Copy)]
pub(in crate::jwt) struct Lookup {
    scope: Scope,
    found: Found,
}

#[derive(Clone, Copy)]
pub(super) enum Found {
    /// The token is kept decoded, with this verification.
    Decoded(Record),
    /// It has this verification. The number is its [`TokenDigest::hash`].
    Record(Record, u64),
    /// It was not verified, or that was forgotten.
    Nothing(TokenDigest),
}

impl Lookup {
    pub(super) fn new(scope: Scope, found: Found) -> Self {
        Self { scope, found }
    }

    pub(in crate::jwt) fn scope(self) -> Scope {
        self.scope
    }

    /// The cached verification, which may no longer count.
    pub(in crate::jwt) fn record(self) -> Option<Record> {
        match self.found {
            Found::Decoded(record) | Found::Record(record, _) => Some(record),
            Found::Nothing(_) => None,
        }
    }

    /// Whether the token was kept decoded.
    pub(in crate::jwt) fn is_decoded(self) -> bool {
        matches!(self.found, Found::Decoded(_))
    }

    pub(super) fn found(self) -> Found {
        self.found
    }

    /// The digest of the token that was looked up, whose string is `text`.
    pub(super) fn digest_of(self, text: &str) -> TokenDigest {
        match self.found {
            Found::Nothing(digest) => digest,
            Found::Decoded(_) | Found::Record(..) => self.scope.digest_of(text),
        }
    }
}
