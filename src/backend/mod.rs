//! Clerk's Backend API: a client that turns rows of a table into requests.
//!
//! This module is independent of resources such as users and sessions. The table is in [`clerk_backend_api`],
//! which is generated from the same definition as JavaScript's methods, classes and types, so that no method
//! or field is written twice.
//!
//! Payloads are forwarded as JSON strings: JavaScript's own parser and serializer handle numbers, duplicate
//! keys and `__proto__`, as in Clerk's SDK.

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
