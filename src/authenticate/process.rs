//! What all authenticators of a process share.

use std::fmt;
use std::sync::Arc;

use tokio::runtime::Handle;

use super::remarks::Remarks;
use crate::backend::lookups::{InstanceLookups, Lookups};
use crate::instance::BackendApi;
use crate::jwks::source::BackendApiSource;
use crate::jwks::{KeyCache, KeyCaches};
use crate::jwt::{TokenCaches, VerifiedTokens};
use crate::time::Clock;
use crate::transport::Transport;

/// The clock, the connections and the caches of a process.
pub struct Process {
    clock: Arc<dyn Clock>,
    transport: Arc<dyn Transport>,
    runtime: fn() -> Handle,
    remarks: Arc<Remarks>,
    key_caches: KeyCaches,
    lookups: InstanceLookups,
    token_caches: TokenCaches,
}

impl Process {
    /// A process with empty caches. `transport` may be polled on any thread; key sets are fetched on `runtime`, which is
    /// not called before the first key cache is created.
    pub fn new(clock: Arc<dyn Clock>, transport: Arc<dyn Transport>, runtime: fn() -> Handle) -> Self {
        Self {
            remarks: Arc::new(Remarks::new(Arc::clone(&clock))),
            key_caches: KeyCaches::default(),
            lookups: InstanceLookups::new(Arc::clone(&clock)),
            token_caches: TokenCaches::default(),
            clock,
            transport,
            runtime,
        }
    }

    /// The clock.
    pub fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.clock)
    }

    /// The instance's key cache.
    pub fn key_cache(&self, api: &BackendApi) -> Arc<KeyCache> {
        self.key_caches.for_instance(api, || self.separate_key_cache(api.clone(), self.transport()))
    }

    /// A key cache that is not shared, because it fetches through a transport of its own.
    pub fn separate_key_cache(&self, api: BackendApi, transport: Arc<dyn Transport>) -> Arc<KeyCache> {
        KeyCache::new(Arc::new(BackendApiSource::new(api, transport)), self.clock(), (self.runtime)())
    }

    pub(super) fn transport(&self) -> Arc<dyn Transport> {
        Arc::clone(&self.transport)
    }

    pub(super) fn remarks(&self) -> Arc<Remarks> {
        Arc::clone(&self.remarks)
    }

    pub(super) fn lookups(&self, api: &BackendApi) -> Arc<Lookups> {
        self.lookups.of(api)
    }

    pub(super) fn verified_tokens(&self, entries: Option<usize>) -> Option<Arc<VerifiedTokens>> {
        self.token_caches.with_entries(entries)
    }
}

impl fmt::Debug for Process {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Process").finish_non_exhaustive()
    }
}
