//! A configured Clerk instance: its keys and URLs. Parsed once, then immutable.

mod backend_api;
mod clerk_hosts;
mod publishable_key;
mod satellite;
mod secret_key;
mod site;

pub use backend_api::{BackendAddress, BackendApi, DEFAULT_API_URL, DEFAULT_API_VERSION};
pub(crate) use clerk_hosts::is_legacy_development_host;
pub use clerk_hosts::shared_frontend_api;
pub use publishable_key::{CookieSuffix, InstanceType, PublishableKey};
pub use satellite::{Satellite, SignInUrlDemand};
pub use secret_key::SecretKey;
pub use site::Site;
