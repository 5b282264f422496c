//! Calls that authentication itself makes.

use clerk_backend_api::{Operation, operation};

/// The result of a handshake, in exchange for its nonce (`authentication.md` §3.10).
pub static HANDSHAKE_PAYLOAD: Operation = *operation("clients.getHandshakePayload");

/// A new session token in exchange for an expired one (`authentication.md` §3.11).
pub static REFRESH_SESSION: Operation = *operation("sessions.refreshSession");
