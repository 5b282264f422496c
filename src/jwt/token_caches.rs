//! The caches of verified tokens in a process.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use super::verified_tokens::{DEFAULT_ENTRIES, VerifiedTokens};

/// One cache for each size, which configurations alone choose: equal sizes share a cache, whatever the instance.
#[derive(Debug, Default)]
pub struct TokenCaches {
    by_entries: Mutex<BTreeMap<usize, Weak<VerifiedTokens>>>,
}

impl TokenCaches {
    /// The cache with room for this number of tokens, by default [`DEFAULT_ENTRIES`]; `None` for 0, which switches the
    /// cache off.
    pub fn with_entries(&self, entries: Option<usize>) -> Option<Arc<VerifiedTokens>> {
        let entries = entries.unwrap_or(DEFAULT_ENTRIES);
        if entries == 0 {
            return None;
        }
        let mut caches = self.by_entries.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(tokens) = caches.get(&entries).and_then(Weak::upgrade) {
            return Some(tokens);
        }
        // Drops the entries of configurations that no longer exist.
        caches.retain(|_, tokens| tokens.strong_count() > 0);
        let tokens = Arc::new(VerifiedTokens::new(entries));
        caches.insert(entries, Arc::downgrade(&tokens));
        Some(tokens)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_sizes_share_a_cache_while_it_is_in_use() {
        let caches = TokenCaches::default();
        let [first, same, other] = [None, Some(DEFAULT_ENTRIES), Some(8)]
            .map(|entries| caches.with_entries(entries).expect("a cache"));
        assert!(Arc::ptr_eq(&first, &same) && !Arc::ptr_eq(&first, &other));
        drop(other);
        let _third = caches.with_entries(Some(9));
        assert_eq!(
            caches.by_entries.lock().expect("no panic").keys().collect::<Vec<_>>(),
            [&9, &DEFAULT_ENTRIES]
        );
    }

    #[test]
    fn no_entries_switch_the_cache_off() {
        assert!(TokenCaches::default().with_entries(Some(0)).is_none());
    }
}
