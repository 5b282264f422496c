//! Memberships in organizations.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::identifier::id_of;
use crate::backend_api::listing::Listing;
use crate::backend_api::users::UserFilter;
use crate::backend_api::{Parameters, RequestBody};
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::membership::Membership;
use crate::state::user::User;
use crate::views::View;

/// What memberships can be ordered by: fields of the user.
const ORDERS: [&str; 5] = ["phone_number", "email_address", "first_name", "last_name", "username"];

/// Which roles are wanted.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Roles {
    role: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct Create {
    user_id: String,
    role: String,
    public_metadata: Option<Map<String, Value>>,
    private_metadata: Option<Map<String, Value>>,
}

#[derive(Deserialize)]
pub(super) struct Update {
    role: String,
}

/// `GET /v1/organizations/{organization_id}/memberships`
pub(super) async fn list(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    Parameters(filter): Parameters<UserFilter>,
    Parameters(roles): Parameters<Roles>,
    Parameters(listing): Parameters<Listing>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let id = id_of(&state, &id)?;
    let is_role = |key: String| roles.role.is_empty() || roles.role.contains(&key);
    let found = state
        .members(&id)
        .filter(|(user, membership)| filter.matches(user) && is_role(membership.role.key()));
    page(&View::backend(&local, &state), found, &listing)
}

/// `GET /v1/organization_memberships`: those of all organizations.
pub(super) async fn list_all(
    State(local): State<Arc<LocalClerk>>,
    Parameters(listing): Parameters<Listing>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let of_user = |user| move |membership| (user, membership);
    let all = state.users.iter().flat_map(|user| user.organization_memberships.iter().map(of_user(user)));
    page(&View::backend(&local, &state), all, &listing)
}

/// `POST /v1/organizations/{organization_id}/memberships`
pub(super) async fn create(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    RequestBody(wanted): RequestBody<Create>,
) -> Result<Json<Value>, ApiError> {
    let Create { user_id, role, public_metadata, private_metadata } = wanted;
    let (public, private) = (public_metadata.unwrap_or_default(), private_metadata.unwrap_or_default());
    let id = local.change(|state| {
        let id = id_of(state, &id)?;
        state.create_membership(&id, &user_id, &role, public, private)?;
        Ok::<_, ApiError>(id)
    })?;
    Ok(Json(View::backend(&local, &local.state()).membership_of(&id, &user_id)?))
}

/// `PATCH /v1/organizations/{organization_id}/memberships/{user_id}`
pub(super) async fn update(
    State(local): State<Arc<LocalClerk>>,
    Path((id, user_id)): Path<(String, String)>,
    RequestBody(wanted): RequestBody<Update>,
) -> Result<Json<Value>, ApiError> {
    let id = local.change(|state| {
        let id = id_of(state, &id)?;
        state.change_role(&id, &user_id, &wanted.role)?;
        Ok::<_, ApiError>(id)
    })?;
    Ok(Json(View::backend(&local, &local.state()).membership_of(&id, &user_id)?))
}

/// `DELETE /v1/organizations/{organization_id}/memberships/{user_id}`
pub(super) async fn remove(
    State(local): State<Arc<LocalClerk>>,
    Path((id, user_id)): Path<(String, String)>,
) -> Result<Json<Value>, ApiError> {
    let membership = local.change(|state| {
        let id = id_of(state, &id)?;
        state.delete_membership(&id, &user_id)
    })?;
    let state = local.state();
    Ok(Json(View::backend(&local, &state).membership(state.user(&user_id)?, &membership)))
}

fn page<'s>(
    view: &View<'_>,
    found: impl Iterator<Item = (&'s User, &'s Membership)>,
    listing: &Listing,
) -> Result<Json<Value>, ApiError> {
    let key = |&(user, membership): &(&User, &Membership), field: &str| match field {
        "phone_number" => user.primary_phone_number().into(),
        "email_address" => user.primary_email_address().into(),
        "first_name" => user.first_name.as_deref().into(),
        "last_name" => user.last_name.as_deref().into(),
        "username" => user.username.as_deref().into(),
        _ => membership.created_at.into(),
    };
    let payload = |(user, membership): (&User, &Membership)| view.membership(user, membership);
    listing.page_of(found.collect(), &ORDERS, key, payload).map(Json)
}
