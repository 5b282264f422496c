//! Webhooks: whether a delivery was signed by Clerk, a moment ago, for this endpoint (`authentication.md` §6.8).
//!
//! The form is that of [Standard Webhooks](https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md),
//! symmetric signatures of version `v1` alone: Clerk makes no others. Nothing is read here: whoever has the request
//! brings its headers, its body and the time.

mod delivery;
mod headers;
mod refusal;
mod signing_secret;

pub use delivery::{Delivery, TOLERANCE_SECONDS};
pub use headers::{HEADER_NAMES, HeaderValues};
pub use refusal::{Refusal, RefusalCode};
pub use signing_secret::SigningSecret;
