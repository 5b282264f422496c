//! Known answers from specifications and from Clerk's SDK, and properties that hold for any input.

mod fuzz_seeds;
mod organization_patterns;
mod properties;
mod rfc7515;
mod suffixed_cookies;
mod support;
mod webhooks;
mod wycheproof;
