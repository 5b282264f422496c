//! Cookies that wait for an app to fetch them: the browser's URL, which may be logged anywhere, only contains
//! a reference to them.

use std::fmt;

use super::table::{Row, Table};
use crate::ids;

/// How long cookies are kept: an app fetches them as soon as the browser returns.
const LIFETIME_MS: i64 = 60_000;

/// Waiting cookies, by nonce.
#[derive(Clone, Debug, Default)]
pub struct Nonces(Table<Waiting>);

#[derive(Clone)]
struct Waiting {
    nonce: String,
    directives: Vec<String>,
    until_ms: i64,
}

impl Nonces {
    /// Stores `Set-Cookie` values for one minute and returns their nonce.
    pub fn keep(&mut self, directives: Vec<String>, now_ms: i64) -> String {
        let nonce = ids::nonce();
        self.0.insert(Waiting { nonce: nonce.clone(), directives, until_ms: now_ms + LIFETIME_MS });
        nonce
    }

    /// Moves all times into the past.
    pub(super) fn age(&mut self, milliseconds: i64) {
        self.0.change_each(|_| true, |waiting| waiting.until_ms -= milliseconds);
    }

    /// The `Set-Cookie` values for this nonce, once.
    pub fn take(&mut self, nonce: &str, now_ms: i64) -> Option<Vec<String>> {
        let waiting = self.0.remove(nonce)?;
        (now_ms < waiting.until_ms).then_some(waiting.directives)
    }
}

impl Row for Waiting {
    const CAPACITY: usize = 1_000;

    fn key(&self) -> &str {
        &self.nonce
    }
}

impl fmt::Debug for Waiting {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Waiting").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directives(value: usize) -> Vec<String> {
        vec![format!("name={value}")]
    }

    #[test]
    fn a_nonce_is_valid_once() {
        let mut nonces = Nonces::default();
        let (one, other) = (nonces.keep(directives(1), 0), nonces.keep(directives(2), 0));
        assert_eq!(nonces.take(&one, 1), Some(directives(1)));
        assert_eq!(nonces.take(&one, 1), None);
        assert_eq!(nonces.take(&other, 1), Some(directives(2)));
        assert_eq!(nonces.take("unknown", 1), None);
    }

    #[test]
    fn a_nonce_is_valid_for_a_minute() {
        let mut nonces = Nonces::default();
        for (now_ms, is_good) in [(60_999, true), (61_000, false)] {
            let nonce = nonces.keep(directives(1), 1_000);
            assert_eq!(nonces.take(&nonce, now_ms).is_some(), is_good, "{now_ms}");
        }
    }

    #[test]
    fn the_number_of_nonces_is_limited() {
        let mut nonces = Nonces::default();
        let given: Vec<String> =
            (0..=Waiting::CAPACITY).map(|value| nonces.keep(directives(value), 0)).collect();
        assert_eq!(nonces.take(&given[0], 1), None);
        assert_eq!(nonces.take(&given[1], 1), Some(directives(1)));
        assert_eq!(nonces.take(&given[Waiting::CAPACITY], 1), Some(directives(Waiting::CAPACITY)));
    }
}
