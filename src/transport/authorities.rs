//! The certificate authorities that a transport trusts.

use std::sync::Arc;

use rustls::RootCertStore;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, TrustAnchor};

/// A set of certificate authorities. The core has no built-in ones: it trusts those that its caller passes.
#[derive(Clone, Debug)]
pub struct Authorities {
    /// Sorted and without duplicates, so that equal sets compare equal.
    store: Arc<RootCertStore>,
}

impl Authorities {
    /// The authorities in `files`, each the contents of a PEM file. Certificates that cannot be parsed are
    /// skipped, and so are files with an entry that is not valid PEM.
    pub fn from_pem(files: &[impl AsRef<[u8]>]) -> Self {
        let mut store = RootCertStore::empty();
        store.add_parsable_certificates(files.iter().flat_map(|file| certificates(file.as_ref())));
        Self::sorted(store.roots)
    }

    /// The authorities that are in at least one of `sets`.
    pub fn union<'set>(sets: impl IntoIterator<Item = &'set Self>) -> Self {
        Self::sorted(sets.into_iter().flat_map(|set| set.store.roots.iter().cloned()).collect())
    }

    /// Whether the set is empty, so that no server is trusted.
    pub fn is_empty(&self) -> bool {
        self.store.is_empty()
    }

    /// The store for rustls.
    pub(super) fn store(&self) -> Arc<RootCertStore> {
        Arc::clone(&self.store)
    }

    fn sorted(mut roots: Vec<TrustAnchor<'static>>) -> Self {
        roots.sort_unstable_by(|one, other| order(one).cmp(&order(other)));
        roots.dedup();
        roots.shrink_to_fit();
        Self { store: Arc::new(RootCertStore { roots }) }
    }
}

impl Default for Authorities {
    fn default() -> Self {
        Self::sorted(Vec::new())
    }
}

impl PartialEq for Authorities {
    fn eq(&self, other: &Self) -> bool {
        self.store.roots == other.store.roots
    }
}

impl Eq for Authorities {}

fn order<'anchor>(anchor: &'anchor TrustAnchor<'_>) -> [Option<&'anchor [u8]>; 3] {
    let TrustAnchor { subject, subject_public_key_info, name_constraints } = anchor;
    [Some(subject.as_ref()), Some(subject_public_key_info.as_ref()), name_constraints.as_deref()]
}

/// The certificates of a PEM file.
fn certificates(pem: &[u8]) -> Vec<CertificateDer<'static>> {
    CertificateDer::pem_slice_iter(pem).collect::<Result<_, _>>().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const AUTHORITY: &[u8] = include_bytes!("../../test/support/tls/authority.pem");
    const OTHER: &[u8] = include_bytes!("../../test/support/tls/other-authority.pem");
    const KEY: &[u8] = include_bytes!("../../test/support/tls/server.key.pem");
    const NO_CERTIFICATE: &[u8] = b"-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n";
    const NO_PEM: &[u8] = b"-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n";

    #[test]
    fn all_certificates_of_a_file_are_parsed() {
        assert_eq!(Authorities::from_pem(&[[AUTHORITY, b"between\n", OTHER].concat()]).store.len(), 2);
        for none in [&b""[..], b"no certificate", KEY] {
            assert!(Authorities::from_pem(&[none]).is_empty());
        }
    }

    #[test]
    fn invalid_certificates_do_not_affect_the_others() {
        let expected = Authorities::from_pem(&[AUTHORITY]);
        assert_eq!(Authorities::from_pem(&[[NO_CERTIFICATE, AUTHORITY].concat()]), expected);
        assert_eq!(Authorities::from_pem(&[NO_PEM, AUTHORITY]), expected);
        assert!(Authorities::from_pem(&[[AUTHORITY, NO_PEM].concat()]).is_empty());
    }

    #[test]
    fn sets_with_the_same_authorities_are_equal() {
        let both = Authorities::from_pem(&[AUTHORITY, OTHER]);
        assert_eq!(Authorities::from_pem(&[OTHER, AUTHORITY, AUTHORITY]), both);
        assert_ne!(Authorities::from_pem(&[AUTHORITY]), both);
        let (one, other) = (Authorities::from_pem(&[AUTHORITY]), Authorities::from_pem(&[OTHER]));
        assert_eq!(Authorities::union([&one, &other, &both]), both);
    }
}
