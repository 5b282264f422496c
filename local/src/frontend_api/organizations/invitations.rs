//! `/v1/organizations/{organization_id}/invitations`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::backend_api::Parameters;
use crate::errors::ApiError;
use crate::frontend_api::form::Form;
use crate::frontend_api::me::Me;
use crate::local_clerk::LocalClerk;
use crate::paging::Page;
use crate::roles::SystemPermission::ManageMembers;
use crate::state::organization_invitation::OrganizationInvitation;
use crate::state::organizations::NewInvitation;

/// Which invitations are wanted.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Filter {
    status: Vec<String>,
}

/// `GET …`: the newest first.
pub(super) async fn list(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    me: Me,
    Parameters(filter): Parameters<Filter>,
    Parameters(page): Parameters<Page>,
) -> Result<Json<Value>, ApiError> {
    let id = local.state().permitted(&me.user_id, &id, &[ManageMembers])?;
    let now_ms = local.now_ms();
    me.caller.answer(|view| {
        let is_wanted =
            |status: &str| filter.status.is_empty() || filter.status.iter().any(|one| one == status);
        let found = view.state().invitations_of(&id).filter(|one| is_wanted(one.status(now_ms)));
        page.payload(found.collect(), |one| view.organization_invitation(one))
    })
}

/// `POST …`
pub(super) async fn create(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    me: Me,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    form.only(&["email_address", "role"])?;
    let addresses = vec![form.required("email_address")?.to_owned()];
    let invitations = invite(&local, &me, &id, addresses, form.required("role")?)?;
    me.caller
        .reply(|view| Ok(invitations.first().map_or(Value::Null, |one| view.organization_invitation(one))))
}

/// `POST …/bulk`: the same role for several addresses.
pub(super) async fn create_several(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    me: Me,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    form.only(&["email_address", "role"])?;
    // The field of Clerk's component ends with a comma, which makes an empty value.
    let addresses: Vec<String> =
        form.texts("email_address").filter(|text| !text.trim().is_empty()).map(str::to_owned).collect();
    if addresses.is_empty() {
        form.required("email_address")?;
    }
    let invitations = invite(&local, &me, &id, addresses, form.required("role")?)?;
    me.caller.reply(|view| Ok(invitations.iter().map(|one| view.organization_invitation(one)).collect()))
}

/// `POST …/{invitation_id}/revoke`
pub(super) async fn revoke(
    State(local): State<Arc<LocalClerk>>,
    Path((id, invitation_id)): Path<(String, String)>,
    me: Me,
) -> Result<Json<Value>, ApiError> {
    let id = local.change(|state| {
        let id = state.permitted(&me.user_id, &id, &[ManageMembers])?;
        state.revoke_invitation(&id, &invitation_id)?;
        Ok::<_, ApiError>(id)
    })?;
    me.caller.reply(|view| {
        let invitation = view.state().organization_invitation(&id, &invitation_id)?;
        Ok(view.organization_invitation(invitation))
    })
}

fn invite(
    local: &LocalClerk,
    me: &Me,
    id: &str,
    email_addresses: Vec<String>,
    role: &str,
) -> Result<Vec<OrganizationInvitation>, ApiError> {
    let new = |email_address: String| NewInvitation {
        email_address: email_address.trim().to_owned(),
        role: role.to_owned(),
        inviter_id: Some(me.user_id.clone()),
        redirect_url: None,
        expires_in_days: None,
        notify: true,
        public_metadata: Map::new(),
        private_metadata: Map::new(),
    };
    local.change(|state| {
        let id = state.permitted(&me.user_id, id, &[ManageMembers])?;
        state.invite(&id, email_addresses.into_iter().map(new).collect(), &local.ticket_url())
    })
}
