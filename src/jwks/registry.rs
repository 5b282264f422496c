//! The key caches of a process: one for each instance, shared by everything that verifies for it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::KeyCache;
use crate::instance::BackendApi;

/// Most instances whose keys are kept. Instances come from configuration, never from requests.
const MAX_INSTANCES: usize = 4096;

/// Key caches by instance.
#[derive(Debug, Default)]
pub struct KeyCaches {
    caches: Mutex<HashMap<BackendApi, Arc<KeyCache>>>,
}

impl KeyCaches {
    /// The cache of an instance; `make` builds it when this is the first time that it is asked for.
    pub fn for_instance(&self, api: &BackendApi, make: impl FnOnce() -> Arc<KeyCache>) -> Arc<KeyCache> {
        let mut caches = self.caches.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(cache) = caches.get(api) {
            return Arc::clone(cache);
        }
        if caches.len() >= MAX_INSTANCES {
            // Those that nothing else holds any more belong to configurations that are gone.
            caches.retain(|_, cache| Arc::strong_count(cache) > 1);
        }
        let cache = make();
        if caches.len() < MAX_INSTANCES {
            caches.insert(api.clone(), Arc::clone(&cache));
        }
        cache
    }
}
