//! What belongs to users: memberships, invitations, and what the stand-in has none of.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::{delete, get};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::backend_api::Parameters;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::paging::Page;
use crate::state::membership::Membership;
use crate::state::organization_invitation::OrganizationInvitation;
use crate::views::View;

type Local = State<Arc<LocalClerk>>;

/// The paths of these operations.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/users/{user_id}/organization_memberships", get(memberships))
        .route("/users/{user_id}/organization_invitations", get(invitations))
        .route("/users/{user_id}/oauth_access_tokens/{provider}", get(oauth_access_tokens))
        .route("/users/{user_id}/passkeys/{id}", delete(missing))
        .route("/users/{user_id}/web3_wallets/{id}", delete(missing))
        .route("/users/{user_id}/external_accounts/{id}", delete(missing))
}

#[derive(Deserialize)]
struct Filter {
    status: Option<String>,
}

/// `GET /v1/users/{user_id}/organization_memberships`: the newest first.
async fn memberships(
    State(local): Local,
    Path(id): Path<String>,
    Parameters(page): Parameters<Page>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let user = state.user(&id)?;
    let view = View::backend(&local, &state);
    let newest_first = user.organization_memberships.iter().rev().collect();
    page.payload(newest_first, |one: &Membership| view.membership(user, one)).map(Json)
}

/// `GET /v1/users/{user_id}/organization_invitations`: those to the user's addresses, the newest first.
async fn invitations(
    State(local): Local,
    Path(id): Path<String>,
    Parameters(filter): Parameters<Filter>,
    Parameters(page): Parameters<Page>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let user = state.user(&id)?;
    let view = View::backend(&local, &state);
    let now_ms = local.now_ms();
    let is_wanted = |one: &&OrganizationInvitation| {
        let is_theirs = user.has_verified_email_address(&one.email_address);
        is_theirs && filter.status.as_deref().is_none_or(|status| status == one.status(now_ms))
    };
    let found = state.organization_invitations.iter().rev().filter(is_wanted).collect();
    page.payload(found, |one| view.invitation_with_organization(one)).map(Json)
}

/// `GET /v1/users/{user_id}/oauth_access_tokens/{provider}`: there are none.
async fn oauth_access_tokens(
    State(local): Local,
    Path((id, _)): Path<(String, String)>,
) -> Result<Json<Value>, ApiError> {
    local.state().user(&id)?;
    Ok(Json(json!({ "data": [], "total_count": 0 })))
}

/// `DELETE`: users of the stand-in have neither passkeys nor wallets nor external accounts.
async fn missing(State(local): Local, Path((user_id, id)): Path<(String, String)>) -> Result<(), ApiError> {
    local.state().user(&user_id)?;
    Err(ApiError::not_found(format!("This user has nothing with the id {id:?}.")))
}
