//! Creating, changing and deleting users.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::{patch, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::respond::respond;
use crate::backend_api::RequestBody;
use crate::backend_api::time::milliseconds;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::digest::Digest;
use crate::state::metadata::{MetadataChange, MetadataChangeKind};
use crate::state::second_factors::Totp;
use crate::state::users::{Credentials, NewPassword, NewUser, UserChange};

type Local = State<Arc<LocalClerk>>;

/// The paths of these operations.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/users", post(create))
        .route("/users/{user_id}", patch(update).delete(delete))
        .route("/users/{user_id}/metadata", patch(merge_metadata).put(replace_metadata))
}

/// What creating and changing a user have in common.
#[derive(Deserialize)]
struct Fields {
    first_name: Option<String>,
    last_name: Option<String>,
    username: Option<String>,
    external_id: Option<String>,
    locale: Option<String>,
    timezone: Option<String>,
    legal_accepted_at: Option<Value>,
    delete_self_enabled: Option<bool>,
    bypass_client_trust: Option<bool>,
    create_organization_enabled: Option<bool>,
    create_organizations_limit: Option<u32>,
    created_at: Option<Value>,
    password: Option<String>,
    password_digest: Option<String>,
    password_hasher: Option<String>,
    skip_password_checks: Option<bool>,
    totp_secret: Option<String>,
    backup_codes: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Creation {
    #[serde(flatten)]
    fields: Fields,
    email_address: Option<Vec<String>>,
    phone_number: Option<Vec<String>>,
    skip_password_requirement: Option<bool>,
    skip_user_requirement: Option<bool>,
    public_metadata: Option<Map<String, Value>>,
    private_metadata: Option<Map<String, Value>>,
    unsafe_metadata: Option<Map<String, Value>>,
    banned: Option<bool>,
    locked: Option<bool>,
}

#[derive(Deserialize)]
struct Update {
    #[serde(flatten)]
    fields: Fields,
    primary_email_address_id: Option<String>,
    primary_phone_number_id: Option<String>,
    sign_out_of_other_sessions: Option<bool>,
}

#[derive(Deserialize)]
struct Metadata {
    public_metadata: Option<Map<String, Value>>,
    private_metadata: Option<Map<String, Value>>,
    unsafe_metadata: Option<Map<String, Value>>,
}

/// `POST /v1/users`
async fn create(
    State(local): Local,
    RequestBody(wanted): RequestBody<Creation>,
) -> Result<Json<Value>, ApiError> {
    let (fields, credentials) = wanted.fields.into_parts()?;
    let new = NewUser {
        fields: UserChange { unsafe_metadata: wanted.unsafe_metadata, ..fields },
        credentials,
        email_addresses: wanted.email_address.unwrap_or_default(),
        phone_numbers: wanted.phone_number.unwrap_or_default(),
        skip_password_requirement: wanted.skip_password_requirement.unwrap_or(false),
        skip_user_requirement: wanted.skip_user_requirement.unwrap_or(false),
        public_metadata: wanted.public_metadata.unwrap_or_default(),
        private_metadata: wanted.private_metadata.unwrap_or_default(),
        banned: wanted.banned.unwrap_or(false),
        locked: wanted.locked.unwrap_or(false),
    };
    let id = local.change(|state| state.create_user(new))?;
    respond(&local, &id)
}

/// `PATCH /v1/users/{user_id}`
async fn update(
    State(local): Local,
    Path(id): Path<String>,
    RequestBody(wanted): RequestBody<Update>,
) -> Result<Json<Value>, ApiError> {
    let (fields, credentials) = wanted.fields.into_parts()?;
    let change = UserChange {
        primary_email_address_id: wanted.primary_email_address_id,
        primary_phone_number_id: wanted.primary_phone_number_id,
        ..fields
    };
    let signs_out = wanted.sign_out_of_other_sessions == Some(true) && credentials.password.is_some();
    local.change(|state| state.update_user(&id, change, credentials, signs_out))?;
    respond(&local, &id)
}

/// `DELETE /v1/users/{user_id}`
async fn delete(State(local): Local, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    local.change(|state| state.delete_user(&id))?;
    Ok(Json(json!({ "object": "user", "id": id, "deleted": true })))
}

/// `PATCH /v1/users/{user_id}/metadata`
async fn merge_metadata(
    State(local): Local,
    Path(id): Path<String>,
    RequestBody(wanted): RequestBody<Metadata>,
) -> Result<Json<Value>, ApiError> {
    change_metadata(&local, &id, wanted, MetadataChangeKind::Merge)
}

/// `PUT /v1/users/{user_id}/metadata`
async fn replace_metadata(
    State(local): Local,
    Path(id): Path<String>,
    RequestBody(wanted): RequestBody<Metadata>,
) -> Result<Json<Value>, ApiError> {
    change_metadata(&local, &id, wanted, MetadataChangeKind::Replace)
}

fn change_metadata(
    local: &LocalClerk,
    id: &str,
    wanted: Metadata,
    how: MetadataChangeKind,
) -> Result<Json<Value>, ApiError> {
    let change = MetadataChange { public: wanted.public_metadata, private: wanted.private_metadata, how };
    local.change(|state| state.change_user_metadata(id, change, wanted.unsafe_metadata))?;
    respond(local, id)
}

impl Fields {
    fn into_parts(self) -> Result<(UserChange, Credentials), ApiError> {
        let password = new_password(self.password, self.password_digest, self.password_hasher.as_deref())?;
        let change = UserChange {
            first_name: self.first_name,
            last_name: self.last_name,
            username: self.username,
            external_id: self.external_id,
            locale: self.locale,
            timezone: self.timezone,
            legal_accepted_at: milliseconds("legal_accepted_at", self.legal_accepted_at.as_ref())?,
            delete_self_enabled: self.delete_self_enabled,
            bypass_client_trust: self.bypass_client_trust,
            create_organization_enabled: self.create_organization_enabled,
            create_organizations_limit: self.create_organizations_limit,
            created_at: milliseconds("created_at", self.created_at.as_ref())?,
            ..UserChange::default()
        };
        let credentials = Credentials {
            password,
            skip_password_checks: self.skip_password_checks.unwrap_or(false),
            totp: self.totp_secret.map(|secret| totp(&secret)).transpose()?,
            backup_codes: self.backup_codes,
        };
        Ok((change, credentials))
    }
}

/// The password, or the hash of one that another system has made.
fn new_password(
    text: Option<String>,
    digest: Option<String>,
    hasher: Option<&str>,
) -> Result<Option<NewPassword>, ApiError> {
    match (text, digest, hasher) {
        (Some(_), Some(_), _) => {
            let fault = "must not be sent along with \"password\"".to_owned();
            Err(ApiError::parameter_invalid("password_digest", fault))
        }
        (None, Some(digest), Some(hasher)) => Ok(Some(NewPassword::Digest(Digest::parse(hasher, &digest)?))),
        (None, Some(_), None) => Err(ApiError::parameter_missing("password_hasher")),
        (None, None, Some(_)) => Err(ApiError::parameter_missing("password_digest")),
        (text, None, _) => Ok(text.map(NewPassword::Text)),
    }
}

fn totp(secret: &str) -> Result<Totp, ApiError> {
    serde_json::from_value(json!({ "secret": secret }))
        .map_err(|_| ApiError::parameter_invalid("totp_secret", "must be Base32".to_owned()))
}
