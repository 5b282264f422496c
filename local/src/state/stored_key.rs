//! The private key of tokens, in state files.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An RSA key, so that tokens stay valid when the program is started again. `Debug` does not show the key.
#[derive(Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct StoredKey {
    /// The `kid` of its tokens.
    pub kid: String,
    /// The private key in PKCS #8 (RFC 5958), encoded in base64.
    pub pkcs8: String,
}

impl fmt::Debug for StoredKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("StoredKey").field("kid", &self.kid).finish_non_exhaustive()
    }
}
