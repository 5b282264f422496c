//! Verification of opaque machine tokens (`authentication.md` §5.10),
//! <https://clerk.com/docs/reference/backend-api>.

use std::sync::Arc;

use axum::extract::State;
use axum::routing::post;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::RequestBody;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::machine_token::{MachineToken, MachineTokenKind as Kind};

type Local = State<Arc<LocalClerk>>;

/// The paths of these resources.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route(
            "/api_keys/verify",
            post(async |local: Local, RequestBody(ApiKey { secret }): RequestBody<ApiKey>| {
                verify(local, Kind::ApiKey, "secret", secret)
            }),
        )
        .route(
            "/m2m_tokens/verify",
            post(async |local: Local, RequestBody(M2mToken { token }): RequestBody<M2mToken>| {
                verify(local, Kind::M2mToken, "token", token)
            }),
        )
        .route(
            "/oauth_applications/access_tokens/verify",
            post(async |local: Local, RequestBody(OauthToken { access_token }): RequestBody<OauthToken>| {
                verify(local, Kind::OauthToken, "access_token", access_token)
            }),
        )
}

#[derive(Deserialize)]
struct ApiKey {
    secret: Option<String>,
}

#[derive(Deserialize)]
struct M2mToken {
    token: Option<String>,
}

#[derive(Deserialize)]
struct OauthToken {
    access_token: Option<String>,
}

fn verify(
    State(local): Local,
    kind: Kind,
    parameter: &'static str,
    token: Option<String>,
) -> Result<Json<Value>, ApiError> {
    let token = token.ok_or_else(|| ApiError::parameter_missing(parameter))?;
    let state = local.state();
    let found = state.machine_tokens.get(&token).filter(|one| one.is_valid(kind, local.now_ms()));
    let found = found.ok_or_else(|| {
        ApiError::not_found(format!(
            "This {kind} does not exist or has expired. Create one with POST /local/machine_tokens."
        ))
    })?;
    Ok(Json(answer(found)))
}

fn answer(found: &MachineToken) -> Value {
    let mut answer = json!({
        "id": found.id,
        "subject": found.subject,
        "scopes": found.scopes,
        "revoked": false,
        "revocation_reason": null,
        "expired": false,
        "expiration": found.expiration,
        "created_at": found.created_at,
        "updated_at": found.created_at,
    });
    let own = match found.kind {
        Kind::ApiKey => json!({
            "object": "api_key",
            "type": "api_key",
            "name": found.name,
            "claims": found.claims,
            "created_by": null,
            "description": null,
            "last_used_at": null,
        }),
        Kind::M2mToken => json!({ "object": "machine_to_machine_token", "claims": found.claims }),
        Kind::OauthToken => json!({
            "object": "clerk_idp_oauth_access_token",
            "type": "oauth:access_token",
            "client_id": found.client_id,
        }),
    };
    if let (Value::Object(answer), Value::Object(own)) = (&mut answer, own) {
        answer.extend(own);
    }
    answer
}
