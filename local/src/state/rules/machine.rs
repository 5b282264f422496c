//! Machines and their scopes: the rules.

use crate::errors::ApiError;
use crate::ids;
use crate::state::State;
use crate::state::machine::{MAX_SCOPES, Machine, PreviousKey};
use crate::state::store::Change;

impl State {
    /// The machine with this ID.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn machine(&self, id: &str) -> Result<&Machine, ApiError> {
        self.machines.get(id).ok_or_else(|| ApiError::missing("machine", id))
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
        let machine = self.machines.get_mut(id).ok_or_else(|| ApiError::missing("machine", id))?;
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
        self.machines.remove(id).ok_or_else(|| ApiError::missing("machine", id))?;
        self.machines.change_each(
            |other| other.scoped_machine_ids.iter().any(|scope| scope == id),
            |other| other.scoped_machine_ids.retain(|scope| scope != id),
        );
        self.machine_tokens.retain(|token| token.subject != id);
        Ok(())
    }
}
