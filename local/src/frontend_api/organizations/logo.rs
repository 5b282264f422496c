//! `/v1/organizations/{organization_id}/logo`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use serde_json::Value;

use crate::errors::ApiError;
use crate::frontend_api::me::Me;
use crate::local_clerk::LocalClerk;
use crate::roles::SystemPermission::ManageProfile;
use crate::state::store::Change;
use crate::upload::Upload;

/// `PUT …`
pub(super) async fn set(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    me: Me,
    upload: Upload,
) -> Result<Json<Value>, ApiError> {
    change(&local, &me, &id, |state, id| state.set_image(id, &upload.0).map(|_| ()))
}

/// `DELETE …`
pub(super) async fn remove(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    me: Me,
) -> Result<Json<Value>, ApiError> {
    change(&local, &me, &id, |state, id| state.remove_image(id).map(|_| ()))
}

fn change(
    local: &LocalClerk,
    me: &Me,
    id: &str,
    change: impl FnOnce(&mut Change<'_>, &str) -> Result<(), ApiError>,
) -> Result<Json<Value>, ApiError> {
    let id = local.change(|state| {
        let id = state.permitted(&me.user_id, id, &[ManageProfile])?;
        change(state, &id)?;
        Ok::<_, ApiError>(id)
    })?;
    me.caller.reply(|view| view.organization_with_id(&id))
}
