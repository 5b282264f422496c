//! Machines, <https://clerk.com/docs/reference/backend-api/tag/machines>.

use std::ops::RangeInclusive;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::{delete, get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::collection::{Collection, deleted, payloads, show};
use super::listing::Listing;
use super::{Parameters, RequestBody};
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state;
use crate::state::machine::Machine;
use crate::state::table::Table;
use crate::views::View;

type Local = State<Arc<LocalClerk>>;

const NAME_LENGTH: RangeInclusive<usize> = 1..=255;
const TOKEN_SECONDS: RangeInclusive<i64> = 1..=315_360_000;
const PREVIOUS_KEY_SECONDS: RangeInclusive<i64> = 0..=28_800;

/// The paths of this resource.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/machines", get(list).post(create))
        .route("/machines/{machine_id}", get(show::<Machine>).patch(update).delete(remove))
        .route("/machines/{machine_id}/secret_key", get(secret_key))
        .route("/machines/{machine_id}/secret_key/rotate", post(rotate))
        .route("/machines/{machine_id}/scopes", post(create_scope))
        .route("/machines/{machine_id}/scopes/{other_machine_id}", delete(delete_scope))
}

impl Collection for Machine {
    const NAME: &'static str = "machine";
    const OBJECT: &'static str = "machine";

    fn table(state: &state::State) -> &Table<Self> {
        &state.machines
    }

    fn table_mut(state: &mut state::State) -> &mut Table<Self> {
        &mut state.machines
    }

    fn payload(&self, view: &View<'_>) -> Value {
        view.machine(self)
    }
}

#[derive(Deserialize)]
struct Wanted {
    name: Option<String>,
    scoped_machines: Option<Vec<String>>,
    default_token_ttl: Option<i64>,
}

#[derive(Deserialize)]
struct Filter {
    query: Option<String>,
}

#[derive(Deserialize)]
struct Rotation {
    previous_token_ttl: i64,
}

#[derive(Deserialize)]
struct Scope {
    to_machine_id: String,
}

/// `GET /v1/machines`
async fn list(
    State(local): Local,
    Parameters(listing): Parameters<Listing>,
    Parameters(filter): Parameters<Filter>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let mut found = payloads::<Machine>(&View::backend(&local, &state));
    found.retain(|one| {
        let contains = |text: &String| {
            let text = text.to_lowercase();
            one["id"] == text || one["name"].as_str().is_some_and(|name| name.to_lowercase().contains(&text))
        };
        filter.query.as_ref().is_none_or(contains)
    });
    Ok(Json(listing.page(found, &["name"])?))
}

/// `POST /v1/machines`: the answer has the secret key.
async fn create(
    State(local): Local,
    RequestBody(wanted): RequestBody<Wanted>,
) -> Result<Json<Value>, ApiError> {
    wanted.check()?;
    let machine = local.change(|state| {
        let scopes = wanted.scoped_machines.unwrap_or_default();
        state.check_scopes(&scopes)?;
        let mut machine = Machine::new(wanted.name.as_deref().unwrap_or_default(), state.now_ms());
        machine.scoped_machine_ids = scopes;
        machine.default_token_ttl = wanted.default_token_ttl.unwrap_or(machine.default_token_ttl);
        state.machines.insert(machine.clone());
        Ok::<_, ApiError>(machine)
    })?;
    let mut payload = View::backend(&local, &local.state()).machine(&machine);
    payload["secret_key"] = json!(machine.secret_key);
    Ok(Json(payload))
}

/// `PATCH /v1/machines/{machine_id}`
async fn update(
    State(local): Local,
    Path(id): Path<String>,
    RequestBody(wanted): RequestBody<Wanted>,
) -> Result<Json<Value>, ApiError> {
    wanted.check()?;
    let machine = local.change(|state| {
        state.change_machine(&id, |machine| {
            machine.name = wanted.name.unwrap_or_else(|| machine.name.clone());
            machine.default_token_ttl = wanted.default_token_ttl.unwrap_or(machine.default_token_ttl);
        })
    })?;
    Ok(Json(View::backend(&local, &local.state()).machine(&machine)))
}

/// `DELETE /v1/machines/{machine_id}`
async fn remove(State(local): Local, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    local.change(|state| state.delete_machine(&id))?;
    Ok(Json(deleted("machine", &id)))
}

/// `GET /v1/machines/{machine_id}/secret_key`
async fn secret_key(State(local): Local, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    Ok(Json(key_payload(local.state().machine(&id)?)))
}

/// `POST /v1/machines/{machine_id}/secret_key/rotate`
async fn rotate(
    State(local): Local,
    Path(id): Path<String>,
    RequestBody(Rotation { previous_token_ttl: seconds }): RequestBody<Rotation>,
) -> Result<Json<Value>, ApiError> {
    within("previous_token_ttl", seconds, &PREVIOUS_KEY_SECONDS)?;
    Ok(Json(key_payload(&local.change(|state| state.rotate_machine_key(&id, seconds))?)))
}

/// `POST /v1/machines/{machine_id}/scopes`
async fn create_scope(
    State(local): Local,
    Path(id): Path<String>,
    RequestBody(Scope { to_machine_id }): RequestBody<Scope>,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| {
        let mut scopes = state.machine(&id)?.scoped_machine_ids.clone();
        if scopes.contains(&to_machine_id) {
            return Err(ApiError::machine_scope_exists(&to_machine_id));
        }
        scopes.push(to_machine_id.clone());
        state.check_scopes(&scopes)?;
        let machine = state.change_machine(&id, |machine| machine.scoped_machine_ids = scopes)?;
        Ok(Json(json!({
            "object": "machine_scope",
            "from_machine_id": id,
            "to_machine_id": to_machine_id,
            "created_at": machine.updated_at,
        })))
    })
}

/// `DELETE /v1/machines/{machine_id}/scopes/{other_machine_id}`
async fn delete_scope(
    State(local): Local,
    Path((id, other_id)): Path<(String, String)>,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| {
        if !state.machine(&id)?.scoped_machine_ids.contains(&other_id) {
            return Err(ApiError::not_found(format!("The machine {id:?} has no scope for {other_id:?}.")));
        }
        state.change_machine(&id, |machine| machine.scoped_machine_ids.retain(|one| *one != other_id))?;
        Ok(Json(json!({
            "object": "machine_scope",
            "from_machine_id": id,
            "to_machine_id": other_id,
            "deleted": true,
        })))
    })
}

impl Wanted {
    fn check(&self) -> Result<(), ApiError> {
        if let Some(name) = self.name.as_ref().filter(|name| !NAME_LENGTH.contains(&name.trim().len())) {
            let fault = format!("must have 1 to 255 characters, not {}", name.trim().len());
            return Err(ApiError::parameter_invalid("name", fault));
        }
        self.default_token_ttl.map_or(Ok(()), |seconds| within("default_token_ttl", seconds, &TOKEN_SECONDS))
    }
}

fn within(parameter: &'static str, value: i64, range: &RangeInclusive<i64>) -> Result<(), ApiError> {
    if range.contains(&value) {
        return Ok(());
    }
    let fault = format!("must be between {} and {}", range.start(), range.end());
    Err(ApiError::parameter_invalid(parameter, fault))
}

fn key_payload(machine: &Machine) -> Value {
    json!({ "object": "machine_secret_key", "secret": machine.secret_key })
}
