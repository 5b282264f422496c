//! Machine-to-machine tokens, <https://clerk.com/docs/reference/backend-api/tag/m2m-tokens>.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Extension, Json, Router};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::listing::Listing;
use super::machine_tokens::{expiration, verify};
use super::{Parameters, RequestBody};
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::secret_key::CallingMachine;
use crate::state::State as Known;
use crate::state::machine::Machine;
use crate::state::machine_token::{MachineToken, MachineTokenKind::M2mToken};
use crate::token::machine_token;
use crate::views::View;

type Local = State<Arc<LocalClerk>>;
/// The machine that calls, if it is one.
type Caller = Option<Extension<CallingMachine>>;

/// The paths of this resource.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/m2m_tokens", get(list).post(create))
        .route("/m2m_tokens/verify", post(verify_token))
        .route("/m2m_tokens/{m2m_token_id}/revoke", post(revoke))
}

#[derive(Deserialize)]
struct Filter {
    subject: String,
    #[serde(default)]
    revoked: bool,
    #[serde(default)]
    expired: bool,
}

#[derive(Deserialize)]
struct New {
    seconds_until_expiration: Option<f64>,
    claims: Option<Map<String, Value>>,
    min_remaining_ttl_seconds: Option<i64>,
    token_format: Option<String>,
}

#[derive(Deserialize)]
struct Revocation {
    revocation_reason: Option<String>,
}

#[derive(Deserialize)]
struct Token {
    token: String,
}

/// `GET /m2m_tokens`: those of a machine. A machine sees only its own.
async fn list(
    State(local): Local,
    caller: Caller,
    Parameters(listing): Parameters<Listing>,
    Parameters(filter): Parameters<Filter>,
) -> Result<Json<Value>, ApiError> {
    check_owner(&caller, &filter.subject)?;
    let (state, now_ms) = (local.state(), local.now_ms());
    let view = View::backend(&local, &state);
    let tokens = state.machine_tokens.iter().filter(|one| {
        one.kind == M2mToken
            && one.subject == filter.subject
            && one.revoked == filter.revoked
            && one.has_expired(now_ms) == filter.expired
    });
    let page = listing.page(tokens.map(|one| view.machine_token(one)).collect(), &[])?;
    Ok(Json(json!({ "m2m_tokens": page["data"], "total_count": page["total_count"] })))
}

/// `POST /m2m_tokens`: the answer has the token. A JWT is not kept.
async fn create(
    State(local): Local,
    caller: Caller,
    RequestBody(new): RequestBody<New>,
) -> Result<(StatusCode, Json<Value>), ApiError> {
    let Some(Extension(CallingMachine(machine_id))) = caller else {
        return Err(ApiError::machine_key_required());
    };
    let is_jwt = new.token_format.as_deref() == Some("jwt");
    let token = local.change(|state| {
        let now_ms = state.now_ms();
        let machine = state.machine(&machine_id)?;
        let min_remaining = new.min_remaining_ttl_seconds;
        if let Some(known) = min_remaining.and_then(|seconds| reusable(state, machine, &new, seconds, now_ms))
        {
            return Ok(known);
        }
        let lifetime = new.seconds_until_expiration.unwrap_or(machine.default_token_ttl as f64);
        let mut token = MachineToken {
            scopes: machine.scoped_machine_ids.clone(),
            claims: new.claims,
            expiration: expiration(Some(lifetime), now_ms)?,
            ..MachineToken::new(M2mToken, &machine_id, now_ms)
        };
        if is_jwt {
            token.token = machine_token(&local, &token).sign(local.signing_key());
        } else {
            state.machine_tokens.insert(token.clone());
        }
        Ok::<_, ApiError>(token)
    })?;
    let mut payload = View::backend(&local, &local.state()).machine_token(&token);
    payload["token"] = json!(token.token);
    Ok((StatusCode::CREATED, Json(payload)))
}

/// `POST /m2m_tokens/{m2m_token_id}/revoke`: a machine can revoke only its own.
async fn revoke(
    State(local): Local,
    caller: Caller,
    Path(id): Path<String>,
    RequestBody(Revocation { revocation_reason }): RequestBody<Revocation>,
) -> Result<Json<Value>, ApiError> {
    let token = local.change(|state| {
        check_owner(&caller, &state.machine_token_with_id(M2mToken, &id)?.subject)?;
        state.revoke_machine_token(M2mToken, &id, revocation_reason)
    })?;
    Ok(Json(View::backend(&local, &local.state()).machine_token(&token)))
}

/// `POST /m2m_tokens/verify`: a machine can verify only tokens that are for it.
async fn verify_token(
    State(local): Local,
    caller: Caller,
    RequestBody(Token { token }): RequestBody<Token>,
) -> Result<Json<Value>, ApiError> {
    if let Some(Extension(CallingMachine(machine_id))) = &caller {
        let state = local.state();
        let found = state.machine_tokens.get(&token);
        if found.is_some_and(|one| one.subject != *machine_id && !one.scopes.contains(machine_id)) {
            return Err(ApiError::not_found(format!("This token is not for the machine {machine_id:?}.")));
        }
    }
    verify(&local, M2mToken, &token)
}

fn check_owner(caller: &Caller, subject: &str) -> Result<(), ApiError> {
    match caller {
        Some(Extension(CallingMachine(machine_id))) if machine_id != subject => {
            Err(ApiError::not_found(format!("The machine {machine_id:?} has no such token.")))
        }
        _ => Ok(()),
    }
}

/// A token of the machine that is like the wanted one, and valid for a while.
fn reusable(state: &Known, machine: &Machine, new: &New, seconds: i64, now_ms: i64) -> Option<MachineToken> {
    let mut tokens = state.machine_tokens.iter().rev();
    let found = tokens.find(|one| {
        one.subject == machine.id
            && one.is_valid(M2mToken, now_ms)
            && one.claims == new.claims
            && one.scopes == machine.scoped_machine_ids
            && one.expiration.is_none_or(|end| end >= now_ms + seconds * 1000)
    });
    found.cloned()
}
