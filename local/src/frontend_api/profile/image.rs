//! `/v1/me/profile_image`: the picture of the user.

use std::sync::Arc;

use axum::extract::State;
use axum::routing::post;
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::errors::ApiError;
use crate::frontend_api::me::Me;
use crate::local_clerk::LocalClerk;
use crate::upload::{Upload, body_limit};

/// The paths of this resource.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new().route("/me/profile_image", post(set).delete(remove).layer(body_limit()))
}

/// `POST /v1/me/profile_image`
async fn set(State(local): State<Arc<LocalClerk>>, me: Me, upload: Upload) -> Result<Json<Value>, ApiError> {
    let image = local.change(|state| state.set_image(&me.user_id, &upload.0))?;
    me.caller.reply(|view| Ok(view.image(&image)))
}

/// `DELETE /v1/me/profile_image`
async fn remove(State(local): State<Arc<LocalClerk>>, me: Me) -> Result<Json<Value>, ApiError> {
    let image = local.change(|state| state.remove_image(&me.user_id))?;
    me.caller.reply(|_| Ok(json!({ "object": "image", "id": image.id, "deleted": true })))
}
