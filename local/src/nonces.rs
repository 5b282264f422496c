//! Cookies that wait for an app to fetch them: the browser's URL, which may be logged anywhere, only contains
//! a reference to them.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::bounded::Bounded;
use crate::ids;

/// How long cookies are kept: an app fetches them as soon as the browser returns.
const LIFETIME_MS: i64 = 60_000;

/// Maximum number of pending handshakes.
const CAPACITY: usize = 1_000;

/// Waiting cookies, by nonce.
#[derive(Debug)]
pub struct Nonces(Mutex<Bounded<Waiting>>);

struct Waiting {
    directives: Vec<String>,
    until_ms: i64,
}

impl Nonces {
    /// Stores `Set-Cookie` values for one minute and returns their nonce.
    pub fn keep(&self, directives: Vec<String>, now_ms: i64) -> String {
        let nonce = ids::nonce();
        self.table().insert(nonce.clone(), Waiting { directives, until_ms: now_ms + LIFETIME_MS });
        nonce
    }

    /// The `Set-Cookie` values for this nonce, once.
    pub fn take(&self, nonce: &str, now_ms: i64) -> Option<Vec<String>> {
        let waiting = self.table().take(nonce)?;
        (now_ms < waiting.until_ms).then_some(waiting.directives)
    }

    /// The table stays consistent after a panic elsewhere: every change is a single insertion or removal.
    fn table(&self) -> MutexGuard<'_, Bounded<Waiting>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for Nonces {
    fn default() -> Self {
        Self(Mutex::new(Bounded::new(CAPACITY)))
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
        let nonces = Nonces::default();
        let (one, other) = (nonces.keep(directives(1), 0), nonces.keep(directives(2), 0));
        assert_eq!(nonces.take(&one, 1), Some(directives(1)));
        assert_eq!(nonces.take(&one, 1), None);
        assert_eq!(nonces.take(&other, 1), Some(directives(2)));
        assert_eq!(nonces.take("unknown", 1), None);
    }

    #[test]
    fn a_nonce_is_valid_for_a_minute() {
        let nonces = Nonces::default();
        for (now_ms, is_good) in [(60_999, true), (61_000, false)] {
            let nonce = nonces.keep(directives(1), 1_000);
            assert_eq!(nonces.take(&nonce, now_ms).is_some(), is_good, "{now_ms}");
        }
    }

    #[test]
    fn the_number_of_nonces_is_limited() {
        let nonces = Nonces::default();
        let given: Vec<String> = (0..=CAPACITY).map(|value| nonces.keep(directives(value), 0)).collect();
        assert_eq!(nonces.take(&given[0], 1), None);
        assert_eq!(nonces.take(&given[1], 1), Some(directives(1)));
        assert_eq!(nonces.take(&given[CAPACITY], 1), Some(directives(CAPACITY)));
    }
}
