//! Which rows of a table have a term.

use std::collections::BTreeSet;

use super::term::Term;

/// Pairs of a term's fingerprint and a row's number: 16 bytes for each term of each row, whatever its text. Rows of other
/// terms with the same fingerprint are found, too, so what is found has to be compared.
#[derive(Clone, Debug, Default)]
pub(super) struct Index(BTreeSet<(u64, u64)>);

impl Index {
    /// Adds a term of a row.
    pub(super) fn add(&mut self, term: &Term<'_>, number: u64) {
        self.0.insert((term.fingerprint(), number));
    }

    /// Removes a term of a row.
    pub(super) fn remove(&mut self, term: &Term<'_>, number: u64) {
        self.0.remove(&(term.fingerprint(), number));
    }

    /// The numbers of the rows that may have a term, in ascending order.
    pub(super) fn numbers(&self, term: &Term<'_>) -> impl Iterator<Item = u64> {
        let fingerprint = term.fingerprint();
        self.0.range((fingerprint, 0)..=(fingerprint, u64::MAX)).map(|&(_, number)| number)
    }
}
