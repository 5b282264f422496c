//! Entries of tables.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use indexmap::Equivalent;

use super::row::Row;

/// A row, which a set knows by its key.
#[derive(Clone)]
pub(super) struct Entry<R> {
    pub(super) row: Arc<R>,
    /// Greater than those of all older rows.
    pub(super) number: u64,
}

/// The key of an entry.
pub(super) struct Key<'k>(pub(super) &'k str);

impl<R: Row> Equivalent<Entry<R>> for Key<'_> {
    fn equivalent(&self, entry: &Entry<R>) -> bool {
        self.0 == entry.row.key()
    }
}

impl<R: Row> PartialEq for Entry<R> {
    fn eq(&self, other: &Self) -> bool {
        self.row.key() == other.row.key()
    }
}

impl<R: Row> Eq for Entry<R> {}

impl<R: Row> Hash for Entry<R> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.row.key().hash(hasher);
    }
}

impl Hash for Key<'_> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.0.hash(hasher);
    }
}
