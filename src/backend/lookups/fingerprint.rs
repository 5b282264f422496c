//! The identity of lookups.

use std::fmt;
use std::hash::{Hash, Hasher};

use aws_lc_rs::digest::{Context, SHA256};

use super::super::BackendClient;
use super::super::operation::Operation;

/// The SHA-256 of a lookup: of the instance's URL and keys, the operation and its subject. Tokens and nonces
/// themselves are not stored.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// Identifies a lookup of `texts` with `operation` by `client`.
    pub fn new(client: &BackendClient, operation: &Operation, texts: &[&str]) -> Self {
        let mut hasher = Sha256(Context::new(&SHA256));
        client.hash_scope(&mut hasher);
        operation.name.hash(&mut hasher);
        texts.hash(&mut hasher);
        let mut fingerprint = [0; 32];
        fingerprint.copy_from_slice(hasher.0.finish().as_ref());
        Self(fingerprint)
    }
}

impl fmt::Debug for Fingerprint {
    /// Not shown, because a holder of the token could compute it.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Fingerprint(…)")
    }
}

/// A collision-resistant `Hasher`, unlike those of maps.
struct Sha256(Context);

impl Hasher for Sha256 {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        let digest = self.0.clone().finish();
        digest.as_ref().iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::backend::operation::verification::{API_KEY, M2M_TOKEN};
    use crate::instance::{BackendApi, SecretKey};
    use crate::transport::{Authorities, ReqwestTransport};

    fn client(url: &str, key: &str) -> BackendClient {
        let key = SecretKey::parse(key).expect("a usable key");
        let api = BackendApi::parse(url, "", key).expect("a usable URL");
        BackendClient::new(api, Arc::new(ReqwestTransport::new(Authorities::default())))
    }

    #[test]
    fn lookups_differ_by_url_key_operation_and_texts() {
        let here = client("http://a", "sk_1");
        let fingerprint = Fingerprint::new(&here, &API_KEY, &["ab", "c"]);
        assert_eq!(fingerprint, Fingerprint::new(&client("http://a", "sk_1"), &API_KEY, &["ab", "c"]));
        for other in [
            Fingerprint::new(&client("http://b", "sk_1"), &API_KEY, &["ab", "c"]),
            Fingerprint::new(&client("http://a", "sk_2"), &API_KEY, &["ab", "c"]),
            Fingerprint::new(&here, &M2M_TOKEN, &["ab", "c"]),
            Fingerprint::new(&here, &API_KEY, &["a", "bc"]),
            Fingerprint::new(&here, &API_KEY, &["abc"]),
        ] {
            assert_ne!(fingerprint, other);
        }
        assert_eq!(format!("{fingerprint:?}"), "Fingerprint(…)");
    }
}
