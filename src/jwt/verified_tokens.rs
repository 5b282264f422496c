//! Cache of recently verified tokens, so that a client's next requests need no second RSA verification.
//!
//! An entry states one fact: this token has a valid signature by this key, and satisfies these rules except
//! for time. Callers must check the clock and the key set on every hit ([`Record::counts`]). Rejected tokens
//! are not cached, so that attackers cannot fill the cache.
//!
//! There are two tiers. [`Records`] holds a digest of every token, about 100 bytes each, so that it has room
//! for a crowd; on a hit the claims are decoded from the request's own token. [`Frequent`] also keeps the
//! decoded tokens that come most often.

mod admission;
mod frequent;
mod records;
mod scope;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

pub(super) use self::frequent::Known;
pub(super) use self::records::Record;
pub(super) use self::scope::{Scope, TokenDigest};

use self::admission::Admission;
use self::frequent::Frequent;
use self::records::Records;
use super::DecodedJwt;
use crate::jwks::KeyFingerprint;

/// Maximum time for which a verification counts.
pub(super) const MAX_AGE: Duration = Duration::from_secs(60);

/// Default maximum number of cached tokens: about 16 MB of them.
pub const DEFAULT_ENTRIES: usize = 128 * 1024;

/// Maximum number of tokens that are kept decoded, about 4 kB each.
pub const MAX_DECODED: usize = 1024;

/// With fewer decoded tokens, one of the maximum size would not fit.
const MIN_ENTRIES: usize = 64;

/// Verified tokens of the whole process: of all instances, and of every configuration with the same capacity.
///
/// The cache grows as tokens come, up to a number of entries and of bytes. When it is full, tokens that were
/// used again are kept in preference to tokens that were used once: a flood of new tokens evicts other new
/// tokens.
pub struct VerifiedTokens {
    records: Records,
    frequent: Frequent,
    admission: Admission,
}

/// What is known about a token that a request presents.
pub(super) enum LookUp {
    /// It was verified, and is kept decoded.
    Frequent(Known),
    /// It was verified.
    Recorded(Record),
    /// It was not verified, or that was forgotten.
    Unknown(TokenDigest),
}

impl VerifiedTokens {
    /// An empty cache for this number of tokens, and for at least 64. Up to 1,024 of them are kept decoded.
    pub fn new(entries: usize) -> Self {
        Self::with_decoded(entries, MAX_DECODED)
    }

    /// Like [`Self::new`], with another maximum of decoded tokens.
    pub fn with_decoded(entries: usize, decoded: usize) -> Self {
        let entries = entries.max(MIN_ENTRIES);
        Self {
            records: Records::new(entries),
            frequent: Frequent::new(decoded.clamp(MIN_ENTRIES, entries)),
            admission: Admission::new(),
        }
    }

    pub(super) fn look_up(&self, scope: Scope, text: &str) -> LookUp {
        if let Some(known) = self.frequent.get(scope, text) {
            self.admission.found();
            return LookUp::Frequent(known);
        }
        let digest = scope.digest_of(text);
        match self.records.get(digest) {
            Some(record) => {
                self.admission.missed();
                LookUp::Recorded(record)
            }
            None => LookUp::Unknown(digest),
        }
    }

    /// Caches a token that was just verified with `key`, until `forget_at`.
    pub(super) fn keep(
        &self,
        scope: Scope,
        digest: TokenDigest,
        token: &Arc<DecodedJwt>,
        key: KeyFingerprint,
        forget_at: Duration,
    ) {
        let record = Record::new(key, forget_at);
        self.records.insert(digest, record);
        self.came(scope, token, record);
    }

    /// Notes that a token came whose verification counts, and that was not kept decoded.
    pub(super) fn came(&self, scope: Scope, token: &Arc<DecodedJwt>, record: Record) {
        if self.admission.admits() {
            self.frequent.insert(scope, token, record);
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
