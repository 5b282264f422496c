//! The lookups of the process: one limit per instance, shared by its configurations.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use super::Lookups;
use super::refusals::Refusals;
use crate::instance::BackendApi;
use crate::time::Clock;

/// Maximum number of instances with shared limits. Instances come from configuration, never from requests.
const MAX_INSTANCES: usize = 4096;

/// Lookups by instance.
pub struct InstanceLookups {
    clock: Arc<dyn Clock>,
    refusals: Arc<Refusals>,
    instances: Mutex<HashMap<BackendApi, Weak<Lookups>>>,
}

impl InstanceLookups {
    /// A registry without instances.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock, refusals: Arc::default(), instances: Mutex::default() }
    }

    /// The lookups of an instance, shared while they are referenced.
    pub fn of(&self, api: &BackendApi) -> Arc<Lookups> {
        let mut instances = self.instances.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(lookups) = instances.get(api).and_then(Weak::upgrade) {
            return lookups;
        }
        if instances.len() >= MAX_INSTANCES {
            // Unreferenced ones belong to dropped configurations.
            instances.retain(|_, lookups| lookups.strong_count() > 0);
        }
        let lookups = Arc::new(Lookups::new(Arc::clone(&self.refusals), Arc::clone(&self.clock)));
        if instances.len() < MAX_INSTANCES {
            instances.insert(api.clone(), Arc::downgrade(&lookups));
        }
        lookups
    }
}

impl fmt::Debug for InstanceLookups {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("InstanceLookups").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instance::SecretKey;
    use crate::time::manual::ManualClock;

    fn api(index: usize) -> BackendApi {
        let key = SecretKey::parse(&format!("sk_test_{index}")).expect("a usable key");
        BackendApi::parse("", "", key).expect("a usable URL")
    }

    #[test]
    fn each_instance_has_its_own_limit() {
        let lookups = InstanceLookups::new(ManualClock::at(0));
        let first = lookups.of(&api(1));
        assert!(Arc::ptr_eq(&first, &lookups.of(&api(1))));
        assert!(!Arc::ptr_eq(&first, &lookups.of(&api(2))));
    }

    #[test]
    fn unused_instances_are_evicted_and_a_full_registry_keeps_nothing_new() {
        let lookups = InstanceLookups::new(ManualClock::at(0));
        for index in 0..MAX_INSTANCES {
            lookups.of(&api(index));
        }
        let held: Vec<_> = (0..MAX_INSTANCES).map(|index| lookups.of(&api(index))).collect();
        let extra = api(MAX_INSTANCES);
        assert!(!Arc::ptr_eq(&lookups.of(&extra), &lookups.of(&extra)));
        assert!(Arc::ptr_eq(&held[0], &lookups.of(&api(0))));
    }
}
