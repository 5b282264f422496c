//! Clerk's Backend API: one table row an operation, one a resource, and a client that turns rows into requests.
//!
//! Nothing here knows what a user or a session is, except the tables in [`operation`] and [`resource`]. JavaScript
//! gets the same tables from [`describe`] and makes its client object and its classes from them, so that no method
//! and no field is written twice.
//!
//! Payloads pass through as JSON *text*: JavaScript's own parser and serialiser decide about numbers, duplicate keys
//! and `__proto__`, as they do in Clerk's SDK.

mod arguments;
pub mod bounds;
mod call_options;
mod case;
mod client;
mod credentials;
mod describe;
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
pub mod resource;

pub use call_options::{CallOptions, Upload};
pub use client::{BackendClient, BackendClientOptions, DEFAULT_TIMEOUT, Report};
pub use credentials::{Credential, Credentials};
pub use describe::describe;
pub use outcome::{Answer, CallError, Rejection};
pub use retry::{DEFAULT_RETRIES, Retry};
