//! A store that servers share, such as Redis, so that the fleet queries Clerk once about an opaque token. The store is
//! trusted with nothing: [`seal`] authenticates entries, [`guarded`] limits what a slow or broken store costs, by the
//! rules of [`breaker`]. What is stored, and for how long, is decided by [`super::shared_cache`].

mod breaker;
mod guarded;
pub(super) mod seal;

use std::fmt;
use std::time::Duration;

pub use guarded::{GuardedStore, StoreProblem};

use crate::transport::BoxFuture;

/// Stores strings by key, for a limited time. Implemented by the app's JavaScript objects, and by a script in tests.
pub trait Store: fmt::Debug + Send + Sync {
    /// Returns the value of a key; `None` if there is none.
    ///
    /// # Errors
    /// If the store fails.
    fn get(&self, key: String) -> BoxFuture<'static, Result<Option<String>, StoreError>>;

    /// Stores a value for up to `time_to_live`.
    ///
    /// # Errors
    /// If the store fails.
    fn set(
        &self,
        key: String,
        value: String,
        time_to_live: Duration,
    ) -> BoxFuture<'static, Result<(), StoreError>>;

    /// Removes a value.
    ///
    /// # Errors
    /// If the store fails.
    fn delete(&self, key: String) -> BoxFuture<'static, Result<(), StoreError>>;
}

/// A store failed. The message is for operators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreError(pub String);
