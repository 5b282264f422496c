//! `Cancellation`: aborts a call.

use std::sync::{Mutex, PoisonError};

use napi_derive::napi;
use tokio::task::AbortHandle;

/// Aborts its call, which closes the connection and rejects the promise.
#[napi]
#[derive(Default)]
pub struct Cancellation {
    call: Mutex<Option<AbortHandle>>,
}

#[napi]
impl Cancellation {
    /// A cancellation for one call.
    #[napi(constructor, catch_unwind)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Aborts the call, unless it has completed.
    #[napi(catch_unwind)]
    pub fn cancel(&self) {
        if let Some(call) = &*self.call.lock().unwrap_or_else(PoisonError::into_inner) {
            call.abort();
        }
    }
}

impl Cancellation {
    /// Sets the call to abort.
    pub(super) fn watch(&self, call: AbortHandle) {
        *self.call.lock().unwrap_or_else(PoisonError::into_inner) = Some(call);
    }
}
