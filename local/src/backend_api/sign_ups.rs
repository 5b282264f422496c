//! Sign-ups, <https://clerk.com/docs/reference/backend-api/tag/sign-ups>.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::Value;

use super::RequestBody;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::sign_ups::SignUpChange;
use crate::views::View;

/// The paths of this resource.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new().route("/sign_ups/{sign_up_id}", get(show).patch(update))
}

#[derive(Deserialize)]
struct Update {
    external_id: Option<String>,
    custom_action: Option<bool>,
}

/// `GET /v1/sign_ups/{sign_up_id}`
async fn show(State(local): State<Arc<LocalClerk>>, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    respond(&local, &id)
}

/// `PATCH /v1/sign_ups/{sign_up_id}`
async fn update(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    RequestBody(wanted): RequestBody<Update>,
) -> Result<Json<Value>, ApiError> {
    let change = SignUpChange { external_id: wanted.external_id, custom_action: wanted.custom_action };
    local.change(|state| state.change_sign_up(&id, change))?;
    respond(&local, &id)
}

fn respond(local: &LocalClerk, id: &str) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    Ok(Json(View::backend(local, &state).sign_up_attempt(state.sign_up(id)?)))
}
