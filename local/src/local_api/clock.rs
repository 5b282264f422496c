//! `POST /local/clock`: lets time pass for what is stored, and sets the clock of tokens wrong.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::backend_api::RequestBody;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;

/// A hundred years: times stay within what JavaScript can represent.
const MAX_SECONDS: i64 = 100 * 365 * 24 * 60 * 60;

/// What happens to the clock.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    /// How much older everything that is stored becomes.
    age_seconds: Option<i64>,
    /// How far the times in new tokens are in the future; negative in the past, zero at the start.
    token_offset_seconds: Option<i64>,
}

/// Responds with the offset of tokens.
pub(super) async fn change(
    State(local): State<Arc<LocalClerk>>,
    RequestBody(wanted): RequestBody<Wanted>,
) -> Result<Json<Value>, ApiError> {
    let age = within("age_seconds", wanted.age_seconds, 0)?;
    let offset = within("token_offset_seconds", wanted.token_offset_seconds, -MAX_SECONDS)?;
    if let Some(seconds) = age {
        local.change(|state| state.age(seconds * 1000));
    }
    if let Some(seconds) = offset {
        local.set_token_offset_ms(seconds * 1000);
    }
    Ok(Json(json!({ "token_offset_seconds": local.token_offset_ms() / 1000 })))
}

fn within(parameter: &'static str, seconds: Option<i64>, least: i64) -> Result<Option<i64>, ApiError> {
    match seconds {
        Some(seconds) if !(least..=MAX_SECONDS).contains(&seconds) => {
            let fault = format!("must be between {least} and {MAX_SECONDS}, not {seconds}");
            Err(ApiError::parameter_invalid(parameter, fault))
        }
        other => Ok(other),
    }
}
