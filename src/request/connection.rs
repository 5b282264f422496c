//! How the request reached this server.

/// Whether the connection that carried the request was encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connection {
    /// Plain TCP.
    Plain,
    /// TLS.
    Encrypted,
}
