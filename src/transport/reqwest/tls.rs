//! The production transport's TLS configuration.

use std::io;
use std::sync::Arc;

use rustls::crypto::{CryptoProvider, KeyProvider, aws_lc_rs};
use rustls::pki_types::PrivateKeyDer;
use rustls::sign::SigningKey;
use rustls::{CertificateError, ClientConfig, Error};

use crate::transport::Authorities;

/// TLS 1.2 and 1.3 with rustls's default algorithms. Server certificates must chain to one of the
/// authorities, match the host name and be valid now. HTTP/2 is preferred to HTTP/1.1.
pub(super) fn configuration(authorities: &Authorities) -> Result<ClientConfig, Error> {
    let provider = CryptoProvider { key_provider: &NoClientKeys, ..aws_lc_rs::default_provider() };
    let mut configuration = ClientConfig::builder_with_provider(Arc::new(provider))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(authorities.store())
        .with_no_client_auth();
    configuration.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(configuration)
}

/// Node's code for a certificate error, if `error` is one.
pub(super) fn certificate_code(error: &io::Error) -> Option<&'static str> {
    let cause = error.get_ref()?;
    if let Some(inner) = cause.downcast_ref() {
        return certificate_code(inner);
    }
    let Error::InvalidCertificate(fault) = cause.downcast_ref()? else { return None };
    Some(match fault {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => "CERT_HAS_EXPIRED",
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => "CERT_NOT_YET_VALID",
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "ERR_TLS_CERT_ALTNAME_INVALID"
        }
        CertificateError::UnknownIssuer => "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
        _ => "CERT_REJECTED",
    })
}

/// Clients present no certificate, so the code that parses private keys is not linked into the addon.
#[derive(Debug)]
struct NoClientKeys;

impl KeyProvider for NoClientKeys {
    fn load_private_key(&self, _key: PrivateKeyDer<'static>) -> Result<Arc<dyn SigningKey>, Error> {
        Err(Error::General("clients present no certificate".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use rustls::pki_types::pem::PemObject;

    use super::*;

    #[test]
    fn client_keys_are_rejected() {
        let key = PrivateKeyDer::from_pem_slice(include_bytes!("../../../test/support/tls/server.key.pem"));
        assert!(NoClientKeys.load_private_key(key.expect("a key")).is_err());
    }

    #[test]
    fn certificate_errors_have_the_codes_of_node() {
        let code = |error| {
            let error = io::Error::new(io::ErrorKind::InvalidData, error);
            // As wrapped by the connector after a failed handshake.
            certificate_code(&io::Error::other(error))
        };
        for (fault, expected) in [
            (CertificateError::Expired, "CERT_HAS_EXPIRED"),
            (CertificateError::NotValidYet, "CERT_NOT_YET_VALID"),
            (CertificateError::NotValidForName, "ERR_TLS_CERT_ALTNAME_INVALID"),
            (CertificateError::UnknownIssuer, "UNABLE_TO_GET_ISSUER_CERT_LOCALLY"),
            (CertificateError::Revoked, "CERT_REJECTED"),
        ] {
            assert_eq!(code(Error::InvalidCertificate(fault)), Some(expected));
            assert!(crate::transport::system_code::is_about_certificates(expected), "{expected}");
        }
        assert_eq!(code(Error::DecryptError), None);
        assert_eq!(certificate_code(&io::ErrorKind::TimedOut.into()), None);
    }
}
