//! `/v1/organizations`: what members do with their organizations.

mod domains;
mod invitations;
mod logo;
mod memberships;
mod requests;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::{delete, get, patch, post, put};
use axum::{Json, Router};
use serde_json::{Value, json};

use super::form::Form;
use super::me::Me;
use crate::backend_api::Parameters;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::paging::Page;
use crate::roles::SystemPermission;
use crate::state::organizations::{NewOrganization, OrganizationChanges};
use crate::state::role::RoleDefinition;
use crate::upload::body_limit;

/// The paths below `/v1/organizations`.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new().route("/organizations", post(create)).nest("/organizations/{organization_id}", of_one())
}

fn of_one() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/", get(show).patch(update).delete(remove))
        .route("/logo", put(logo::set).post(logo::set).delete(logo::remove).layer(body_limit()))
        .route("/roles", get(roles))
        .route("/memberships", get(memberships::list).post(memberships::create))
        .route("/memberships/{user_id}", patch(memberships::update).delete(memberships::remove))
        .route("/invitations", get(invitations::list).post(invitations::create))
        .route("/invitations/bulk", post(invitations::create_several))
        .route("/invitations/{invitation_id}/revoke", post(invitations::revoke))
        .route("/domains", get(domains::list).post(domains::create))
        .route("/domains/{domain_id}", delete(domains::remove).get(domains::show))
        .route("/domains/{domain_id}/prepare_affiliation_verification", post(domains::prepare_affiliation))
        .route("/domains/{domain_id}/attempt_affiliation_verification", post(domains::attempt_affiliation))
        .route("/domains/{domain_id}/update_enrollment_mode", post(domains::update_enrollment_mode))
        .route("/membership_requests", get(requests::list))
        .route("/membership_requests/{request_id}/accept", post(requests::accept))
        .route("/membership_requests/{request_id}/reject", post(requests::reject))
}

/// `POST /v1/organizations`: the user becomes its first member.
async fn create(State(local): State<Arc<LocalClerk>>, me: Me, form: Form) -> Result<Json<Value>, ApiError> {
    form.only(&["name", "slug"])?;
    let new = NewOrganization {
        name: form.required("name")?.to_owned(),
        slug: form.filled("slug").map(str::to_owned),
        created_by: Some(me.user_id.clone()),
        ..NewOrganization::default()
    };
    let organization = local.change(|state| {
        state.check_organization_creation(&me.user_id)?;
        state.create_organization(new)
    })?;
    me.caller.reply(|view| view.organization_with_id(&organization.id))
}

/// `GET …/{organization_id}`, also by slug
async fn show(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    me: Me,
) -> Result<Json<Value>, ApiError> {
    let id = local.state().organization_of(&me.user_id, &id)?.0.id.clone();
    me.caller.answer(|view| view.organization_with_id(&id))
}

/// `PATCH …/{organization_id}`: name and slug.
async fn update(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    me: Me,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    form.only(&["name", "slug"])?;
    let changes = OrganizationChanges {
        name: form.text("name").map(str::to_owned),
        slug: form.filled("slug").map(str::to_owned),
        ..OrganizationChanges::default()
    };
    let id = local.change(|state| {
        let id = state.permitted(&me.user_id, &id, &[SystemPermission::ManageProfile])?;
        state.update_organization(&id, changes)?;
        Ok::<_, ApiError>(id)
    })?;
    me.caller.reply(|view| view.organization_with_id(&id))
}

/// `DELETE …/{organization_id}`, with everything that belongs to it
async fn remove(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    me: Me,
) -> Result<Json<Value>, ApiError> {
    let id = local.change(|state| {
        let id = state.permitted(&me.user_id, &id, &[SystemPermission::DeleteProfile])?;
        if !state.organization(&id)?.admin_delete_enabled {
            return Err(ApiError::organization_deletion_disabled());
        }
        state.delete_organization(&id)?;
        Ok(id)
    })?;
    me.caller.reply(|_| Ok(json!({ "object": "organization", "id": id, "deleted": true })))
}

/// `GET …/roles`: the roles that members can have.
async fn roles(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    me: Me,
    Parameters(page): Parameters<Page>,
) -> Result<Json<Value>, ApiError> {
    local.state().organization_of(&me.user_id, &id)?;
    me.caller.answer(|view| {
        let (organization, _) = view.state().organization_of(&me.user_id, &id)?;
        let roles = view.state().roles_of(organization);
        let mut payload = page.payload(roles, |role: &RoleDefinition| view.role(role))?;
        payload["has_role_set_migration"] = Value::Bool(false);
        Ok(payload)
    })
}
