//! Session checks for Express apps that use Clerk.
//!
//! The core is plain Rust: it knows neither Node nor sockets. Everything that needs the outside world comes in
//! through small traits: [`transport::Transport`], [`jwks::source::Source`], [`time::Clock`] and [`time::Timer`].
//!
//! Rooms, from the top floor down; a room uses only rooms below it:
//!
//! | floor | rooms |
//! |---|---|
//! | 7 | `node/` (the addon, a crate of its own) |
//! | 6 | [`authenticate`] |
//! | 5 | [`auth_object`], [`machine`] |
//! | 4 | [`jwt`] |
//! | 3 | [`request`], [`jwks`], [`backend`] |
//! | 2 | [`instance`], [`organization_sync`], [`webhook`] |
//! | 1 | [`error`], [`transport`], [`time`], `text` |

pub mod auth_object;
pub mod authenticate;
pub mod backend;
pub mod error;
pub mod instance;
pub mod jwks;
pub mod jwt;
pub mod machine;
pub mod organization_sync;
pub mod request;
#[cfg(test)]
#[path = "../test/vectors/support/token.rs"]
mod test_token;
mod text;
pub mod time;
pub mod transport;
pub mod webhook;
