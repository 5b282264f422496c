//! What a verification is valid for, and how a token is named within it.

use aws_lc_rs::digest::{Context, SHA256, digest};

use crate::jwt::Rules;

/// What a verification is valid for: the keys of one instance and one set of rules. Tokens that were verified
/// in one scope are unknown in every other.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::jwt) struct Scope(pub(super) [u8; 32]);

/// Identifies a token within a scope: the SHA-256 of the scope, which has a fixed length, and the complete
/// token. Two tokens with the same digest would be a collision of SHA-256.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct TokenDigest([u8; 32]);

impl Scope {
    /// `keys` identifies the key source.
    pub(in crate::jwt) fn new(keys: &str, rules: &Rules) -> Self {
        // JSON, because concatenated strings could be split in more than one way.
        let text = serde_json::to_vec(&(keys, rules)).expect("strings and numbers serialize to JSON");
        Self(bytes(digest(&SHA256, &text)))
    }

    pub(super) fn digest_of(self, text: &str) -> TokenDigest {
        let mut context = Context::new(&SHA256);
        context.update(&self.0);
        context.update(text.as_bytes());
        TokenDigest(bytes(context.finish()))
    }
}

impl TokenDigest {
    /// A hash for tables in memory. Digests are as good as random, so a part of one serves as its hash.
    pub(super) fn hash(self) -> u64 {
        let [.., a, b, c, d, e, f, g, h] = self.0;
        u64::from_le_bytes([a, b, c, d, e, f, g, h])
    }

    /// Which of a number of shards the token is in; independent of [`Self::hash`].
    pub(super) fn shard(self, shards: usize) -> usize {
        usize::from(self.0[0]) % shards
    }
}

fn bytes(digest: impl AsRef<[u8]>) -> [u8; 32] {
    digest.as_ref().try_into().expect("a SHA-256 digest has 32 bytes")
}
