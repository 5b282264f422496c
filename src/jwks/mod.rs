//! The signing keys of an instance (RFC 7517, `authentication.md` §4.3 and §4.4).

mod cache;
mod jitter;
mod key;
mod pem;
mod policy;
mod registry;
mod set;
pub mod source;

pub use cache::{DEFAULT_TIMEOUT, Freshness, KeyCache, LookupError};
pub use key::{Algorithm, KeyFault, KeyFingerprint, NamedKey, SignatureCheck, VerificationKey};
pub use pem::PemKey;
pub use registry::KeyCaches;
pub use set::{KeySet, MAX_KEYS};
