//! The look-ups of a process: one limit for each instance, whatever configurations it has.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use super::Lookups;
use super::refusals::Refusals;
use crate::instance::BackendApi;
use crate::time::Clock;

/// Most instances whose look-ups are counted. Instances come from configuration, never from requests.
const MAX_INSTANCES: usize = 4096;

/// Look-ups by instance.
pub struct InstanceLookups {
    clock: Arc<dyn Clock>,
    refusals: Arc<Refusals>,
    instances: Mutex<HashMap<BackendApi, Weak<Lookups>>>,
}

impl InstanceLookups {
    /// No instance has look-ups yet.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock, refusals: Arc::default(), instances: Mutex::default() }
    }

    /// The look-ups of an instance, which all that are held at the same time share.
    pub fn of(&self, api: &BackendApi) -> Arc<Lookups> {
        let mut instances = self.instances.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(lookups) = instances.get(api).and_then(Weak::upgrade) {
            return lookups;
        }
        if instances.len() >= MAX_INSTANCES {
            // Those that nothing holds any more belong to configurations that are gone.
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
        BackendApi::parse("", "", key).expect("a usable address")
    }

    #[test]
    fn one_instance_has_one_limit_and_two_have_two() {
        let lookups = InstanceLookups::new(ManualClock::at(0));
        let first = lookups.of(&api(1));
        assert!(Arc::ptr_eq(&first, &lookups.of(&api(1))));
        assert!(!Arc::ptr_eq(&first, &lookups.of(&api(2))));
    }

    #[test]
    fn instances_that_are_gone_make_room_and_without_room_nothing_is_kept() {
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
