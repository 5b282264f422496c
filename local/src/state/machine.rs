//! Machines: services that authenticate to each other.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::table::Row;
use crate::ids;

/// How many machines a machine can authenticate to, as with Clerk.
pub(super) const MAX_SCOPES: usize = 150;
/// How long tokens are valid by default, as with Clerk: an hour.
pub const DEFAULT_TOKEN_SECONDS: i64 = 3600;

/// A machine. `Debug` does not show its keys.
#[derive(Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Machine {
    /// `mch_…`
    pub id: String,
    /// The name.
    pub name: String,
    /// What it sends: `ak_…`
    pub secret_key: String,
    /// The key before the last rotation, while it is valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous_key: Option<PreviousKey>,
    /// The machines that it can authenticate to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scoped_machine_ids: Vec<String>,
    /// How long its tokens are valid by default, in seconds.
    pub default_token_ttl: i64,
    /// When it was made, in Unix milliseconds.
    pub created_at: i64,
    /// When it last changed, in Unix milliseconds.
    pub updated_at: i64,
}

/// A key that was replaced.
#[derive(Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PreviousKey {
    /// The key.
    pub secret_key: String,
    /// Until when it is valid, in Unix milliseconds.
    pub expire_at: i64,
}

impl Machine {
    /// A machine with a new key.
    pub fn new(name: &str, now_ms: i64) -> Self {
        Self {
            id: ids::resource_id("mch"),
            name: name.to_owned(),
            secret_key: ids::machine_token("ak"),
            previous_key: None,
            scoped_machine_ids: Vec::new(),
            default_token_ttl: DEFAULT_TOKEN_SECONDS,
            created_at: now_ms,
            updated_at: now_ms,
        }
    }

    pub(super) fn has_key(&self, secret_key: &str, now_ms: i64) -> bool {
        let previous = self.previous_key.as_ref().filter(|key| now_ms < key.expire_at);
        self.secret_key == secret_key || previous.is_some_and(|key| key.secret_key == secret_key)
    }
}
impl Row for Machine {
    fn key(&self) -> &str {
        &self.id
    }
}

impl fmt::Debug for Machine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Machine").field("id", &self.id).finish_non_exhaustive()
    }
}

impl fmt::Debug for PreviousKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("PreviousKey").field("expire_at", &self.expire_at).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_replaced_key_is_valid_until_it_expires() {
        let mut machine = Machine::new("till", 0);
        machine.previous_key = Some(PreviousKey { secret_key: "ak_old".to_owned(), expire_at: 1_000 });
        assert!(machine.has_key("ak_old", 999) && !machine.has_key("ak_old", 1_000));
        assert!(machine.has_key(&machine.secret_key, 1_000) && !machine.has_key("ak_other", 0));
        let shown = format!("{machine:?} {:?}", machine.previous_key);
        assert!(!shown.contains("ak_"), "{shown}");
    }
}
