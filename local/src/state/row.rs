//! Rows: what tables consist of.

use super::term::Term;

/// What a table consists of.
pub trait Row: Clone {
    /// How many rows a table can have. A full table drops its oldest row, because strangers can fill some tables.
    const CAPACITY: usize = usize::MAX;

    /// What identifies the row. It can be a secret.
    fn key(&self) -> &str;

    /// Calls `add` with each term that a table finds the row by, besides its ID.
    fn terms(&self, _add: &mut dyn FnMut(Term<'_>)) {}

    /// Whether the row has any of these terms.
    fn has_any(&self, terms: &[Term<'_>]) -> bool {
        let mut is_found = false;
        self.terms(&mut |own| is_found |= terms.contains(&own));
        is_found
    }
}
