//! Machines: services that authenticate to each other.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::State;
use super::store::Change;
use super::table::Row;
use crate::errors::ApiError;
use crate::ids;

/// How many machines a machine can authenticate to, as with Clerk.
const MAX_SCOPES: usize = 150;
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

    fn has_key(&self, secret_key: &str, now_ms: i64) -> bool {
        let previous = self.previous_key.as_ref().filter(|key| now_ms < key.expire_at);
        self.secret_key == secret_key || previous.is_some_and(|key| key.secret_key == secret_key)
    }
}

impl State {
    /// The machine with this ID.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn machine(&self, id: &str) -> Result<&Machine, ApiError> {
        self.machines.get(id).ok_or_else(|| super::missing("machine", id))
    }

    /// The machine that has this secret key.
    pub fn machine_with_key(&self, secret_key: &str, now_ms: i64) -> Option<&Machine> {
        self.machines.iter().find(|machine| machine.has_key(secret_key, now_ms))
    }

    /// Checks the machines that a machine is to authenticate to.
    ///
    /// # Errors
    /// 404 if one does not exist, 422 if there are too many.
    pub fn check_scopes(&self, machine_ids: &[String]) -> Result<(), ApiError> {
        if machine_ids.len() > MAX_SCOPES {
            let fault = format!("must not have more than {MAX_SCOPES} machines");
            return Err(ApiError::parameter_invalid("scoped_machines", fault));
        }
        machine_ids.iter().try_for_each(|id| self.machine(id).map(|_| ()))
    }
}

impl Change<'_> {
    /// Changes a machine. Returns it as it is afterwards.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn change_machine(
        &mut self,
        id: &str,
        change: impl FnOnce(&mut Machine),
    ) -> Result<Machine, ApiError> {
        let now_ms = self.now_ms();
        let machine = self.machines.get_mut(id).ok_or_else(|| super::missing("machine", id))?;
        change(machine);
        machine.updated_at = now_ms;
        Ok(machine.clone())
    }

    /// Gives a machine a new key. The old one stays valid for a while.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn rotate_machine_key(&mut self, id: &str, previous_seconds: i64) -> Result<Machine, ApiError> {
        let expire_at = self.now_ms() + previous_seconds * 1000;
        self.change_machine(id, |machine| {
            let old = std::mem::replace(&mut machine.secret_key, ids::machine_token("ak"));
            machine.previous_key = Some(PreviousKey { secret_key: old, expire_at });
        })
    }

    /// Deletes a machine, its tokens, and what other machines may do with it.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn delete_machine(&mut self, id: &str) -> Result<(), ApiError> {
        self.machines.remove(id).ok_or_else(|| super::missing("machine", id))?;
        for other in self.machines.iter_mut() {
            other.scoped_machine_ids.retain(|scope| scope != id);
        }
        self.machine_tokens.retain(|token| token.subject != id);
        Ok(())
    }
}

impl Row for Machine {
    fn id(&self) -> &str {
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
