//! The codes by which Node's users know network faults.

use std::io;

/// Codes that a fault can be known by: the system's, and those of Node's own `fetch`.
const KNOWN: [&str; 24] = [
    "CERT_HAS_EXPIRED",
    "CERT_NOT_YET_VALID",
    "CERT_REJECTED",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "EAI_AGAIN",
    "ECONNABORTED",
    "ECONNREFUSED",
    "ECONNRESET",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "ENOTFOUND",
    "EPIPE",
    "ERR_SSL_WRONG_VERSION_NUMBER",
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "ETIMEDOUT",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "UND_ERR_ABORTED",
    "UND_ERR_BODY_TIMEOUT",
    "UND_ERR_CLOSED",
    "UND_ERR_CONNECT_TIMEOUT",
    "UND_ERR_HEADERS_TIMEOUT",
    "UND_ERR_SOCKET",
];

/// Those of them that are about the certificate of a server.
const OF_CERTIFICATES: [&str; 8] = [
    "CERT_HAS_EXPIRED",
    "CERT_NOT_YET_VALID",
    "CERT_REJECTED",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
];

/// A code that this crate knows, from one that somebody else gives.
pub fn known(code: &str) -> Option<&'static str> {
    KNOWN.into_iter().find(|known| *known == code)
}

/// Whether a code says that a server's certificate was not accepted.
pub fn is_about_certificates(code: &str) -> bool {
    OF_CERTIFICATES.contains(&code)
}

/// The system's code for a kind of fault.
pub(super) fn of(kind: io::ErrorKind) -> Option<&'static str> {
    match kind {
        io::ErrorKind::ConnectionRefused => Some("ECONNREFUSED"),
        // A connection that ends in the middle of an answer is a reset for Node.
        io::ErrorKind::ConnectionReset | io::ErrorKind::UnexpectedEof => Some("ECONNRESET"),
        io::ErrorKind::ConnectionAborted => Some("ECONNABORTED"),
        io::ErrorKind::BrokenPipe => Some("EPIPE"),
        io::ErrorKind::TimedOut => Some("ETIMEDOUT"),
        io::ErrorKind::HostUnreachable => Some("EHOSTUNREACH"),
        io::ErrorKind::NetworkUnreachable => Some("ENETUNREACH"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_others_are_known_by_the_table_alone() {
        assert_eq!(known("ECONNREFUSED"), Some("ECONNREFUSED"));
        assert_eq!(known("UND_ERR_SOCKET"), Some("UND_ERR_SOCKET"));
        assert_eq!(known("sk_test_hidden"), None);
        for code in OF_CERTIFICATES {
            assert_eq!(known(code), Some(code));
        }
        assert!(!is_about_certificates("ECONNREFUSED"));
    }

    #[test]
    fn every_code_of_the_system_is_in_the_table() {
        for kind in [
            io::ErrorKind::ConnectionRefused,
            io::ErrorKind::ConnectionReset,
            io::ErrorKind::UnexpectedEof,
            io::ErrorKind::ConnectionAborted,
            io::ErrorKind::BrokenPipe,
            io::ErrorKind::TimedOut,
            io::ErrorKind::HostUnreachable,
            io::ErrorKind::NetworkUnreachable,
        ] {
            let code = of(kind).expect("a code");
            assert_eq!(known(code), Some(code));
        }
        assert_eq!(of(io::ErrorKind::Other), None);
    }
}
