//! What the sending task shares with the rest.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

use super::message::{Attempt, Messages};
use super::signature::Secret;

/// What the sending task needs.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) secret: Secret,
    pub(super) retry_after: Vec<Duration>,
    pub(super) messages: Mutex<Messages>,
    pub(super) news: watch::Sender<()>,
}

impl Shared {
    pub(super) fn messages(&self) -> MutexGuard<'_, Messages> {
        self.messages.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn record(&self, id: &str, attempt: Attempt) {
        self.messages().record(id, attempt);
        self.news.send_replace(());
    }
}
