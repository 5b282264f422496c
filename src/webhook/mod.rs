//! Webhooks: whether a delivery was recently signed by Clerk for this endpoint (`authentication.md` §6.8).
//!
//! The format is [Standard
//! Webhooks](https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md),
//! only with symmetric signatures of version `v1`, because Clerk uses no others. Callers provide headers,
//! body and time.

mod delivery;
mod headers;
mod refusal;
mod signing_secret;

pub use delivery::{Delivery, TOLERANCE_SECONDS};
pub use headers::{HEADER_NAMES, HeaderValues};
pub use refusal::{Refusal, RefusalCode};
pub use signing_secret::SigningSecret;
