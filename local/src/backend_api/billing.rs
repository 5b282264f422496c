//! Billing, <https://clerk.com/docs/reference/backend-api/tag/billing>. Plans and subscriptions come from the seed.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::{delete, get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::Value;

use super::listing::Listing;
use super::{Parameters, RequestBody};
use crate::errors::ApiError;
use crate::iso_time::unix_ms;
use crate::local_clerk::LocalClerk;
use crate::views::View;

type Local = State<Arc<LocalClerk>>;

/// The paths of these resources.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/billing/plans", get(plans))
        .route("/billing/subscription_items/{subscription_item_id}", delete(cancel))
        .route("/billing/subscription_items/{subscription_item_id}/extend_free_trial", post(extend))
        .route("/organizations/{organization_id}/billing/subscription", get(of_organization))
        .route("/users/{user_id}/billing/subscription", get(of_user))
}

#[derive(Deserialize)]
struct Filter {
    payer_type: Option<String>,
}

#[derive(Deserialize)]
struct End {
    #[serde(default)]
    end_now: bool,
}

#[derive(Deserialize)]
struct Extension {
    extend_to: Value,
}

/// `GET /v1/billing/plans`
async fn plans(
    State(local): Local,
    Parameters(listing): Parameters<Listing>,
    Parameters(filter): Parameters<Filter>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let view = View::backend(&local, &state);
    let wanted =
        |plan: &Value| filter.payer_type.as_ref().is_none_or(|payer| plan["for_payer_type"] == **payer);
    Ok(Json(listing.page(state.plans.iter().map(|plan| view.plan(plan)).filter(wanted).collect(), &[])?))
}

/// `DELETE /v1/billing/subscription_items/{subscription_item_id}`
async fn cancel(
    State(local): Local,
    Path(id): Path<String>,
    Parameters(End { end_now }): Parameters<End>,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| state.cancel_subscription_item(&id, end_now))?;
    item(&local, &id)
}

/// `POST /v1/billing/subscription_items/{subscription_item_id}/extend_free_trial`
async fn extend(
    State(local): Local,
    Path(id): Path<String>,
    RequestBody(Extension { extend_to }): RequestBody<Extension>,
) -> Result<Json<Value>, ApiError> {
    let time = extend_to.as_i64().or_else(|| unix_ms(extend_to.as_str()?));
    let time = time.ok_or_else(|| {
        ApiError::format_invalid("extend_to", "must be a time, like \"2030-01-31T12:00:00Z\"")
    })?;
    local.change(|state| state.extend_free_trial(&id, time))?;
    let state = local.state();
    let (subscription, item) = state.subscription_item(&id)?;
    Ok(Json(View::backend(&local, &state).extended_item(subscription, item)))
}

/// `GET /v1/organizations/{organization_id}/billing/subscription`
async fn of_organization(State(local): Local, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    state.organization(&id)?;
    Ok(Json(View::backend(&local, &state).subscription(state.subscription_of(&id)?)))
}

/// `GET /v1/users/{user_id}/billing/subscription`
async fn of_user(State(local): Local, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    state.user(&id)?;
    Ok(Json(View::backend(&local, &state).subscription(state.subscription_of(&id)?)))
}

fn item(local: &LocalClerk, id: &str) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let (subscription, item) = state.subscription_item(id)?;
    Ok(Json(View::backend(local, &state).subscription_item(subscription, item)))
}
