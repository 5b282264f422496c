//! Clerk's Backend API: a client that turns rows of a table into requests.
//!
//! Nothing here knows what a user or a session is. The table is [`clerk_backend_api`]'s, which is generated from the
//! same definition as the methods and classes of JavaScript and their types, so that no method and no field is written
//! twice.
//!
//! Payloads pass through as JSON *text*: JavaScript's own parser and serialiser decide about numbers, duplicate keys
//! and `__proto__`, as they do in Clerk's SDK.

mod arguments;
mod body;
pub mod bounds;
mod call_options;
mod case;
mod client;
mod credentials;
mod email;
mod fields;
mod forwarded;
mod idempotency;
mod keys;
pub mod lookups;
mod multipart;
mod outcome;
mod parts;
mod path;
mod query;
mod request;
mod retry;

pub mod operation;

pub use call_options::{CallOptions, Upload};
pub use clerk_backend_api::Credential;
pub use client::{BackendClient, BackendClientOptions, DEFAULT_TIMEOUT, Report};
pub use credentials::Credentials;
pub use outcome::{Answer, CallError, Rejection};
pub use retry::{DEFAULT_RETRIES, Retry};
