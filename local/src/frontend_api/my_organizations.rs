//! `/v1/me/organization_…`: the organizations that the user belongs to or may join.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::{delete, get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::me::Me;
use crate::backend_api::Parameters;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::paging::Page;
use crate::state::membership::Membership;

/// The paths below `/v1/me`.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/me/organization_memberships", get(memberships))
        .route("/me/organization_memberships/{organization_id}", delete(leave))
        .route("/me/organization_invitations", get(invitations))
        .route("/me/organization_invitations/{invitation_id}/accept", post(accept_invitation))
        .route("/me/organization_suggestions", get(suggestions))
        .route("/me/organization_suggestions/{suggestion_id}/accept", post(accept_suggestion))
        .route("/me/organization_creation_defaults", get(creation_defaults))
}

/// Which invitations or suggestions are wanted.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Filter {
    status: Vec<String>,
}

impl Filter {
    fn has(&self, status: &str) -> bool {
        self.status.is_empty() || self.status.iter().any(|one| one == status)
    }
}

/// `GET …/organization_memberships`: the newest first.
async fn memberships(me: Me, Parameters(page): Parameters<Page>) -> Result<Json<Value>, ApiError> {
    me.caller.answer(|view| {
        let user = view.state().user(&me.user_id)?;
        let newest_first = user.organization_memberships.iter().rev().collect();
        page.payload(newest_first, |one: &Membership| view.membership(user, one))
    })
}

/// `DELETE …/organization_memberships/{organization_id}`
async fn leave(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    me: Me,
) -> Result<Json<Value>, ApiError> {
    let membership = local.change(|state| {
        let id = state.organization_of(&me.user_id, &id)?.0.id.clone();
        state.delete_membership(&id, &me.user_id)
    })?;
    me.caller
        .reply(|_| Ok(json!({ "object": "organization_membership", "id": membership.id, "deleted": true })))
}

/// `GET …/organization_invitations`: those of the user's verified email addresses, the newest first.
async fn invitations(
    State(local): State<Arc<LocalClerk>>,
    me: Me,
    Parameters(filter): Parameters<Filter>,
    Parameters(page): Parameters<Page>,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| state.enroll(&me.user_id));
    let now_ms = local.now_ms();
    me.caller.answer(|view| {
        let user = view.state().user(&me.user_id)?;
        let invitations = view.state().organization_invitations.iter().rev();
        let found = invitations.filter(|one| {
            user.has_verified_email_address(&one.email_address) && filter.has(one.status(now_ms))
        });
        page.payload(found.collect(), |one| view.invitation_with_organization(one))
    })
}

/// `POST …/organization_invitations/{invitation_id}/accept`
async fn accept_invitation(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    me: Me,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| state.accept_organization_invitation(&id, &me.user_id))?;
    me.caller.reply(|view| view.own_invitation(&id))
}

/// `GET …/organization_suggestions`: the newest first.
async fn suggestions(
    State(local): State<Arc<LocalClerk>>,
    me: Me,
    Parameters(filter): Parameters<Filter>,
    Parameters(page): Parameters<Page>,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| state.enroll(&me.user_id));
    me.caller.answer(|view| {
        let suggestions = view.state().organization_suggestions.iter().rev();
        let found = suggestions.filter(|one| one.user_id == me.user_id && filter.has(one.status.as_str()));
        page.payload(found.collect(), |one| view.organization_suggestion(one))
    })
}

/// `POST …/organization_suggestions/{suggestion_id}/accept`: asks to join.
async fn accept_suggestion(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    me: Me,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| state.accept_suggestion(&id, &me.user_id))?;
    me.caller.reply(|view| {
        let suggestion = view.state().organization_suggestions.get(&id);
        Ok(suggestion.map_or(Value::Null, |one| view.organization_suggestion(one)))
    })
}

/// `GET …/organization_creation_defaults`: what a form for a new organization starts with.
async fn creation_defaults(me: Me) -> Result<Json<Value>, ApiError> {
    me.caller.answer(|view| {
        let name = format!("{}’s organization", view.state().user(&me.user_id)?.display_name());
        let slug = view.state().free_slug(&name);
        Ok(json!({
            "object": "organization_creation_defaults",
            "advisory": null,
            "form": { "name": name, "slug": slug, "logo": null, "blur_hash": null },
        }))
    })
}
