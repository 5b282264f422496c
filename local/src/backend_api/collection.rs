//! Collections of rows: what reading one row and deleting it have in common.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state;
use crate::state::table::{Row, Table};
use crate::views::View;

/// Rows of one kind.
pub(super) trait Collection: Row + Sized + 'static {
    /// What a row is called in messages.
    const NAME: &'static str;
    /// What the payloads say they are.
    const OBJECT: &'static str;

    /// The rows.
    fn table(state: &state::State) -> &Table<Self>;

    /// The rows, for changes.
    fn table_mut(state: &mut state::State) -> &mut Table<Self>;

    /// A row as a payload.
    fn payload(&self, view: &View<'_>) -> Value;
}

/// The row with this ID.
///
/// # Errors
/// 404 if it does not exist.
pub(super) fn find<'s, C: Collection>(state: &'s state::State, id: &str) -> Result<&'s C, ApiError> {
    C::table(state).get(id).ok_or_else(|| missing::<C>(id))
}

/// The row with this ID, for changes.
///
/// # Errors
/// 404 if it does not exist.
pub(super) fn find_mut<'s, C: Collection>(
    state: &'s mut state::State,
    id: &str,
) -> Result<&'s mut C, ApiError> {
    C::table_mut(state).get_mut(id).ok_or_else(|| missing::<C>(id))
}

/// All rows as payloads, in the order in which they were made.
pub(super) fn payloads<C: Collection>(view: &View<'_>) -> Vec<Value> {
    C::table(view.state()).iter().map(|row| row.payload(view)).collect()
}

/// Answers with the row that the path names.
pub(super) async fn show<C: Collection>(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    Ok(Json(find::<C>(&state, &id)?.payload(&View::backend(&local, &state))))
}

/// Deletes the row that the path names.
pub(super) async fn delete<C: Collection>(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| C::table_mut(state).remove(&id)).ok_or_else(|| missing::<C>(&id))?;
    Ok(Json(deleted(C::OBJECT, &id)))
}

/// What a deletion is answered with.
pub(super) fn deleted(object: &str, id: &str) -> Value {
    json!({ "object": object, "id": id, "deleted": true })
}

/// A payload whose fields are those of the row.
pub(super) fn as_is<R: Serialize>(object: &str, row: &R) -> Value {
    let mut payload = Map::from_iter([("object".to_owned(), Value::from(object))]);
    if let Ok(Value::Object(fields)) = serde_json::to_value(row) {
        payload.extend(fields);
    }
    Value::Object(payload)
}

fn missing<C: Collection>(id: &str) -> ApiError {
    ApiError::not_found(format!("There is no {} with the id {id:?}.", C::NAME))
}
