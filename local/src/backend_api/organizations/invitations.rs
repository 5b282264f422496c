//! Invitations to organizations.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::identifier::id_of;
use crate::backend_api::listing::Listing;
use crate::backend_api::{Parameters, RequestBody};
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::roles::SystemPermission;
use crate::state::organization_invitation::OrganizationInvitation;
use crate::state::organizations::NewInvitation;
use crate::views::View;

/// How many invitations one request can make.
const MAX_BULK: usize = 10;

/// Which invitations are wanted.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Filter {
    status: Vec<String>,
    email_address: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Create {
    email_address: String,
    role: String,
    expires_in_days: Option<i64>,
    inviter_user_id: Option<String>,
    private_metadata: Option<Map<String, Value>>,
    public_metadata: Option<Map<String, Value>>,
    redirect_url: Option<String>,
    notify: Option<bool>,
}

#[derive(Deserialize)]
pub(super) struct Revoke {
    requesting_user_id: Option<String>,
}

/// `GET /v1/organizations/{organization_id}/invitations`
pub(super) async fn list(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    Parameters(filter): Parameters<Filter>,
    Parameters(listing): Parameters<Listing>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let now_ms = local.now_ms();
    let view = View::backend(&local, &state);
    let id = id_of(&state, &id)?;
    let mut found: Vec<_> = state.invitations_of(&id).filter(|one| filter.matches(one, now_ms)).collect();
    found.reverse();
    let payloads = found.into_iter().map(|one| view.organization_invitation(one)).collect();
    Ok(Json(listing.page(payloads, &["email_address"])?))
}

/// `GET /v1/organizations/{organization_id}/invitations/{invitation_id}`
pub(super) async fn show(
    State(local): State<Arc<LocalClerk>>,
    Path((id, invitation_id)): Path<(String, String)>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let id = id_of(&state, &id)?;
    let invitation = state.organization_invitation(&id, &invitation_id)?;
    Ok(Json(View::backend(&local, &state).organization_invitation(invitation)))
}

/// `POST /v1/organizations/{organization_id}/invitations`
pub(super) async fn create(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    RequestBody(wanted): RequestBody<Create>,
) -> Result<Json<Value>, ApiError> {
    Ok(Json(invite(&local, &id, vec![wanted])?.pop().unwrap_or_default()))
}

/// `POST /v1/organizations/{organization_id}/invitations/bulk`: all or none.
pub(super) async fn create_several(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    RequestBody(wanted): RequestBody<Vec<Create>>,
) -> Result<Json<Value>, ApiError> {
    if wanted.len() > MAX_BULK {
        return Err(ApiError::bulk_size_exceeded(MAX_BULK));
    }
    let data = invite(&local, &id, wanted)?;
    Ok(Json(json!({ "total_count": data.len(), "data": data })))
}

/// `POST /v1/organizations/{organization_id}/invitations/{invitation_id}/revoke`
pub(super) async fn revoke(
    State(local): State<Arc<LocalClerk>>,
    Path((id, invitation_id)): Path<(String, String)>,
    RequestBody(wanted): RequestBody<Revoke>,
) -> Result<Json<Value>, ApiError> {
    let id = local.change(|state| {
        let id = id_of(state, &id)?;
        if let Some(user_id) = &wanted.requesting_user_id {
            state.permitted(user_id, &id, &[SystemPermission::ManageMembers])?;
        }
        state.revoke_invitation(&id, &invitation_id)?;
        Ok::<_, ApiError>(id)
    })?;
    let state = local.state();
    let invitation = state.organization_invitation(&id, &invitation_id)?;
    Ok(Json(View::backend(&local, &state).organization_invitation(invitation)))
}

impl Filter {
    fn matches(&self, invitation: &OrganizationInvitation, now_ms: i64) -> bool {
        let status = invitation.status(now_ms);
        let is_address = |wanted: &String| invitation.email_address.eq_ignore_ascii_case(wanted);
        (self.status.is_empty() || self.status.iter().any(|one| one == status))
            && self.email_address.as_ref().is_none_or(is_address)
    }
}

impl Create {
    fn into_new(self) -> NewInvitation {
        NewInvitation {
            email_address: self.email_address,
            role: self.role,
            inviter_id: self.inviter_user_id,
            redirect_url: self.redirect_url,
            expires_in_days: self.expires_in_days,
            notify: self.notify.unwrap_or(true),
            public_metadata: self.public_metadata.unwrap_or_default(),
            private_metadata: self.private_metadata.unwrap_or_default(),
        }
    }
}

fn invite(local: &LocalClerk, id: &str, wanted: Vec<Create>) -> Result<Vec<Value>, ApiError> {
    let made = local.change(|state| {
        let id = id_of(state, id)?;
        for one in &wanted {
            if let Some(user_id) = &one.inviter_user_id {
                state.permitted(user_id, &id, &[SystemPermission::ManageMembers])?;
            }
        }
        let new = wanted.into_iter().map(Create::into_new).collect();
        state.invite(&id, new, &local.ticket_url())
    })?;
    let state = local.state();
    let view = View::backend(local, &state);
    Ok(made.iter().map(|one| view.organization_invitation(one)).collect())
}
