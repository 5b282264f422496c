//! How servers are recognised: the production transport's side of TLS.

use std::sync::Arc;

use rustls::crypto::{CryptoProvider, KeyProvider, aws_lc_rs};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::SigningKey;
use rustls::{ClientConfig, Error, RootCertStore};

/// TLS 1.2 and 1.3 with the algorithms that rustls recommends, for servers whose certificates lead to one of Mozilla's
/// authorities or one of `extra_roots`, bear the name that was asked for, and have not expired. HTTP/2 is offered
/// before HTTP/1.1.
///
/// Mozilla's authorities come with the addon, as they come with Node: a container needs no package.
pub(super) fn configuration(extra_roots: &[CertificateDer<'static>]) -> Result<ClientConfig, Error> {
    let mut roots = RootCertStore::empty();
    let mozilla = webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter();
    roots.add_parsable_certificates(mozilla.chain(extra_roots).cloned());
    let provider = CryptoProvider { key_provider: &NoClientKeys, ..aws_lc_rs::default_provider() };
    let mut configuration = ClientConfig::builder_with_provider(Arc::new(provider))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    configuration.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(configuration)
}

/// The certificates in the text of a PEM file; none where one of them is not encoded as PEM asks for.
pub(super) fn certificates(pem: &[u8]) -> Vec<CertificateDer<'static>> {
    CertificateDer::pem_slice_iter(pem).collect::<Result<_, _>>().unwrap_or_default()
}

/// Clients present no certificate, so the code that reads private keys need not be in the addon.
#[derive(Debug)]
struct NoClientKeys;

impl KeyProvider for NoClientKeys {
    fn load_private_key(&self, _key: PrivateKeyDer<'static>) -> Result<Arc<dyn SigningKey>, Error> {
        Err(Error::General("clients present no certificate".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AUTHORITY: &[u8] = include_bytes!("../../../test/support/tls/authority.pem");

    #[test]
    fn every_certificate_of_a_file_is_read_and_nothing_else() {
        let two = [AUTHORITY, b"between\n", AUTHORITY].concat();
        assert_eq!(certificates(&two).len(), 2);
        for none in [&b""[..], b"no certificate", include_bytes!("../../../test/support/tls/server.key.pem")]
        {
            assert_eq!(certificates(none), []);
        }
        let broken = [AUTHORITY, b"-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n"].concat();
        assert_eq!(certificates(&broken), []);
    }

    #[test]
    fn what_is_no_certificate_keeps_nobody_from_the_others() {
        let roots = [CertificateDer::from(vec![0x30, 0x00])];
        assert!(configuration(&roots).is_ok());
    }

    #[test]
    fn no_authority_of_mozillas_is_lost() {
        let mozilla = webpki_root_certs::TLS_SERVER_ROOT_CERTS;
        let mut roots = RootCertStore::empty();
        let outcome = roots.add_parsable_certificates(mozilla.iter().cloned());
        assert!(mozilla.len() > 100);
        assert_eq!(outcome, (mozilla.len(), 0));
    }

    #[test]
    fn no_key_of_a_client_is_taken() {
        let key = PrivateKeyDer::from_pem_slice(include_bytes!("../../../test/support/tls/server.key.pem"));
        assert!(NoClientKeys.load_private_key(key.expect("a key")).is_err());
    }
}
