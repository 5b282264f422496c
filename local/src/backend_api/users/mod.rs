//! Users, <https://clerk.com/docs/reference/backend-api/tag/users>.

mod access;
mod changes;
mod credentials;
mod filter;
mod image;
mod lists;
mod page;
mod respond;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};

pub(super) use self::filter::{UserFilter, selects};

use self::page::UserPage;
use self::respond::respond;
use super::Parameters;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::user::User;
use crate::views::View;

/// The paths of this resource.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/users", get(list))
        .route("/users/count", get(count))
        .route("/users/{user_id}", get(show))
        .merge(changes::router())
        .merge(access::router())
        .merge(credentials::router())
        .merge(image::router())
        .merge(lists::router())
}

/// `GET /v1/users`
async fn list(
    State(local): State<Arc<LocalClerk>>,
    Parameters(filter): Parameters<UserFilter>,
    Parameters(page): Parameters<UserPage>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let found: Vec<&User> = filter.users(&state).collect();
    let view = View::backend(&local, &state);
    Ok(Json(page.cut(found)?.into_iter().map(|user| view.user(user)).collect()))
}

/// `GET /v1/users/count`
async fn count(
    State(local): State<Arc<LocalClerk>>,
    Parameters(filter): Parameters<UserFilter>,
) -> Json<Value> {
    let count = filter.users(&local.state()).count();
    Json(json!({ "object": "total_count", "total_count": count }))
}

/// `GET /v1/users/{user_id}`
async fn show(
    State(local): State<Arc<LocalClerk>>,
    Path(user_id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    respond(&local, &user_id)
}
