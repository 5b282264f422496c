//! Invitations to sign up, <https://clerk.com/docs/reference/backend-api/tag/invitations>.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::collection::{Collection, delete, payloads};
use super::listing::Listing;
use super::{Parameters, RequestBody};
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state;
use crate::state::invitation::{Invitation, NewInvitation};
use crate::state::table::Table;
use crate::views::View;

/// How many invitations one request can make.
const MAX_BULK: usize = 10;

/// The paths of this resource.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/invitations", get(list).post(create))
        .route("/invitations/bulk", post(create_bulk))
        .route("/invitations/{invitation_id}", axum::routing::delete(delete::<Invitation>))
        .route("/invitations/{invitation_id}/revoke", post(revoke))
}

impl Collection for Invitation {
    const NAME: &'static str = "invitation";
    const OBJECT: &'static str = "invitation";

    fn table(state: &state::State) -> &Table<Self> {
        &state.invitations
    }

    fn table_mut(state: &mut state::State) -> &mut Table<Self> {
        &mut state.invitations
    }

    fn payload(&self, view: &View<'_>) -> Value {
        view.invitation(self)
    }
}

#[derive(Deserialize)]
struct Wanted {
    email_address: String,
    expires_in_days: Option<i64>,
    ignore_existing: Option<bool>,
    notify: Option<bool>,
    public_metadata: Option<Map<String, Value>>,
    redirect_url: Option<String>,
}

#[derive(Deserialize)]
struct Filter {
    status: Option<String>,
    query: Option<String>,
}

/// `GET /v1/invitations`: without a `status`, all that were not revoked.
async fn list(
    State(local): State<Arc<LocalClerk>>,
    Parameters(listing): Parameters<Listing>,
    Parameters(filter): Parameters<Filter>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let mut found = payloads::<Invitation>(&View::backend(&local, &state));
    found.retain(|one| {
        let is_wanted =
            filter.status.as_ref().map_or(one["status"] != "revoked", |wanted| one["status"] == **wanted);
        let contains =
            |field: &str, text: &str| one[field].as_str().is_some_and(|value| value.contains(text));
        is_wanted
            && filter
                .query
                .as_deref()
                .is_none_or(|text| contains("email_address", text) || contains("id", text))
    });
    Ok(Json(listing.page_or_array(found, &["email_address", "expires_at"])?))
}

/// `POST /v1/invitations`
async fn create(
    State(local): State<Arc<LocalClerk>>,
    RequestBody(wanted): RequestBody<Wanted>,
) -> Result<Json<Value>, ApiError> {
    let mut made = invite(&local, vec![wanted], true)?;
    Ok(Json(made.pop().unwrap_or(Value::Null)))
}

/// `POST /v1/invitations/bulk`: all or none.
async fn create_bulk(
    State(local): State<Arc<LocalClerk>>,
    RequestBody(wanted): RequestBody<Vec<Wanted>>,
) -> Result<Json<Value>, ApiError> {
    if wanted.len() > MAX_BULK {
        return Err(ApiError::body_invalid(format!("The body has more than {MAX_BULK} invitations.")));
    }
    Ok(Json(Value::Array(invite(&local, wanted, false)?)))
}

/// `POST /v1/invitations/{invitation_id}/revoke`
async fn revoke(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    let invitation = local.change(|state| state.revoke_invitation_to_sign_up(&id))?;
    let mut payload = View::backend(&local, &local.state()).invitation(&invitation);
    payload["revoked"] = json!(true);
    Ok(Json(payload))
}

fn invite(local: &LocalClerk, wanted: Vec<Wanted>, notify: bool) -> Result<Vec<Value>, ApiError> {
    let new = wanted.into_iter().map(|one| NewInvitation {
        email_address: one.email_address,
        expires_in_days: one.expires_in_days,
        ignore_existing: one.ignore_existing.unwrap_or(false),
        notify: one.notify.unwrap_or(notify),
        public_metadata: one.public_metadata.unwrap_or_default(),
        redirect_url: one.redirect_url,
    });
    let accept_url = local.ticket_url();
    let made = local.change(|state| state.invite_to_sign_up(new.collect(), accept_url.as_str()))?;
    let state = local.state();
    Ok(made.iter().map(|one| View::backend(local, &state).invitation(one)).collect())
}
