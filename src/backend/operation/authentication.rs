//! Calls that the authentication of a request makes itself.

use clerk_backend_api::{Operation, operation};

/// What Clerk sends a browser back with, in exchange for the nonce that it came with (`authentication.md` §3.10).
pub static HANDSHAKE_PAYLOAD: Operation = *operation("clients.getHandshakePayload");

/// A new session token for an expired one (`authentication.md` §3.11).
pub static REFRESH_SESSION: Operation = *operation("sessions.refreshSession");
