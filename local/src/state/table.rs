//! Tables of rows by ID, in order of insertion.

use std::fmt;

use indexmap::IndexMap;
use serde::de::{Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What a table consists of.
pub trait Row {
    /// How many rows a table can have. A full table drops its oldest row, because strangers can fill some tables.
    const CAPACITY: usize = usize::MAX;

    /// What identifies the row. It can be a secret.
    fn key(&self) -> &str;
}

/// Rows by ID; an array in snapshots. `Debug` shows only the number of rows, because IDs can be secrets.
#[derive(Clone)]
pub struct Table<R>(IndexMap<String, R>);

impl<R: Row> Table<R> {
    /// Adds or replaces a row, which becomes the newest one.
    pub fn insert(&mut self, row: R) {
        self.0.shift_remove(row.key());
        if self.0.len() >= R::CAPACITY {
            self.0.shift_remove_index(0);
        }
        self.0.insert(row.key().to_owned(), row);
    }

    /// Adds or replaces rows, in order.
    pub fn extend(&mut self, rows: impl IntoIterator<Item = R>) {
        rows.into_iter().for_each(|row| self.insert(row));
    }

    /// The row with this ID.
    pub fn get(&self, id: &str) -> Option<&R> {
        self.0.get(id)
    }

    /// The row with this ID, for changes. Its ID must stay the same.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut R> {
        self.0.get_mut(id)
    }

    /// Removes and returns the row with this ID.
    pub fn remove(&mut self, id: &str) -> Option<R> {
        self.0.shift_remove(id)
    }

    /// Keeps the rows for which `keep` returns true.
    pub fn retain(&mut self, mut keep: impl FnMut(&R) -> bool) {
        self.0.retain(|_, row| keep(row));
    }

    /// All rows, the oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &R> + ExactSizeIterator {
        self.0.values()
    }

    /// All rows for changes, the oldest first. Their IDs must stay the same.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut R> {
        self.0.values_mut()
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<R> Default for Table<R> {
    fn default() -> Self {
        Self(IndexMap::new())
    }
}

impl<R> fmt::Debug for Table<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} rows", self.0.len())
    }
}

impl<R: Serialize> Serialize for Table<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.values())
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
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Deserialize, Serialize)]
    struct Small {
        id: String,
    }

    impl Row for Small {
        const CAPACITY: usize = 2;

        fn key(&self) -> &str {
            &self.id
        }
    }

    fn small(id: &str) -> Small {
        Small { id: id.to_owned() }
    }

    #[test]
    fn a_full_table_drops_the_least_recently_inserted_row() {
        let mut table = Table::default();
        for (id, left) in
            [("a", vec!["a"]), ("b", vec!["a", "b"]), ("a", vec!["b", "a"]), ("c", vec!["a", "c"])]
        {
            table.insert(small(id));
            assert_eq!(table.iter().map(Row::key).collect::<Vec<_>>(), left);
        }
    }

    #[test]
    fn a_table_is_an_array_in_json_without_duplicates() {
        let table: Table<Small> = serde_json::from_str(r#"[{"id":"b"},{"id":"a"}]"#).expect("a table");
        assert_eq!(serde_json::to_string(&table).expect("JSON"), r#"[{"id":"b"},{"id":"a"}]"#);
        let fault =
            serde_json::from_str::<Table<Small>>(r#"[{"id":"b"},{"id":"b"}]"#).expect_err("a duplicate");
        assert!(fault.to_string().contains("\"b\" is a duplicate"), "{fault}");
    }

    #[test]
    fn debug_shows_no_ids() {
        let mut table = Table::default();
        table.insert(small("secret"));
        assert_eq!(format!("{table:?}"), "1 rows");
    }
}
