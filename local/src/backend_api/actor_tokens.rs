//! Actor tokens and agent tasks, <https://clerk.com/docs/reference/backend-api/tag/actor-tokens>.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::post;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use url::Url;

use super::RequestBody;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::actor_token::{LIFETIME_SECONDS, SESSION_SECONDS};
use crate::state::ticket::SignInToken;

type Local = State<Arc<LocalClerk>>;

/// The paths of these resources.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/actor_tokens", post(create_actor_token))
        .route("/actor_tokens/{actor_token_id}/revoke", post(revoke_actor_token))
        .route("/agents/tasks", post(create_agent_task))
        .route("/agents/tasks/{agent_task_id}/revoke", post(revoke_agent_task))
}

#[derive(Deserialize)]
struct NewActorToken {
    user_id: String,
    actor: Map<String, Value>,
    expires_in_seconds: Option<i64>,
    session_max_duration_in_seconds: Option<i64>,
}

#[derive(Deserialize)]
struct NewAgentTask {
    on_behalf_of: OnBehalfOf,
    permissions: String,
    agent_name: String,
    redirect_url: String,
    session_max_duration_in_seconds: Option<i64>,
}

#[derive(Deserialize)]
struct OnBehalfOf {
    user_id: Option<String>,
    identifier: Option<String>,
}

/// `POST /v1/actor_tokens`
async fn create_actor_token(
    State(local): Local,
    RequestBody(new): RequestBody<NewActorToken>,
) -> Result<Json<Value>, ApiError> {
    let lifetime = positive("expires_in_seconds", new.expires_in_seconds.unwrap_or(LIFETIME_SECONDS))?;
    let session = session_seconds(new.session_max_duration_in_seconds)?;
    let token = local.change(|state| state.create_actor_token(&new.user_id, new.actor, lifetime, session))?;
    Ok(Json(actor_token(&local, &token)))
}

/// `POST /v1/actor_tokens/{actor_token_id}/revoke`
async fn revoke_actor_token(State(local): Local, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    let token = local.change(|state| state.revoke_ticket(&id, |token| token.actor.is_some()))?;
    Ok(Json(actor_token(&local, &token)))
}

/// `POST /v1/agents/tasks`
async fn create_agent_task(
    State(local): Local,
    RequestBody(new): RequestBody<NewAgentTask>,
) -> Result<Json<Value>, ApiError> {
    let session = session_seconds(new.session_max_duration_in_seconds)?;
    if new.permissions != "*" {
        let fault = format!("must be \"*\", all permissions, not {:?}", new.permissions);
        return Err(ApiError::parameter_invalid("permissions", fault));
    }
    Url::parse(&new.redirect_url)
        .map_err(|error| ApiError::format_invalid("redirect_url", &format!("must be a URL: {error}")))?;
    let token = local.change(|state| {
        let user_id = match (new.on_behalf_of.user_id, new.on_behalf_of.identifier) {
            (Some(id), None) => id,
            (None, Some(identifier)) => {
                let user = state.user_by_identifier(&identifier);
                user.ok_or_else(ApiError::identifier_not_found)?.id.clone()
            }
            _ => {
                let fault = "must have either \"user_id\" or \"identifier\"".to_owned();
                return Err(ApiError::parameter_invalid("on_behalf_of", fault));
            }
        };
        state.create_agent_task(&user_id, &new.agent_name, &new.redirect_url, session)
    })?;
    let mut payload = agent_task(&token);
    payload["url"] = json!(url(&local, &token));
    Ok(Json(payload))
}

/// `POST /v1/agents/tasks/{agent_task_id}/revoke`
async fn revoke_agent_task(State(local): Local, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    let token = local.change(|state| state.revoke_ticket(&id, |token| token.agent.is_some()))?;
    let mut payload = agent_task(&token);
    payload["url"] = json!(url(&local, &token));
    Ok(Json(payload))
}

fn session_seconds(wanted: Option<i64>) -> Result<i64, ApiError> {
    positive("session_max_duration_in_seconds", wanted.unwrap_or(SESSION_SECONDS))
}

fn positive(parameter: &'static str, seconds: i64) -> Result<i64, ApiError> {
    match seconds {
        1.. => Ok(seconds),
        _ => Err(ApiError::parameter_invalid(parameter, "must be positive".to_owned())),
    }
}

fn actor_token(local: &LocalClerk, token: &SignInToken) -> Value {
    json!({
        "object": "actor_token",
        "id": token.id,
        "status": token.status,
        "user_id": token.user_id,
        "actor": token.actor,
        "token": token.token,
        "url": url(local, token),
        "created_at": token.created_at,
        "updated_at": token.updated_at,
    })
}

fn agent_task(token: &SignInToken) -> Value {
    json!({
        "object": "agent_task",
        "agent_id": token.agent.as_ref().map(|task| &task.agent_id),
        "agent_task_id": token.id,
        "task_id": token.id,
    })
}

fn url(local: &LocalClerk, token: &SignInToken) -> String {
    let mut url = local.ticket_url();
    url.query_pairs_mut().append_pair("ticket", &token.token);
    if let Some(task) = &token.agent {
        url.query_pairs_mut().append_pair("redirect_url", &task.redirect_url);
    }
    url.into()
}
