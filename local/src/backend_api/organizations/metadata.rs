//! Metadata of organizations and memberships.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::answer::answer;
use super::identifier::id_of;
use crate::backend_api::RequestBody;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::metadata::{MetadataChange, MetadataChangeKind};
use crate::views::View;

#[derive(Deserialize)]
pub(super) struct Wanted {
    public_metadata: Option<Map<String, Value>>,
    private_metadata: Option<Map<String, Value>>,
}

impl Wanted {
    fn change(self, how: MetadataChangeKind) -> MetadataChange {
        MetadataChange { public: self.public_metadata, private: self.private_metadata, how }
    }
}

/// `PATCH /v1/organizations/{organization_id}/metadata`
pub(super) async fn merge(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    RequestBody(wanted): RequestBody<Wanted>,
) -> Result<Json<Value>, ApiError> {
    change(&local, &id, wanted.change(MetadataChangeKind::Merge))
}

/// `PUT /v1/organizations/{organization_id}/metadata`
pub(super) async fn replace(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    RequestBody(wanted): RequestBody<Wanted>,
) -> Result<Json<Value>, ApiError> {
    change(&local, &id, wanted.change(MetadataChangeKind::Replace))
}

/// `PATCH /v1/organizations/{organization_id}/memberships/{user_id}/metadata`
pub(super) async fn merge_into_membership(
    State(local): State<Arc<LocalClerk>>,
    Path((id, user_id)): Path<(String, String)>,
    RequestBody(wanted): RequestBody<Wanted>,
) -> Result<Json<Value>, ApiError> {
    let id = local.change(|state| {
        let id = id_of(state, &id)?;
        state.update_membership_metadata(&id, &user_id, wanted.change(MetadataChangeKind::Merge))?;
        Ok::<_, ApiError>(id)
    })?;
    Ok(Json(View::backend(&local, &local.state()).membership_of(&id, &user_id)?))
}

fn change(local: &LocalClerk, id: &str, change: MetadataChange) -> Result<Json<Value>, ApiError> {
    let id = local.change(|state| {
        let id = id_of(state, id)?;
        state.update_organization_metadata(&id, change)?;
        Ok::<_, ApiError>(id)
    })?;
    answer(local, &id)
}
