//! Roles of organization members, <https://clerk.com/docs/reference/backend-api/tag/organization-roles>.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::Value;

use super::collection::deleted;
use super::listing::{Listing, Query};
use super::{Parameters, RequestBody};
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::organizations::{NewRole, RoleChanges};
use crate::views::View;

/// The paths of this resource.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/organization_roles", get(list).post(create))
        .route("/organization_roles/{organization_role_id}", get(show).patch(update).delete(remove))
        .route(
            "/organization_roles/{organization_role_id}/permissions/{permission_id}",
            post(assign_permission).delete(remove_permission),
        )
}

#[derive(Deserialize)]
struct Create {
    name: String,
    key: String,
    description: Option<String>,
    permissions: Option<Vec<String>>,
    include_in_initial_role_set: Option<bool>,
}

#[derive(Deserialize)]
struct Update {
    name: Option<String>,
    key: Option<String>,
    description: Option<String>,
    permissions: Option<Vec<String>>,
}

/// `GET /v1/organization_roles`
async fn list(
    State(local): State<Arc<LocalClerk>>,
    Parameters(query): Parameters<Query>,
    Parameters(listing): Parameters<Listing>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let view = View::backend(&local, &state);
    let roles = state.instance.roles.iter();
    let found = roles.filter(|role| query.finds(&role.id, &[&role.name, &role.key.key()]));
    Ok(Json(listing.page(found.map(|role| view.role(role)).collect(), &["name", "key"])?))
}

/// `POST /v1/organization_roles`
async fn create(
    State(local): State<Arc<LocalClerk>>,
    RequestBody(wanted): RequestBody<Create>,
) -> Result<Json<Value>, ApiError> {
    let new = NewRole {
        name: wanted.name,
        key: wanted.key,
        description: wanted.description,
        permissions: wanted.permissions.unwrap_or_default(),
        include_in_initial_role_set: wanted.include_in_initial_role_set.unwrap_or(false),
    };
    let role = local.change(|state| state.create_role(new))?;
    answer(&local, &role.id)
}

/// `GET /v1/organization_roles/{organization_role_id}`
async fn show(State(local): State<Arc<LocalClerk>>, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    answer(&local, &id)
}

/// `PATCH /v1/organization_roles/{organization_role_id}`
async fn update(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    RequestBody(wanted): RequestBody<Update>,
) -> Result<Json<Value>, ApiError> {
    let Update { name, key, description, permissions } = wanted;
    let changes = RoleChanges { name, key, description, permissions };
    local.change(|state| state.update_role(&id, changes))?;
    answer(&local, &id)
}

/// `DELETE /v1/organization_roles/{organization_role_id}`
async fn remove(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| state.delete_role(&id))?;
    Ok(Json(deleted("role", &id)))
}

/// `POST /v1/organization_roles/{organization_role_id}/permissions/{permission_id}`
async fn assign_permission(
    State(local): State<Arc<LocalClerk>>,
    Path((id, permission_id)): Path<(String, String)>,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| state.assign_permission(&id, &permission_id))?;
    answer(&local, &id)
}

/// `DELETE /v1/organization_roles/{organization_role_id}/permissions/{permission_id}`
async fn remove_permission(
    State(local): State<Arc<LocalClerk>>,
    Path((id, permission_id)): Path<(String, String)>,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| state.remove_permission(&id, &permission_id))?;
    answer(&local, &id)
}

fn answer(local: &LocalClerk, id: &str) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    Ok(Json(View::backend(local, &state).role(state.role(id)?)))
}
