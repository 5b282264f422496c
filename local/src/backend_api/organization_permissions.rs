//! Permissions of roles, <https://clerk.com/docs/reference/backend-api/tag/organization-permissions>.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::Value;

use super::collection::deleted;
use super::listing::{Listing, Query};
use super::{Parameters, RequestBody};
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::organizations::PermissionChanges;
use crate::views::View;

/// The paths of this resource.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/organization_permissions", get(list).post(create))
        .route("/organization_permissions/{permission_id}", get(show).patch(update).delete(remove))
}

#[derive(Deserialize)]
struct Create {
    name: String,
    key: String,
    description: Option<String>,
}

#[derive(Deserialize)]
struct Update {
    name: Option<String>,
    key: Option<String>,
    description: Option<String>,
}

/// `GET /v1/organization_permissions`
async fn list(
    State(local): State<Arc<LocalClerk>>,
    Parameters(query): Parameters<Query>,
    Parameters(listing): Parameters<Listing>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let view = View::backend(&local, &state);
    let permissions = state.instance.permissions.iter();
    let found = permissions.filter(|one| query.finds(&one.id, &[&one.name, &one.key.key()]));
    Ok(Json(listing.page(found.map(|one| view.permission(one)).collect(), &["name", "key"])?))
}

/// `POST /v1/organization_permissions`
async fn create(
    State(local): State<Arc<LocalClerk>>,
    RequestBody(wanted): RequestBody<Create>,
) -> Result<Json<Value>, ApiError> {
    let Create { name, key, description } = wanted;
    let permission =
        local.change(|state| state.create_permission(name, &key, description.unwrap_or_default()))?;
    answer(&local, &permission.id)
}

/// `GET /v1/organization_permissions/{permission_id}`
async fn show(State(local): State<Arc<LocalClerk>>, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    answer(&local, &id)
}

/// `PATCH /v1/organization_permissions/{permission_id}`
async fn update(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    RequestBody(wanted): RequestBody<Update>,
) -> Result<Json<Value>, ApiError> {
    let Update { name, key, description } = wanted;
    local.change(|state| state.update_permission(&id, PermissionChanges { name, key, description }))?;
    answer(&local, &id)
}

/// `DELETE /v1/organization_permissions/{permission_id}`
async fn remove(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| state.delete_permission(&id))?;
    Ok(Json(deleted("permission", &id)))
}

fn answer(local: &LocalClerk, id: &str) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    Ok(Json(View::backend(local, &state).permission(state.permission(id)?)))
}
