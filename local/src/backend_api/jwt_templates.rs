//! JWT templates, <https://clerk.com/docs/reference/backend-api/tag/jwt-templates>.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::collection::deleted;
use super::listing::Listing;
use super::{Parameters, RequestBody};
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::jwt_template::JwtTemplate;

type Local = State<Arc<LocalClerk>>;

/// The paths of this resource.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/jwt_templates", get(list).post(create))
        .route("/jwt_templates/{template_id}", get(show).patch(update).delete(delete))
}

#[derive(Deserialize)]
struct Wanted {
    name: String,
    claims: Map<String, Value>,
    lifetime: Option<u32>,
    allowed_clock_skew: Option<u32>,
    custom_signing_key: Option<bool>,
    signing_algorithm: Option<String>,
    signing_key: Option<String>,
}

/// `GET /v1/jwt_templates`
async fn list(
    State(local): Local,
    Parameters(listing): Parameters<Listing>,
) -> Result<Json<Value>, ApiError> {
    let payloads = local.state().jwt_templates.iter().map(payload).collect();
    Ok(Json(listing.page_or_array(payloads, &["name"])?))
}

/// `GET /v1/jwt_templates/{template_id}`
async fn show(State(local): Local, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    Ok(Json(payload(local.state().jwt_template_with_id(&id)?)))
}

/// `POST /v1/jwt_templates`
async fn create(
    State(local): Local,
    RequestBody(wanted): RequestBody<Wanted>,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| {
        state.check_jwt_template_name(&wanted.name, None)?;
        let template = wanted.applied_to(JwtTemplate::new("", state.now_ms()))?;
        let payload = payload(&template);
        state.jwt_templates.insert(template);
        Ok(Json(payload))
    })
}

/// `PATCH /v1/jwt_templates/{template_id}`
async fn update(
    State(local): Local,
    Path(id): Path<String>,
    RequestBody(wanted): RequestBody<Wanted>,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| {
        let old = state.jwt_template_with_id(&id)?.clone();
        state.check_jwt_template_name(&wanted.name, Some(&id))?;
        let old_name = old.name.clone();
        let template = JwtTemplate { updated_at: state.now_ms(), ..wanted.applied_to(old)? };
        let payload = payload(&template);
        state.jwt_templates.remove(&old_name);
        state.jwt_templates.insert(template);
        Ok(Json(payload))
    })
}

/// `DELETE /v1/jwt_templates/{template_id}`
async fn delete(State(local): Local, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    local.change(|state| {
        let name = state.jwt_template_with_id(&id)?.name.clone();
        state.jwt_templates.remove(&name);
        Ok(Json(deleted("jwt_template", &id)))
    })
}

impl Wanted {
    fn applied_to(self, template: JwtTemplate) -> Result<JwtTemplate, ApiError> {
        let custom_signing_key = self.custom_signing_key.unwrap_or(template.custom_signing_key);
        if custom_signing_key && !template.custom_signing_key && self.signing_key.is_none() {
            return Err(ApiError::parameter_missing("signing_key"));
        }
        let template = JwtTemplate {
            name: self.name,
            claims: self.claims,
            lifetime_seconds: self.lifetime.unwrap_or(template.lifetime_seconds),
            allowed_clock_skew: self.allowed_clock_skew.unwrap_or(template.allowed_clock_skew),
            custom_signing_key,
            signing_algorithm: self.signing_algorithm.unwrap_or(template.signing_algorithm),
            ..template
        };
        template.check()?;
        Ok(template)
    }
}

fn payload(one: &JwtTemplate) -> Value {
    json!({
        "object": "jwt_template",
        "id": one.id,
        "name": one.name,
        "claims": one.claims,
        "lifetime": one.lifetime_seconds,
        "allowed_clock_skew": one.allowed_clock_skew,
        "custom_signing_key": one.custom_signing_key,
        "signing_algorithm": one.signing_algorithm,
        "created_at": one.created_at,
        "updated_at": one.updated_at,
    })
}
