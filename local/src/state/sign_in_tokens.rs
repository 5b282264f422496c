//! How sign-in tokens are made, revoked and found.

use super::State;
use super::store::Change;
use super::ticket::{SignInToken, TicketStatus};
use crate::errors::ApiError;

impl State {
    /// The usable sign-in token with this ticket.
    ///
    /// # Errors
    /// 400 if there is none, or it was used, revoked or has expired.
    pub fn sign_in_token(&self, ticket: &str, now_ms: i64) -> Result<&SignInToken, ApiError> {
        let mut tokens = self.sign_in_tokens.iter();
        let token = tokens.find(|one| one.token == ticket).ok_or_else(ApiError::ticket_invalid)?;
        match token.status {
            TicketStatus::Pending if now_ms >= token.expire_at => Err(ApiError::ticket_expired()),
            TicketStatus::Pending => Ok(token),
            TicketStatus::Accepted => Err(ApiError::sign_in_token_used()),
            TicketStatus::Revoked => Err(ApiError::sign_in_token_revoked()),
        }
    }
}

impl Change<'_> {
    /// Makes a token that signs a user in once, in an organization if given.
    ///
    /// # Errors
    /// 404 if the user does not exist, 422 if the user does not belong to the organization.
    pub fn create_sign_in_token(
        &mut self,
        user_id: &str,
        organization_id: Option<String>,
        lifetime_seconds: i64,
    ) -> Result<SignInToken, ApiError> {
        let user = self.user(user_id)?;
        if organization_id.as_ref().is_some_and(|id| user.membership(id).is_none()) {
            let fault = "is not an organization of this user".to_owned();
            return Err(ApiError::parameter_invalid("org_id", fault));
        }
        let token =
            SignInToken { organization_id, ..SignInToken::new(user_id, lifetime_seconds, self.now_ms()) };
        self.sign_in_tokens.insert(token.clone());
        Ok(token)
    }

    /// Makes a pending token unusable.
    ///
    /// # Errors
    /// 404 if it does not exist, 400 if it is not pending.
    pub fn revoke_sign_in_token(&mut self, id: &str) -> Result<SignInToken, ApiError> {
        let now_ms = self.now_ms();
        let token = self
            .sign_in_tokens
            .get_mut(id)
            .ok_or_else(|| ApiError::not_found(format!("There is no sign-in token with the id {id:?}.")))?;
        if token.status != TicketStatus::Pending {
            return Err(ApiError::sign_in_token_not_pending());
        }
        token.status = TicketStatus::Revoked;
        token.updated_at = now_ms;
        Ok(token.clone())
    }
}
