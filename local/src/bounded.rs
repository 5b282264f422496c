//! Tables that clients can fill: a full table drops its oldest entry.

use std::fmt;

use indexmap::IndexMap;

/// A table with a limited number of entries. `Debug` shows only the number of entries, because keys may be
/// secrets.
pub(crate) struct Bounded<V> {
    entries: IndexMap<String, V>,
    capacity: usize,
}

impl<V> Bounded<V> {
    /// An empty table for `capacity` entries.
    pub(crate) fn new(capacity: usize) -> Self {
        Self { entries: IndexMap::new(), capacity }
    }

    /// Adds or replaces an entry, which becomes the newest one.
    pub(crate) fn insert(&mut self, key: String, value: V) {
        self.entries.shift_remove(&key);
        if self.entries.len() >= self.capacity {
            self.entries.shift_remove_index(0);
        }
        self.entries.insert(key, value);
    }

    /// The entry with this key.
    pub(crate) fn get(&self, key: &str) -> Option<&V> {
        self.entries.get(key)
    }

    /// The entry with this key, for changes.
    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut V> {
        self.entries.get_mut(key)
    }

    /// Removes and returns the entry with this key.
    pub(crate) fn take(&mut self, key: &str) -> Option<V> {
        self.entries.shift_remove(key)
    }
}

impl<V> fmt::Debug for Bounded<V> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} of {} entries", self.entries.len(), self.capacity)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(table: &Bounded<u8>) -> Vec<&str> {
        table.entries.keys().map(String::as_str).collect()
    }

    #[test]
    fn a_full_table_drops_the_least_recently_inserted_entry() {
        let mut table = Bounded::new(2);
        for (key, left) in
            [("a", vec!["a"]), ("b", vec!["a", "b"]), ("a", vec!["b", "a"]), ("c", vec!["a", "c"])]
        {
            table.insert(key.to_owned(), 1);
            assert_eq!(keys(&table), left);
        }
    }

    #[test]
    fn debug_shows_no_keys() {
        let mut table = Bounded::new(2);
        table.insert("secret".to_owned(), 1);
        assert_eq!(format!("{table:?}"), "1 of 2 entries");
    }
}
