//! What the kinds of machine tokens have in common: their verification (`authentication.md` §5.10) and their end.

use axum::Json;
use serde_json::Value;

use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::machine_token::MachineTokenKind as Kind;
use crate::views::View;

/// The answer about a token of this kind.
///
/// # Errors
/// 404 if there is none, or if it was revoked or has expired.
pub(super) fn verify(local: &LocalClerk, kind: Kind, token: &str) -> Result<Json<Value>, ApiError> {
    let found = local.change(|state| {
        let now_ms = state.now_ms();
        let found = state.machine_tokens.get_mut(token).filter(|one| one.is_valid(kind, now_ms))?;
        found.last_used_at = Some(now_ms);
        Some(found.clone())
    });
    let found = found.ok_or_else(|| {
        ApiError::not_found(format!(
            "This {kind} does not exist, was revoked or has expired. Create one with POST /local/machine_tokens."
        ))
    })?;
    Ok(Json(View::backend(local, &local.state()).machine_token(&found)))
}

/// When a token expires; never without a number of seconds.
///
/// # Errors
/// 422 if the number is not positive.
pub(super) fn expiration(seconds: Option<f64>, now_ms: i64) -> Result<Option<i64>, ApiError> {
    match seconds {
        Some(seconds) if seconds <= 0.0 => {
            Err(ApiError::parameter_invalid("seconds_until_expiration", "must be positive".to_owned()))
        }
        #[allow(clippy::cast_possible_truncation, reason = "saturates")]
        Some(seconds) => Ok(Some(now_ms.saturating_add((seconds * 1000.0) as i64))),
        None => Ok(None),
    }
}
