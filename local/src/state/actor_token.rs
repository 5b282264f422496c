//! Actor tokens and agent tasks: tickets with which another person or a program signs in as a user.

use serde_json::{Map, Value};

use super::store::Change;
use super::ticket::{AgentTask, SignInToken, TicketStatus};
use crate::errors::ApiError;
use crate::ids;

/// How long an actor token or an agent task can be used by default, as with Clerk: an hour.
pub const LIFETIME_SECONDS: i64 = 3600;
/// How long a session of an actor or an agent lasts by default, as with Clerk: half an hour.
pub const SESSION_SECONDS: i64 = 1800;

impl Change<'_> {
    /// Makes a ticket with which an actor signs in as a user.
    ///
    /// # Errors
    /// 404 if the user does not exist, 422 if the actor has no `sub`.
    pub fn create_actor_token(
        &mut self,
        user_id: &str,
        actor: Map<String, Value>,
        lifetime_seconds: i64,
        session_seconds: i64,
    ) -> Result<SignInToken, ApiError> {
        self.user(user_id)?;
        if !actor.get("sub").is_some_and(Value::is_string) {
            let fault = "must have the ID of the actor as \"sub\"".to_owned();
            return Err(ApiError::parameter_invalid("actor", fault));
        }
        let mut token = SignInToken::new(user_id, lifetime_seconds, self.now_ms());
        token.id = ids::resource_id("act");
        token.actor = Some(Value::Object(actor));
        token.session_seconds = Some(session_seconds);
        self.sign_in_tokens.insert(token.clone());
        Ok(token)
    }

    /// Makes a ticket with which an agent signs in as a user. Agents with the same name are the same agent.
    ///
    /// # Errors
    /// 404 if the user does not exist.
    pub fn create_agent_task(
        &mut self,
        user_id: &str,
        agent_name: &str,
        redirect_url: &str,
        session_seconds: i64,
    ) -> Result<SignInToken, ApiError> {
        self.user(user_id)?;
        let tasks = self.sign_in_tokens.iter().filter_map(|token| token.agent.as_ref());
        let known =
            tasks.filter(|task| task.agent_name == agent_name).map(|task| task.agent_id.clone()).next();
        let mut token = SignInToken::new(user_id, LIFETIME_SECONDS, self.now_ms());
        token.id = ids::resource_id("agt");
        token.session_seconds = Some(session_seconds);
        token.agent = Some(AgentTask {
            agent_id: known.unwrap_or_else(|| ids::resource_id("agent")),
            agent_name: agent_name.to_owned(),
            redirect_url: redirect_url.to_owned(),
        });
        self.sign_in_tokens.insert(token.clone());
        Ok(token)
    }

    /// Takes a ticket of an actor or an agent back.
    ///
    /// # Errors
    /// 404 if there is no such ticket, 400 if it was used or revoked.
    pub fn revoke_ticket(
        &mut self,
        id: &str,
        is_of_kind: impl Fn(&SignInToken) -> bool,
    ) -> Result<SignInToken, ApiError> {
        let now_ms = self.now_ms();
        let token = self.sign_in_tokens.get_mut(id).filter(|token| is_of_kind(token));
        let token = token.ok_or_else(|| ApiError::missing("token", id))?;
        if token.status != TicketStatus::Pending {
            return Err(ApiError::ticket_not_pending());
        }
        token.status = TicketStatus::Revoked;
        token.updated_at = now_ms;
        Ok(token.clone())
    }
}
