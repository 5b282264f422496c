//! Users, <https://clerk.com/docs/reference/backend-api/tag/users>.

mod answer;
mod filter;
mod page;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};

use self::answer::user_answer;
use self::filter::UserFilter;
use self::page::UserPage;
use super::Parameters;
use crate::errors::ApiError;
use crate::state::{LocalClerk, Person};

/// The paths of this resource.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/users", get(list))
        .route("/users/count", get(count))
        .route("/users/{user_id}", get(show))
}

/// `GET /v1/users`
async fn list(
    State(local): State<Arc<LocalClerk>>,
    Parameters(filter): Parameters<UserFilter>,
    Parameters(page): Parameters<UserPage>,
) -> Result<Json<Value>, ApiError> {
    let found: Vec<Person<'_>> = local.people().filter(|person| filter.matches(person)).collect();
    Ok(Json(page.cut(found)?.iter().map(|person| user_answer(&local, person)).collect()))
}

/// `GET /v1/users/count`
async fn count(
    State(local): State<Arc<LocalClerk>>,
    Parameters(filter): Parameters<UserFilter>,
) -> Json<Value> {
    let count = local.people().filter(|person| filter.matches(person)).count();
    Json(json!({ "object": "total_count", "total_count": count }))
}

/// `GET /v1/users/{user_id}`
async fn show(
    State(local): State<Arc<LocalClerk>>,
    Path(user_id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    Ok(Json(user_answer(&local, &local.person(&user_id)?)))
}
