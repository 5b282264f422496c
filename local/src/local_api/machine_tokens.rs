//! `POST /local/machine_tokens`: creates API keys, machine-to-machine tokens and OAuth access tokens. With
//! Clerk, this requires users and machines to be set up first.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::backend_api::RequestBody;
use crate::errors::ApiError;
use crate::ids;
use crate::local_clerk::LocalClerk;
use crate::state::machine_token::{MachineToken, MachineTokenKind as Kind};

/// The requested token; by default, an API key of the first user of the seed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WantedToken {
    #[serde(default, rename = "type")]
    kind: Kind,
    /// The owner: `user_…`, `org_…` or `mch_…`.
    subject: Option<String>,
    name: Option<String>,
    #[serde(default)]
    scopes: Vec<String>,
    claims: Option<Map<String, Value>>,
    /// Without it, the token does not expire.
    expires_in_seconds: Option<u32>,
}

/// Responds with `{"id": …, "token": …}`.
pub(crate) async fn create(
    State(local): State<Arc<LocalClerk>>,
    RequestBody(wanted): RequestBody<WantedToken>,
) -> Result<Json<Value>, ApiError> {
    let first_user = || local.state().users.iter().next().map(|user| user.id.clone());
    let subject = match (wanted.subject, wanted.kind) {
        (Some(subject), _) if subject.is_empty() => {
            return Err(ApiError::parameter_invalid("subject", "must not be empty".to_owned()));
        }
        (Some(subject), _) => subject,
        (None, Kind::M2mToken) => ids::resource_id("mch"),
        (None, _) => first_user().ok_or_else(|| ApiError::parameter_missing("subject"))?,
    };
    let now_ms = local.now_ms();
    let machine_token = MachineToken {
        name: wanted.name.unwrap_or_else(|| "Made by clerk-local".to_owned()),
        scopes: wanted.scopes,
        claims: wanted.claims,
        client_id: ids::resource_id("oauth_app"),
        expiration: wanted.expires_in_seconds.map(|seconds| now_ms + i64::from(seconds) * 1000),
        ..MachineToken::new(wanted.kind, &subject, now_ms)
    };
    let (id, token) = (machine_token.id.clone(), machine_token.token.clone());
    local.change(|state| state.machine_tokens.insert(machine_token));
    Ok(Json(json!({ "id": id, "token": token })))
}
