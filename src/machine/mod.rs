//! Tokens of programs rather than people: API keys, machine-to-machine tokens and OAuth access tokens
//! (`authentication.md` §5.10). This page is the table of contents:
//!
//! 1. Which kind of token is this text? [`detect()`]
//! 2. A JWT is checked here, with the instance's keys: `jwt_token`, and `audience` for OAuth.
//! 3. Any other token is a name that only Clerk knows the meaning of: `lookup` asks, `cache` may remember.
//! 4. The answer is [`Verified`] or [`Refused`]; both are data.

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
mod token_type;
mod verifier;

pub use audience::check_audience;
pub use detect::{Detected, MachineToken, detect};
pub use m2m_verifier::M2mVerifier;
pub use refusal::{RefusalCode, Refused};
pub use token_type::TokenType;
pub use verifier::{MachineVerifier, MachineVerifierOptions, Verified};
