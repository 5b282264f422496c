//! Session checks for Express apps that use Clerk.
//!
//! The core is plain Rust and independent of Node and of sockets. Everything from the outside world comes in
//! through small traits: [`transport::Transport`], [`jwks::source::Source`], [`time::Clock`] and
//! [`time::Timer`].
//!
//! Modules, from the top floor down. A module uses only modules below it:
//!
//! | floor | modules |
//! |---|---|
//! | 7 | `node/` (the addon, a crate of its own) |
//! | 6 | [`authenticate`] |
//! | 5 | [`auth_object`], [`machine`] |
//! | 4 | [`jwt`] |
//! | 3 | [`request`], [`jwks`], [`backend`] |
//! | 2 | [`instance`], [`organization_sync`], [`revocation`], [`webhook`] |
//! | 1 | [`error`], [`transport`], [`time`], `text` |
//! | 0 | [`reason`] |

pub mod auth_object;
pub mod authenticate;
pub mod backend;
pub mod error;
pub mod instance;
pub mod jwks;
pub mod jwt;
pub mod machine;
pub mod organization_sync;
pub mod reason;
pub mod request;
pub mod revocation;
#[cfg(test)]
#[path = "../test/vectors/support/token.rs"]
mod test_token;
mod text;
pub mod time;
pub mod transport;
pub mod webhook;
