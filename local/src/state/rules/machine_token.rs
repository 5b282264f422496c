//! API keys, M2M tokens and OAuth access tokens: the rules.

use crate::errors::ApiError;
use crate::state::State;
use crate::state::machine_token::{MachineToken, MachineTokenKind};
use crate::state::store::Change;

impl State {
    /// The token of this kind with this ID, which is not the token itself.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn machine_token_with_id(&self, kind: MachineTokenKind, id: &str) -> Result<&MachineToken, ApiError> {
        let mut tokens = self.machine_tokens.iter();
        tokens.find(|one| one.kind == kind && one.id == id).ok_or_else(|| ApiError::missing("token", id))
    }
}

impl Change<'_> {
    /// Changes a token that exists. Returns it as it is afterwards.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn change_machine_token(
        &mut self,
        kind: MachineTokenKind,
        id: &str,
        change: impl FnOnce(&mut MachineToken),
    ) -> Result<MachineToken, ApiError> {
        let now_ms = self.now_ms();
        let token = self.machine_tokens.find_mut(|one| one.kind == kind && one.id == id);
        let token = token.ok_or_else(|| ApiError::missing("token", id))?;
        change(token);
        token.updated_at = Some(now_ms);
        Ok(token.clone())
    }

    /// Takes a token back. A revoked one stays as it is.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn revoke_machine_token(
        &mut self,
        kind: MachineTokenKind,
        id: &str,
        reason: Option<String>,
    ) -> Result<MachineToken, ApiError> {
        let token = self.machine_token_with_id(kind, id)?;
        if token.revoked {
            return Ok(token.clone());
        }
        self.change_machine_token(kind, id, |token| {
            token.revoked = true;
            token.revocation_reason = reason;
        })
    }
}
