//! The identity of look-ups.

use std::fmt;
use std::hash::{Hash, Hasher};

use aws_lc_rs::digest::{Context, SHA256};

use super::super::BackendClient;
use super::super::operation::Operation;

/// The SHA-256 of a look-up: of the instance's address and keys, the operation, and what is asked about. Tokens and nonces
/// are not kept themselves.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// A look-up of `operation` by `client` about `texts`.
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
    /// Who has the token can compute it, so it is not shown.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Fingerprint(…)")
    }
}

/// Hashes values with a collision-resistant function, unlike the hashers of maps.
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
        let api = BackendApi::parse(url, "", key).expect("a usable address");
        BackendClient::new(api, Arc::new(ReqwestTransport::new(Authorities::default())))
    }

    #[test]
    fn look_ups_differ_by_address_key_operation_and_texts() {
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
