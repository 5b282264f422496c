//! The waitlist, <https://clerk.com/docs/reference/backend-api/tag/waitlist-entries>.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::{delete, get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::collection::deleted;
use super::listing::Listing;
use super::{Parameters, RequestBody};
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::waitlist_entry::WaitlistEntry;
use crate::views::View;

/// How many entries one request can make.
const MAX_BULK: usize = 50;

/// A field by which entries can be ordered, although payloads do not have it.
const INVITED_AT: &str = "invited_at";

/// The paths of this resource.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/waitlist_entries", get(list).post(create))
        .route("/waitlist_entries/bulk", post(create_bulk))
        .route("/waitlist_entries/{waitlist_entry_id}", delete(remove))
        .route("/waitlist_entries/{waitlist_entry_id}/invite", post(invite))
        .route("/waitlist_entries/{waitlist_entry_id}/reject", post(reject))
}

#[derive(Deserialize)]
struct Wanted {
    email_address: String,
    notify: Option<bool>,
}

#[derive(Deserialize)]
struct Filter {
    status: Option<String>,
    query: Option<String>,
}

#[derive(Deserialize)]
struct Invite {
    ignore_existing: Option<bool>,
}

/// `GET /v1/waitlist_entries`
async fn list(
    State(local): State<Arc<LocalClerk>>,
    Parameters(listing): Parameters<Listing>,
    Parameters(filter): Parameters<Filter>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let view = View::backend(&local, &state);
    let is_wanted = |one: &&WaitlistEntry| {
        let contains = |text: &String| one.email_address.contains(text) || one.id.contains(text);
        filter.status.as_ref().is_none_or(|wanted| json!(one.status) == **wanted)
            && filter.query.as_ref().is_none_or(contains)
    };
    let entries = state.waitlist_entries.iter().filter(is_wanted).map(|entry| {
        let mut payload = view.waitlist_entry(entry);
        payload[INVITED_AT] = json!(entry.invited_at);
        payload
    });
    let mut page = listing.page(entries.collect(), &["email_address", INVITED_AT])?;
    for entry in page["data"].as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
        entry.shift_remove(INVITED_AT);
    }
    Ok(Json(page))
}

/// `POST /v1/waitlist_entries`
async fn create(
    State(local): State<Arc<LocalClerk>>,
    RequestBody(wanted): RequestBody<Wanted>,
) -> Result<Json<Value>, ApiError> {
    Ok(Json(join(&local, vec![wanted])?.pop().unwrap_or(Value::Null)))
}

/// `POST /v1/waitlist_entries/bulk`: all or none.
async fn create_bulk(
    State(local): State<Arc<LocalClerk>>,
    RequestBody(wanted): RequestBody<Vec<Wanted>>,
) -> Result<Json<Value>, ApiError> {
    if wanted.len() > MAX_BULK {
        return Err(ApiError::body_invalid(format!("The body has more than {MAX_BULK} entries.")));
    }
    Ok(Json(Value::Array(join(&local, wanted)?)))
}

/// `POST /v1/waitlist_entries/{waitlist_entry_id}/invite`
async fn invite(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    RequestBody(wanted): RequestBody<Invite>,
) -> Result<Json<Value>, ApiError> {
    let ignore_existing = wanted.ignore_existing.unwrap_or(false);
    let accept_url = local.ticket_url();
    let entry =
        local.change(|state| state.invite_from_waitlist(&id, ignore_existing, accept_url.as_str()))?;
    Ok(Json(View::backend(&local, &local.state()).waitlist_entry(&entry)))
}

/// `POST /v1/waitlist_entries/{waitlist_entry_id}/reject`
async fn reject(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    let entry = local.change(|state| state.reject_from_waitlist(&id))?;
    Ok(Json(View::backend(&local, &local.state()).waitlist_entry(&entry)))
}

/// `DELETE /v1/waitlist_entries/{waitlist_entry_id}`
async fn remove(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| state.leave_waitlist(&id))?;
    Ok(Json(deleted("waitlist_entry", &id)))
}

fn join(local: &LocalClerk, wanted: Vec<Wanted>) -> Result<Vec<Value>, ApiError> {
    let people: Vec<(String, bool)> =
        wanted.into_iter().map(|one| (one.email_address, one.notify.unwrap_or(true))).collect();
    let made = local.change(|state| state.join_waitlist(&people))?;
    let state = local.state();
    Ok(made.iter().map(|one| View::backend(local, &state).waitlist_entry(one)).collect())
}
