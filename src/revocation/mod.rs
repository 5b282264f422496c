//! Sessions, users and memberships whose tokens are refused before they expire. Table of contents:
//!
//! 1. A [`Revocation`] says which tokens are refused; [`Revocations`] lists them until those tokens have expired.
//! 2. A [`Subject`] is what a token says about itself: its session, user and organization, and when it was issued.
//!
//! Both name sessions, users and organizations by [`fingerprint`]s, which take little memory and are quick to look up.

mod fingerprint;
mod listed;
mod revocations;
mod subject;

pub use revocations::{Limits, Listing, Revocation, Revocations, Revoked};
pub use subject::Subject;
