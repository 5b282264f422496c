//! `Cancellation`: ends a call that nobody waits for any more.

use std::sync::{Mutex, PoisonError};

use napi_derive::napi;
use tokio::task::AbortHandle;

/// Ends the call that it was given to. Its connection is closed, and its promise is rejected.
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

    /// Ends the call, unless it has ended.
    #[napi(catch_unwind)]
    pub fn cancel(&self) {
        if let Some(call) = &*self.call.lock().unwrap_or_else(PoisonError::into_inner) {
            call.abort();
        }
    }
}

impl Cancellation {
    /// From now on this call is the one that is ended.
    pub(super) fn watch(&self, call: AbortHandle) {
        *self.call.lock().unwrap_or_else(PoisonError::into_inner) = Some(call);
    }
}
