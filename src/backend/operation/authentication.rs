//! Calls that the authentication of a request makes itself.

use super::{Operation, clients, sessions};

/// What Clerk sends a browser back with, in exchange for the nonce that it came with (`authentication.md` §3.10).
pub static HANDSHAKE_PAYLOAD: Operation = clients::GET_HANDSHAKE_PAYLOAD;

/// A new session token for an expired one (`authentication.md` §3.11).
pub static REFRESH_SESSION: Operation = sessions::REFRESH_SESSION;
