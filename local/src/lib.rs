//! A stand-in for Clerk on this machine: the parts of the Backend API and the Frontend API that a session check needs, a
//! page to sign in as one of the seeded people, and tokens made to measure for tests. No network, no account.
//!
//! | module | what lives there |
//! |---|---|
//! | [`seed`] | the people, organizations and JWT templates to start with, read from a file |
//! | [`state`] | one running stand-in: keys, seed and sessions |
//! | [`backend_api`] | Clerk's Backend API, one file a resource |
//! | [`frontend_api`] | the handshake, which gives browsers fresh cookies |
//! | [`token`] | session tokens and template tokens |
//! | [`sign_in`] | the sign-in page |
//! | [`local_tokens`] | session tokens that Clerk would never issue, for tests |
//! | [`local_machine_tokens`] | API keys, machine-to-machine tokens and OAuth access tokens, for tests |

// `json!` takes one step a field, and a user has more fields than the usual limit allows.
#![recursion_limit = "256"]

pub mod avatar;
pub mod backend_api;
mod bounded;
pub mod browsers;
mod cookies;
mod early_answers;
pub mod errors;
pub mod frontend_api;
pub mod ids;
pub mod keys;
pub mod local_machine_tokens;
pub mod local_tokens;
pub mod machine_tokens;
pub mod nonces;
pub mod roles;
pub mod routes;
pub mod secret_key;
pub mod seed;
pub mod sessions;
pub mod sign_in;
pub mod state;
pub mod token;
mod trusted_url;

pub use routes::router;
