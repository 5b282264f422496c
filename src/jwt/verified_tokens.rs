//! Cache of recently verified tokens, so that a client's next requests need no second RSA verification.
//!
//! An entry states one fact: this token has a valid signature by this key, and satisfies these rules except
//! for time. Callers must check the clock and the key set on every hit ([`Lookup::record`], [`Record::counts`]). Rejected tokens
//! are not cached, so that attackers cannot fill the cache.
//!
//! There are two tiers. [`Records`] holds a digest of every token, about 100 bytes each, so that it has room
//! for a crowd; on a hit the claims are decoded from the request's own token. [`Frequent`] also keeps decoded
//! tokens: those that come most often.

mod admission;
mod frequent;
mod lookup;
mod records;
mod scope;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

pub(super) use self::lookup::Lookup;
pub(super) use self::scope::Scope;

use self::admission::Admission;
use self::frequent::Frequent;
use self::lookup::Found;
use self::records::{Record, Records};
use super::DecodedJwt;
use crate::jwks::KeyFingerprint;

/// Maximum time for which a verification counts.
pub(super) const MAX_AGE: Duration = Duration::from_secs(60);

/// Default maximum number of cached tokens: as many as fit into 16 MB.
pub const DEFAULT_ENTRIES: usize = 160 * 1024;

/// Maximum number of tokens that are kept decoded, about 4 kB each.
pub const MAX_DECODED: usize = 1024;

/// With fewer decoded tokens, one of the maximum size would not fit.
const MIN_ENTRIES: usize = 64;

/// Verified tokens of the whole process: of all instances, and of every configuration with the same capacity.
///
/// The cache grows as tokens come, up to a number of entries. When it is full, the oldest verification is
/// forgotten. Of the decoded tokens, those that were used again are kept in preference to those that were used once.
pub struct VerifiedTokens {
    records: Records,
    frequent: Frequent,
    admission: Admission,
}

impl VerifiedTokens {
    /// An empty cache for this number of tokens, and for at least 64. Up to 1,024 of them are kept decoded.
    pub fn new(entries: usize) -> Self {
        Self::with_decoded(entries, MAX_DECODED)
    }

    /// Like [`Self::new`], with another maximum of decoded tokens.
    pub fn with_decoded(entries: usize, decoded: usize) -> Self {
        let entries = entries.max(MIN_ENTRIES);
        let decoded = decoded.clamp(MIN_ENTRIES, entries);
        Self {
            records: Records::new(entries),
            frequent: Frequent::new(decoded),
            admission: Admission::new(decoded),
        }
    }

    /// What is known about a token.
    pub(super) fn look_up(&self, scope: Scope, text: &str) -> Lookup {
        match self.find_decoded(scope, text) {
            Some((lookup, _)) => lookup,
            None => self.find_recorded(scope, text),
        }
    }

    /// A token that is kept decoded.
    pub(super) fn find_decoded(&self, scope: Scope, text: &str) -> Option<(Lookup, Arc<DecodedJwt>)> {
        let (token, record) = self.frequent.get(scope, text)?;
        Some((Lookup::new(scope, Found::Decoded(record)), token))
    }

    /// What is known about a token that is not kept decoded.
    pub(super) fn find_recorded(&self, scope: Scope, text: &str) -> Lookup {
        let digest = scope.digest_of(text);
        Lookup::new(
            scope,
            self.records
                .get(digest)
                .map_or(Found::Nothing(digest), |record| Found::Record(record, digest.hash())),
        )
    }

    /// Caches a token that was just verified with `key`. The times are monotonic readings.
    pub(super) fn keep(
        &self,
        lookup: Lookup,
        token: &Arc<DecodedJwt>,
        key: KeyFingerprint,
        now: Duration,
        forget_at: Duration,
    ) {
        let record = Record::new(key, forget_at, token.facts());
        let digest = lookup.digest_of(token.text());
        self.records.insert(digest, record, now);
        // An older verification of a decoded token must not hide this one. Any other token has to be admitted.
        if lookup.is_decoded() || self.admission.admits(digest.hash()) {
            self.frequent.insert(lookup.scope(), token, record);
        }
    }

    /// Notes that a token was accepted because its verification is cached.
    pub(super) fn accepted(&self, lookup: Lookup, token: &Arc<DecodedJwt>) {
        if let Found::Record(record, hash) = lookup.found()
            && self.admission.admits(hash)
        {
            self.frequent.insert(lookup.scope(), token, record);
        }
    }

    #[cfg(test)]
    fn len(&self) -> usize {
        self.records.len()
    }
}

impl fmt::Debug for VerifiedTokens {
    /// Shows only the number of tokens and their size, because tokens are secrets.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "VerifiedTokens({} tokens, {:?})", self.records.len(), self.frequent)
    }
}

#[cfg(test)]
mod tests;
