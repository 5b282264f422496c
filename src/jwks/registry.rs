//! The key caches of the process: one per instance, shared by everything that verifies for it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::KeyCache;
use crate::instance::BackendApi;

/// Maximum number of instances whose caches are kept. Instances come from configuration, never from requests.
const MAX_INSTANCES: usize = 4096;

/// Key caches by instance.
#[derive(Debug, Default)]
pub struct KeyCaches {
    caches: Mutex<HashMap<BackendApi, Arc<KeyCache>>>,
}

impl KeyCaches {
    /// The cache of an instance. `make` builds it on first use.
    pub fn for_instance(&self, api: &BackendApi, make: impl FnOnce() -> Arc<KeyCache>) -> Arc<KeyCache> {
        let mut caches = self.caches.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(cache) = caches.get(api) {
            return Arc::clone(cache);
        }
        if caches.len() >= MAX_INSTANCES {
            // Caches that are referenced nowhere else belong to dropped configurations.
            caches.retain(|_, cache| Arc::strong_count(cache) > 1);
        }
        let cache = make();
        if caches.len() < MAX_INSTANCES {
            caches.insert(api.clone(), Arc::clone(&cache));
        }
        cache
    }
}

#[cfg(test)]
mod tests {
    use tokio::runtime::Handle;

    use super::*;
    use crate::instance::SecretKey;
    use crate::jwks::source::BackendApiSource;
    use crate::time::manual::ManualClock;
    use crate::transport::ReqwestTransport;

    fn api(url: &str, version: &str, secret_key: &str) -> BackendApi {
        BackendApi::parse(url, version, SecretKey::parse(secret_key).expect("a usable key"))
            .expect("a usable URL")
    }

    fn cache() -> Arc<KeyCache> {
        let source = BackendApiSource::new(api("", "", "unused"), Arc::new(ReqwestTransport::default()));
        KeyCache::new(Arc::new(source), ManualClock::at(0), Handle::current())
    }

    #[tokio::test]
    async fn an_instance_has_one_cache() {
        let caches = KeyCaches::default();
        let first = caches.for_instance(&api("", "", "sk_test_1"), cache);
        let same = caches.for_instance(&api("https://api.clerk.com", "v1", "sk_test_1"), cache);
        assert!(Arc::ptr_eq(&first, &same));
    }

    #[tokio::test]
    async fn instances_never_share_a_cache() {
        let caches = KeyCaches::default();
        let first = caches.for_instance(&api("", "", "sk_test_1"), cache);
        for other in [
            api("", "", "sk_test_2"),
            api("", "v2", "sk_test_1"),
            api("https://api.example.com", "", "sk_test_1"),
        ] {
            assert!(!Arc::ptr_eq(&first, &caches.for_instance(&other, cache)), "{other:?}");
        }
    }

    #[tokio::test]
    async fn unused_caches_are_evicted_when_the_registry_is_full() {
        let caches = KeyCaches::default();
        let instance = |index: usize| api("", "", &format!("sk_test_{index}"));
        let held = caches.for_instance(&instance(0), cache);
        for index in 1..MAX_INSTANCES {
            caches.for_instance(&instance(index), cache);
        }
        caches.for_instance(&instance(MAX_INSTANCES), cache);
        let count = caches.caches.lock().expect("not poisoned").len();
        assert_eq!(count, 2, "the referenced one and the new one");
        assert!(Arc::ptr_eq(&held, &caches.for_instance(&instance(0), cache)));
    }

    #[tokio::test]
    async fn in_a_full_registry_a_new_cache_is_used_without_being_kept() {
        let caches = KeyCaches::default();
        let instance = |index: usize| api("", "", &format!("sk_test_{index}"));
        let held: Vec<_> =
            (0..MAX_INSTANCES).map(|index| caches.for_instance(&instance(index), cache)).collect();
        let extra = caches.for_instance(&instance(MAX_INSTANCES), cache);
        assert!(!Arc::ptr_eq(&extra, &caches.for_instance(&instance(MAX_INSTANCES), cache)));
        assert_eq!(caches.caches.lock().expect("not poisoned").len(), held.len());
    }
}
