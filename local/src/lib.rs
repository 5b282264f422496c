//! A local stand-in for Clerk: the Frontend API for Clerk's scripts in browsers, parts of the Backend API, pages, and
//! custom tokens for tests. No network, no account.
//!
//! | module | contents |
//! |---|---|
//! | [`local_clerk`] | a running stand-in: its URL, its keys and its state |
//! | [`state`] | users, organizations, browsers, sessions: what is known and how it changes |
//! | [`state_file`] | keeps the state in a file |
//! | `views` | the same as payloads |
//! | [`backend_api`] | Clerk's Backend API, one file per resource |
//! | [`frontend_api`] | Clerk's Frontend API, one file per resource; the handshake |
//! | [`faults`] | what goes wrong on demand |
//! | `forks` | copies of the stand-in while they run |
//! | [`webhooks`] | what changes is sent to apps |
//! | [`token`] | session tokens and template tokens |
//! | [`pages`] | the pages for people: sign-in and the like, the inbox, the inspector |
//! | [`npm`] | Clerk's browser packages, from the app's `node_modules` |
//! | `request_log`, `cause` | what was requested, how it was answered and why |
//! | [`local_api`] | for tests: tokens that Clerk would never issue, browsers, messages, snapshots |

// `json!` recurses once per field, and a user has more fields than the default limit.
#![recursion_limit = "256"]

pub mod avatar;
pub mod backend_api;
mod cause;
mod cookies;
mod early_answers;
pub mod errors;
pub mod faults;
mod forks;
pub mod frontend_api;
pub mod handshake_format;
pub mod ids;
mod iso_time;
pub mod keys;
pub mod local_api;
pub mod local_clerk;
pub mod loopback;
mod npm;
mod own_host;
pub mod pages;
mod paging;
mod request_log;
mod rfc3339;
pub mod roles;
pub mod routes;
mod search;
pub mod secret_key;
pub mod state;
pub mod state_file;
pub mod token;
mod trusted_url;
mod upload;
mod views;
pub mod webhooks;

pub use routes::router;
