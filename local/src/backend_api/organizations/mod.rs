//! Organizations, <https://clerk.com/docs/reference/backend-api/tag/organizations>.

mod answer;
mod domains;
mod identifier;
mod invitations;
mod list;
mod memberships;
mod metadata;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::{get, patch, post, put};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Map, Value};

use self::answer::answer;
use self::identifier::id_of;
use self::list::{Detail, without_counts};
use super::collection::deleted;
use super::{Parameters, RequestBody};
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::rfc3339;
use crate::state::metadata::{MetadataChange, MetadataChangeKind};
use crate::state::organizations::{NewOrganization, OrganizationChanges};
use crate::upload::{Upload, body_limit};
use crate::views::View;

/// The paths of this resource.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/organizations", get(list::list).post(create))
        .route("/organization_memberships", get(memberships::list_all))
        .nest("/organizations/{organization_id}", of_one())
}

fn of_one() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/", get(show).patch(update).delete(remove))
        .route("/logo", put(set_logo).delete(remove_logo).layer(body_limit()))
        .route("/metadata", patch(metadata::merge).put(metadata::replace))
        .route("/memberships", get(memberships::list).post(memberships::create))
        .route("/memberships/{user_id}", patch(memberships::update).delete(memberships::remove))
        .route("/memberships/{user_id}/metadata", patch(metadata::merge_into_membership))
        .route("/invitations", get(invitations::list).post(invitations::create))
        .route("/invitations/bulk", post(invitations::create_several))
        .route("/invitations/{invitation_id}", get(invitations::show))
        .route("/invitations/{invitation_id}/revoke", post(invitations::revoke))
        .route("/domains", get(domains::list).post(domains::create))
        .route("/domains/{domain_id}", patch(domains::update).delete(domains::remove))
}

#[derive(Deserialize)]
struct Create {
    name: String,
    slug: Option<String>,
    created_by: Option<String>,
    max_allowed_memberships: Option<u32>,
    public_metadata: Option<Map<String, Value>>,
    private_metadata: Option<Map<String, Value>>,
    created_at: Option<String>,
    role_set_key: Option<String>,
}

#[derive(Deserialize)]
struct Update {
    name: Option<String>,
    slug: Option<String>,
    admin_delete_enabled: Option<bool>,
    max_allowed_memberships: Option<u32>,
    public_metadata: Option<Map<String, Value>>,
    private_metadata: Option<Map<String, Value>>,
    created_at: Option<String>,
    role_set_key: Option<String>,
}

/// `POST /v1/organizations`
async fn create(
    State(local): State<Arc<LocalClerk>>,
    RequestBody(wanted): RequestBody<Create>,
) -> Result<Json<Value>, ApiError> {
    let new = NewOrganization {
        name: wanted.name,
        slug: wanted.slug.filter(|slug| !slug.is_empty()),
        created_by: wanted.created_by,
        max_allowed_memberships: wanted.max_allowed_memberships,
        role_set_key: wanted.role_set_key,
        public_metadata: wanted.public_metadata.unwrap_or_default(),
        private_metadata: wanted.private_metadata.unwrap_or_default(),
        created_at: wanted.created_at.as_deref().map(rfc3339::created_at).transpose()?,
    };
    let organization = local.change(|state| state.create_organization(new))?;
    Ok(Json(View::backend(&local, &local.state()).organization(&organization)))
}

/// `GET /v1/organizations/{organization_id}`, also by slug
async fn show(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    Parameters(detail): Parameters<Detail>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let id = id_of(&state, &id)?;
    let organization = View::backend(&local, &state).organization_with_id(&id)?;
    Ok(Json(without_counts(organization, &detail)))
}

/// `PATCH /v1/organizations/{organization_id}`
async fn update(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    RequestBody(wanted): RequestBody<Update>,
) -> Result<Json<Value>, ApiError> {
    let changes = OrganizationChanges {
        name: wanted.name,
        slug: wanted.slug,
        max_allowed_memberships: wanted.max_allowed_memberships,
        admin_delete_enabled: wanted.admin_delete_enabled,
        role_set_key: wanted.role_set_key,
        created_at: wanted.created_at.as_deref().map(rfc3339::created_at).transpose()?,
    };
    let metadata = MetadataChange {
        public: wanted.public_metadata,
        private: wanted.private_metadata,
        how: MetadataChangeKind::Replace,
    };
    let id = local.change(|state| {
        let id = id_of(state, &id)?;
        state.update_organization(&id, changes)?;
        if metadata.public.is_some() || metadata.private.is_some() {
            state.update_organization_metadata(&id, metadata)?;
        }
        Ok::<_, ApiError>(id)
    })?;
    answer(&local, &id)
}

/// `DELETE /v1/organizations/{organization_id}`
async fn remove(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    let id = local.change(|state| {
        let id = id_of(state, &id)?;
        state.delete_organization(&id)?;
        Ok::<_, ApiError>(id)
    })?;
    Ok(Json(deleted("organization", &id)))
}

/// `PUT /v1/organizations/{organization_id}/logo`
async fn set_logo(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    upload: Upload,
) -> Result<Json<Value>, ApiError> {
    let id = local.change(|state| {
        let id = id_of(state, &id)?;
        state.set_image(&id, &upload.0)?;
        Ok::<_, ApiError>(id)
    })?;
    answer(&local, &id)
}

/// `DELETE /v1/organizations/{organization_id}/logo`
async fn remove_logo(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    let id = local.change(|state| {
        let id = id_of(state, &id)?;
        state.remove_image(&id)?;
        Ok::<_, ApiError>(id)
    })?;
    answer(&local, &id)
}
