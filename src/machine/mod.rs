//! Tokens of programs rather than users: API keys, machine-to-machine tokens and OAuth access tokens
//! (`authentication.md` §5.10). Table of contents:
//!
//! 1. `detect` finds the kind of a token: [`detect()`]
//! 2. `jwt_token` verifies JWTs with the instance's keys; `audience` checks those of OAuth.
//! 3. `lookup` queries Clerk about opaque tokens, and reads its `verdict`. `cache` may cache it in memory, `shared_cache` in
//!    a `store` that servers share.
//! 4. The outcome is [`Verified`] or [`Refused`]; both are data.

mod audience;
mod cache;
mod data;
mod detect;
#[cfg(test)]
mod fixtures;
mod jwt_token;
mod lookup;
mod m2m_verifier;
mod refusal;
mod shared_cache;
mod store;
mod token_type;
mod verdict;
mod verifier;

pub use audience::check_audience;
pub use detect::{Detected, MachineToken, detect};
pub use m2m_verifier::M2mVerifier;
pub use refusal::{RefusalCode, Refused};
pub use shared_cache::{DEFAULT_STORE_TIMEOUT, SharedCacheOptions};
pub use store::{GuardedStore, Store, StoreError, StoreProblem};
pub use token_type::TokenType;
pub use verifier::{MachineVerifier, MachineVerifierOptions, Verified};
