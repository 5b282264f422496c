//! Role sets, <https://clerk.com/docs/reference/backend-api/tag/role-sets>.

use std::collections::HashMap;
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
use crate::state::organizations::{NewRoleSet, RoleSetChanges};
use crate::views::View;

/// The paths of this resource.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/role_sets", get(list).post(create))
        .route("/role_sets/{role_set_key_or_id}", get(show).patch(update))
        .route("/role_sets/{role_set_key_or_id}/replace", post(replace))
        .route("/role_sets/{role_set_key_or_id}/roles", post(add_roles))
        .route("/role_sets/{role_set_key_or_id}/roles/replace", post(replace_role))
}

/// The type of the role set of new organizations.
const INITIAL: &str = "initial";

#[derive(Deserialize)]
struct Create {
    name: String,
    key: Option<String>,
    description: Option<String>,
    default_role_key: String,
    creator_role_key: String,
    #[serde(rename = "type")]
    kind: Option<String>,
    roles: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Update {
    name: Option<String>,
    key: Option<String>,
    description: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    role_keys: Vec<String>,
    default_role_key: Option<String>,
    creator_role_key: Option<String>,
}

#[derive(Deserialize)]
struct ReplaceRole {
    role_key: String,
    to_role_key: String,
}

#[derive(Deserialize)]
struct Replace {
    dest_role_set_key: String,
    reassignment_mappings: Option<HashMap<String, String>>,
}

/// `GET /v1/role_sets`
async fn list(
    State(local): State<Arc<LocalClerk>>,
    Parameters(query): Parameters<Query>,
    Parameters(listing): Parameters<Listing>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let view = View::backend(&local, &state);
    let found = state.instance.role_sets.iter().filter(|set| query.finds(&set.id, &[&set.name, &set.key]));
    Ok(Json(listing.page(found.map(|set| view.role_set(set)).collect(), &["name", "key"])?))
}

/// `POST /v1/role_sets`
async fn create(
    State(local): State<Arc<LocalClerk>>,
    RequestBody(wanted): RequestBody<Create>,
) -> Result<Json<Value>, ApiError> {
    let new = NewRoleSet {
        name: wanted.name,
        key: wanted.key,
        description: wanted.description,
        roles: wanted.roles,
        default_role: wanted.default_role_key,
        creator_role: wanted.creator_role_key,
        initial: wanted.kind.as_deref() == Some(INITIAL),
    };
    let set = local.change(|state| state.create_role_set(new))?;
    Ok(Json(View::backend(&local, &local.state()).role_set(&set)))
}

/// `GET /v1/role_sets/{role_set_key_or_id}`
async fn show(
    State(local): State<Arc<LocalClerk>>,
    Path(key_or_id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    Ok(Json(View::backend(&local, &state).role_set(state.role_set(&key_or_id)?)))
}

/// `PATCH /v1/role_sets/{role_set_key_or_id}`
async fn update(
    State(local): State<Arc<LocalClerk>>,
    Path(key_or_id): Path<String>,
    RequestBody(wanted): RequestBody<Update>,
) -> Result<Json<Value>, ApiError> {
    change(&local, &key_or_id, wanted)
}

/// `POST /v1/role_sets/{role_set_key_or_id}/roles`
async fn add_roles(
    State(local): State<Arc<LocalClerk>>,
    Path(key_or_id): Path<String>,
    RequestBody(wanted): RequestBody<Update>,
) -> Result<Json<Value>, ApiError> {
    if wanted.role_keys.is_empty() {
        return Err(ApiError::parameter_empty("role_keys"));
    }
    change(&local, &key_or_id, wanted)
}

/// `POST /v1/role_sets/{role_set_key_or_id}/roles/replace`
async fn replace_role(
    State(local): State<Arc<LocalClerk>>,
    Path(key_or_id): Path<String>,
    RequestBody(wanted): RequestBody<ReplaceRole>,
) -> Result<Json<Value>, ApiError> {
    let set = local.change(|state| state.replace_role(&key_or_id, &wanted.role_key, &wanted.to_role_key))?;
    Ok(Json(View::backend(&local, &local.state()).role_set(&set)))
}

/// `POST /v1/role_sets/{role_set_key_or_id}/replace`: deletes the role set.
async fn replace(
    State(local): State<Arc<LocalClerk>>,
    Path(key_or_id): Path<String>,
    RequestBody(wanted): RequestBody<Replace>,
) -> Result<Json<Value>, ApiError> {
    let mappings = wanted.reassignment_mappings.unwrap_or_default();
    let id =
        local.change(|state| state.replace_role_set(&key_or_id, &wanted.dest_role_set_key, &mappings))?;
    Ok(Json(deleted("role_set", &id)))
}

fn change(local: &LocalClerk, key_or_id: &str, wanted: Update) -> Result<Json<Value>, ApiError> {
    let changes = RoleSetChanges {
        name: wanted.name,
        key: wanted.key,
        description: wanted.description,
        add_roles: wanted.role_keys,
        default_role: wanted.default_role_key,
        creator_role: wanted.creator_role_key,
        initial: wanted.kind.as_deref() == Some(INITIAL),
    };
    let set = local.change(|state| state.update_role_set(key_or_id, changes))?;
    Ok(Json(View::backend(local, &local.state()).role_set(&set)))
}
