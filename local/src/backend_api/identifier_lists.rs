//! Allowlist and blocklist, <https://clerk.com/docs/reference/backend-api/tag/allow-list-block-list>.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::{delete, get};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::Value;

use super::collection::{as_is, deleted};
use super::listing::Listing;
use super::{Parameters, RequestBody};
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::invitation::NewInvitation;
use crate::state::listed_identifier::{IdentifierType, ListedIdentifier};
use crate::state::table::Table;

type Local = State<Arc<LocalClerk>>;

/// The paths of these resources.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/allowlist_identifiers", get(list_allowed).post(allow))
        .route("/allowlist_identifiers/{allowlist_identifier_id}", delete(no_longer_allow))
        .route("/blocklist_identifiers", get(list_blocked).post(block))
        .route("/blocklist_identifiers/{blocklist_identifier_id}", delete(no_longer_block))
}

#[derive(Deserialize)]
struct Wanted {
    identifier: String,
    #[serde(default)]
    notify: Option<bool>,
}

/// `GET /v1/allowlist_identifiers`
async fn list_allowed(
    State(local): Local,
    Parameters(listing): Parameters<Listing>,
) -> Result<Json<Value>, ApiError> {
    Ok(Json(listing.page_or_array(payloads(ALLOWED, &local.state().allowlist_identifiers), &[])?))
}

/// `POST /v1/allowlist_identifiers`: with `notify`, invites the person.
async fn allow(
    State(local): Local,
    RequestBody(wanted): RequestBody<Wanted>,
) -> Result<Json<Value>, ApiError> {
    let accept_url = local.ticket_url();
    local.change(|state| {
        let mut entry = new_entry("alid", &wanted.identifier, &state.allowlist_identifiers, state.now_ms())?;
        if wanted.notify == Some(true) && entry.identifier_type == IdentifierType::EmailAddress {
            let invitation = NewInvitation {
                email_address: entry.identifier.clone(),
                notify: true,
                ..NewInvitation::default()
            };
            let sent = state.invite_to_sign_up(vec![invitation], accept_url.as_str())?;
            entry.invitation_id = sent.into_iter().next().map(|one| one.id);
        }
        let payload = as_is(ALLOWED, &entry);
        state.allowlist_identifiers.insert(entry);
        Ok(Json(payload))
    })
}

/// `DELETE /v1/allowlist_identifiers/{allowlist_identifier_id}`
async fn no_longer_allow(State(local): Local, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    let removed = local.change(|state| state.allowlist_identifiers.remove(&id));
    removed.map(|entry| Json(deleted(ALLOWED, &entry.id))).ok_or_else(|| missing("allowlist", &id))
}

/// `GET /v1/blocklist_identifiers`
async fn list_blocked(
    State(local): Local,
    Parameters(listing): Parameters<Listing>,
) -> Result<Json<Value>, ApiError> {
    Ok(Json(listing.page(payloads(BLOCKED, &local.state().blocklist_identifiers), &[])?))
}

/// `POST /v1/blocklist_identifiers`
async fn block(
    State(local): Local,
    RequestBody(wanted): RequestBody<Wanted>,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| {
        let entry = new_entry("blid", &wanted.identifier, &state.blocklist_identifiers, state.now_ms())?;
        let payload = as_is(BLOCKED, &entry);
        state.blocklist_identifiers.insert(entry);
        Ok(Json(payload))
    })
}

/// `DELETE /v1/blocklist_identifiers/{blocklist_identifier_id}`
async fn no_longer_block(State(local): Local, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    let removed = local.change(|state| state.blocklist_identifiers.remove(&id));
    removed.map(|entry| Json(deleted(BLOCKED, &entry.id))).ok_or_else(|| missing("blocklist", &id))
}

const ALLOWED: &str = "allowlist_identifier";
const BLOCKED: &str = "blocklist_identifier";

fn payloads(object: &str, list: &Table<ListedIdentifier>) -> Vec<Value> {
    list.iter().map(|entry| as_is(object, entry)).collect()
}

fn new_entry(
    prefix: &str,
    identifier: &str,
    list: &Table<ListedIdentifier>,
    now_ms: i64,
) -> Result<ListedIdentifier, ApiError> {
    let entry = ListedIdentifier::new(prefix, identifier, now_ms)?;
    if list.iter().any(|other| other.identifier.eq_ignore_ascii_case(&entry.identifier)) {
        return Err(ApiError::duplicate_record("identifier", "is on the list already"));
    }
    Ok(entry)
}

fn missing(list: &str, id: &str) -> ApiError {
    ApiError::not_found(format!("There is no entry of the {list} with the id {id:?}."))
}
