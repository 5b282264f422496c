//! Backup codes, for users who have lost their second factor.

use serde::{Deserialize, Serialize};

use crate::ids;
use crate::state::password::Password;

/// How many backup codes a user gets, as with Clerk.
const BACKUP_CODE_COUNT: usize = 10;

/// The backup codes of a user that were not used.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct BackupCodes {
    /// The ID, `bckup_…`.
    #[serde(default = "new_id")]
    pub id: String,
    /// The hashed codes; in seeds also their text.
    pub codes: Vec<Password>,
    /// When they were made, in Unix milliseconds.
    #[serde(default)]
    pub created_at: i64,
    /// When one was last used, in Unix milliseconds.
    #[serde(default)]
    pub updated_at: i64,
}

impl BackupCodes {
    /// Those with these texts.
    pub fn of(texts: &[String], now_ms: i64) -> Self {
        let codes = texts.iter().map(|text| Password::new(text)).collect();
        Self { id: new_id(), codes, created_at: now_ms, updated_at: now_ms }
    }

    /// New ones, and their text, which is shown to the user once.
    pub fn generate(now_ms: i64) -> (Self, Vec<String>) {
        let texts: Vec<String> = (0..BACKUP_CODE_COUNT).map(|_| ids::backup_code()).collect();
        (Self::of(&texts, now_ms), texts)
    }

    /// Whether `code` is one of them, which it then is no longer.
    pub(super) fn take(&mut self, code: &str, now_ms: i64) -> bool {
        let found = self.codes.iter().position(|one| one.is(code));
        if let Some(index) = found {
            self.codes.remove(index);
            self.updated_at = now_ms;
        }
        found.is_some()
    }
}

fn new_id() -> String {
    ids::resource_id("bckup")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_works_once() {
        let (mut codes, texts) = BackupCodes::generate(1);
        assert_eq!(texts.len(), BACKUP_CODE_COUNT);
        assert!(codes.take(&texts[3], 2) && codes.updated_at == 2);
        assert!(!codes.take(&texts[3], 3) && codes.updated_at == 2);
        assert!(codes.take(&texts[4], 4) && !codes.take("", 5));
    }

    #[test]
    fn snapshots_have_the_hashes_and_seeds_can_have_the_text() {
        let mut codes: BackupCodes = serde_json::from_str(r#"{"codes":["a1b2c3d4"]}"#).expect("valid");
        assert!(!serde_json::to_string(&codes).expect("JSON").contains("a1b2c3d4"));
        assert!(codes.take("a1b2c3d4", 1));
    }
}
