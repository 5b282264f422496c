//! One Clerk instance as configured: its keys and where its Backend API is. Parsed once, then only read.

mod backend_api;
mod publishable_key;
mod secret_key;

pub use backend_api::{BackendApi, DEFAULT_API_URL, DEFAULT_API_VERSION};
pub use publishable_key::{CookieSuffix, InstanceType, PublishableKey};
pub use secret_key::SecretKey;
