//! `/v1/me`: what users do in their profile.

mod image;
mod sessions;
