//! Tables of rows by ID, in order of insertion.

use std::fmt;
use std::sync::Arc;

use indexmap::IndexSet;
use indexmap::set::MutableValues;
use serde::de::{Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::entry::{Entry, Key};
use super::index::Index;
pub use super::row::Row;
use super::term::Term;

/// Rows by ID; an array in snapshots. `Debug` shows only the number of rows, because IDs can be secrets.
///
/// Copies share their rows until one of them changes a row, so that a copy of a large table is small.
#[derive(Clone)]
pub struct Table<R> {
    /// In ascending order of their numbers.
    entries: IndexSet<Entry<R>>,
    /// All rows by their terms, except for the lent one.
    index: Index,
    next_number: u64,
    /// The row that was last returned for changes. When it changes is unknown, so it is compared directly until the next
    /// call for changes puts it back into the index.
    lent: Option<u64>,
}

impl<R: Row> Table<R> {
    /// Adds or replaces a row, which becomes the newest one.
    pub fn insert(&mut self, row: R) {
        self.remove(row.key());
        if self.entries.len() >= R::CAPACITY
            && let Some(oldest) = self.entries.first().map(|entry| entry.row.key().to_owned())
        {
            self.remove(&oldest);
        }
        let entry = Entry { row: Arc::new(row), number: self.next_number };
        self.next_number += 1;
        entry.row.terms(&mut |term| self.index.add(&term, entry.number));
        self.entries.insert(entry);
    }

    /// Adds or replaces rows, in order.
    pub fn extend(&mut self, rows: impl IntoIterator<Item = R>) {
        rows.into_iter().for_each(|row| self.insert(row));
    }

    /// The row with this ID.
    pub fn get(&self, id: &str) -> Option<&R> {
        self.entries.get(&Key(id)).map(|entry| &*entry.row)
    }

    /// The row with this ID, for changes. Its ID must stay the same.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut R> {
        let position = self.entries.get_index_of(&Key(id))?;
        self.lend(position)
    }

    /// The oldest row for which `is_wanted` returns true, for changes. Its ID must stay the same.
    pub fn find_mut(&mut self, is_wanted: impl FnMut(&R) -> bool) -> Option<&mut R> {
        let position = self.iter().position(is_wanted)?;
        self.lend(position)
    }

    /// Changes the rows for which `is_wanted` returns true, the oldest first. Their IDs must stay the same.
    pub fn change_each(&mut self, is_wanted: impl Fn(&R) -> bool, mut change: impl FnMut(&mut R)) {
        for position in 0..self.entries.len() {
            if is_wanted(&self.entries[position].row)
                && let Some(row) = self.lend(position)
            {
                change(row);
            }
        }
    }

    /// Removes and returns the row with this ID.
    pub fn remove(&mut self, id: &str) -> Option<R> {
        self.take_back();
        let entry = self.entries.shift_take(&Key(id))?;
        entry.row.terms(&mut |term| self.index.remove(&term, entry.number));
        Some(Arc::unwrap_or_clone(entry.row))
    }

    /// Keeps the rows for which `keep` returns true.
    pub fn retain(&mut self, mut keep: impl FnMut(&R) -> bool) {
        self.take_back();
        let index = &mut self.index;
        self.entries.retain(|entry| {
            let is_kept = keep(&entry.row);
            if !is_kept {
                entry.row.terms(&mut |term| index.remove(&term, entry.number));
            }
            is_kept
        });
    }

    /// All rows, the oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &R> + ExactSizeIterator {
        self.entries.iter().map(|entry| &*entry.row)
    }

    /// The rows with a term, the oldest first.
    pub fn with<'s>(&'s self, term: Term<'_>) -> impl DoubleEndedIterator<Item = &'s R> + use<'s, R> {
        self.with_any(&[term])
    }

    /// The rows with any of these terms, the oldest first.
    pub fn with_any<'s>(&'s self, terms: &[Term<'_>]) -> impl DoubleEndedIterator<Item = &'s R> + use<'s, R> {
        let mut numbers: Vec<u64> = terms.iter().flat_map(|term| self.index.numbers(term)).collect();
        numbers.extend(self.lent);
        numbers.sort_unstable();
        numbers.dedup();
        let rows = numbers.into_iter().filter_map(|number| self.numbered(number));
        rows.filter(|row| row.has_any(terms)).collect::<Vec<_>>().into_iter()
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn numbered(&self, number: u64) -> Option<&R> {
        let position = self.entries.binary_search_by_key(&number, |entry| entry.number).ok()?;
        self.entries.get_index(position).map(|entry| &*entry.row)
    }

    fn lend(&mut self, position: usize) -> Option<&mut R> {
        self.take_back();
        // The key stays the same, and with it the position in the set.
        let entry = self.entries.get_index_mut2(position)?;
        entry.row.terms(&mut |term| self.index.remove(&term, entry.number));
        self.lent = Some(entry.number);
        Some(Arc::make_mut(&mut entry.row))
    }

    fn take_back(&mut self) {
        let Some(number) = self.lent.take() else { return };
        if let Ok(position) = self.entries.binary_search_by_key(&number, |entry| entry.number) {
            self.entries[position].row.terms(&mut |term| self.index.add(&term, number));
        }
    }
}

impl<R> Default for Table<R> {
    fn default() -> Self {
        Self { entries: IndexSet::new(), index: Index::default(), next_number: 0, lent: None }
    }
}

impl<R> fmt::Debug for Table<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} rows", self.entries.len())
    }
}

impl<R: Serialize> Serialize for Table<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.entries.iter().map(|entry| &*entry.row))
    }
}

impl<'de, R: Row + Deserialize<'de>> Deserialize<'de> for Table<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Rows(std::marker::PhantomData))
    }
}

struct Rows<R>(std::marker::PhantomData<R>);

impl<'de, R: Row + Deserialize<'de>> Visitor<'de> for Rows<R> {
    type Value = Table<R>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<Self::Value, A::Error> {
        let mut table = Table::default();
        while let Some(row) = rows.next_element::<R>()? {
            if row.key().is_empty() {
                return Err(A::Error::custom("expected a non-empty id"));
            }
            if table.get(row.key()).is_some() {
                return Err(A::Error::custom(format!("the id {:?} is a duplicate", row.key())));
            }
            table.insert(row);
        }
        Ok(table)
    }
}

#[cfg(test)]
mod tests;
