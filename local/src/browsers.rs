//! The known browsers, and their sessions.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::bounded::Bounded;
use crate::ids;

/// Maximum number of browsers.
const CAPACITY: usize = 1_000;

/// A browser. `Debug` does not show the token.
#[derive(Clone, PartialEq, Eq)]
pub struct Browser {
    /// Identifies the browser: `dvb_…`, in its cookie `__clerk_db_jwt`.
    pub token: String,
    /// The last session that was started in this browser, active or not.
    pub session_id: Option<String>,
}

/// All browsers, by token.
#[derive(Debug)]
pub struct Browsers(Mutex<Bounded<Option<String>>>);

impl Browsers {
    /// The first known browser with one of these tokens, or else a new one. A token that was not issued here
    /// is never accepted, because an attacker may have planted it.
    pub fn meet(&self, tokens: impl IntoIterator<Item = String>) -> Browser {
        let mut table = self.table();
        let known =
            tokens.into_iter().find_map(|token| table.take(&token).map(|session_id| (token, session_id)));
        let (token, session_id) = known.unwrap_or_else(|| (ids::resource_id("dvb"), None));
        // A known one is inserted again, as the most recent.
        table.insert(token.clone(), session_id.clone());
        Browser { token, session_id }
    }

    /// Sets the session of this browser.
    pub fn sign_in(&self, token: &str, session_id: &str) {
        self.table().insert(token.to_owned(), Some(session_id.to_owned()));
    }

    /// The table stays usable after a panic elsewhere: at worst, a browser is unknown again.
    fn table(&self) -> MutexGuard<'_, Bounded<Option<String>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for Browsers {
    fn default() -> Self {
        Self(Mutex::new(Bounded::new(CAPACITY)))
    }
}

impl fmt::Debug for Browser {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Browser").field("session_id", &self.session_id).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_only_recognized_by_an_issued_token() {
        let browsers = Browsers::default();
        let first = browsers.meet(["dvb_planted".to_owned()]);
        assert!(first.token.starts_with("dvb_") && first.token != "dvb_planted");
        browsers.sign_in(&first.token, "sess_1");
        let again = browsers.meet(["dvb_planted".to_owned(), first.token.clone()]);
        assert_eq!(again, Browser { token: first.token.clone(), session_id: Some("sess_1".to_owned()) });
        assert_ne!(browsers.meet([]).token, first.token);
    }

    #[test]
    fn the_number_of_browsers_is_limited() {
        let browsers = Browsers::default();
        let (first, used) = (browsers.meet([]), browsers.meet([]));
        for _ in 0..CAPACITY - 1 {
            browsers.meet([]);
            browsers.meet([used.token.clone()]);
        }
        assert_eq!(browsers.meet([used.token.clone()]), used);
        assert_ne!(browsers.meet([first.token.clone()]), first);
    }

    #[test]
    fn debug_does_not_show_the_token() {
        let browser = Browsers::default().meet([]);
        assert!(!format!("{browser:?}").contains(&browser.token));
    }
}
