//! Domains of organizations.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use serde::Deserialize;
use serde_json::Value;

use super::identifier::id_of;
use crate::backend_api::collection::deleted;
use crate::backend_api::listing::Listing;
use crate::backend_api::{Parameters, RequestBody};
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::organization_domain::{EnrollmentMode, OrganizationDomain};
use crate::state::organizations::NewDomain;
use crate::views::View;

/// Which domains are wanted. A mode that starts with `-` is excluded.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Filter {
    verified: Option<bool>,
    enrollment_mode: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct Create {
    name: Option<String>,
    enrollment_mode: Option<String>,
    verified: Option<bool>,
}

/// `GET /v1/organizations/{organization_id}/domains`
pub(super) async fn list(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    Parameters(filter): Parameters<Filter>,
    Parameters(listing): Parameters<Listing>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let view = View::backend(&local, &state);
    let id = id_of(&state, &id)?;
    let mut found: Vec<_> = state.domains_of(&id).filter(|one| filter.matches(one)).collect();
    found.reverse();
    let payloads = found.into_iter().map(|one| view.organization_domain(one)).collect();
    Ok(Json(listing.page(payloads, &["name"])?))
}

/// `POST /v1/organizations/{organization_id}/domains`: verified, unless the request says otherwise.
pub(super) async fn create(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    RequestBody(wanted): RequestBody<Create>,
) -> Result<Json<Value>, ApiError> {
    let new = NewDomain {
        name: wanted.name.ok_or_else(|| ApiError::parameter_missing("name"))?,
        enrollment_mode: wanted.enrollment_mode.as_deref().map(mode).transpose()?.unwrap_or_default(),
        verified: wanted.verified.unwrap_or(true),
    };
    let domain = local.change(|state| {
        let id = id_of(state, &id)?;
        state.create_domain(&id, new)
    })?;
    Ok(Json(View::backend(&local, &local.state()).organization_domain(&domain)))
}

/// `PATCH /v1/organizations/{organization_id}/domains/{domain_id}`. The name cannot change.
pub(super) async fn update(
    State(local): State<Arc<LocalClerk>>,
    Path((id, domain_id)): Path<(String, String)>,
    RequestBody(wanted): RequestBody<Create>,
) -> Result<Json<Value>, ApiError> {
    let new_mode = wanted.enrollment_mode.as_deref().map(mode).transpose()?;
    let id = local.change(|state| {
        let id = id_of(state, &id)?;
        if let Some(verified) = wanted.verified {
            state.set_domain_verified(&id, &domain_id, verified)?;
        }
        if let Some(mode) = new_mode {
            state.change_enrollment_mode(&id, &domain_id, mode, false)?;
        }
        Ok::<_, ApiError>(id)
    })?;
    let state = local.state();
    let domain = state.organization_domain(&id, &domain_id)?;
    Ok(Json(View::backend(&local, &state).organization_domain(domain)))
}

/// `DELETE /v1/organizations/{organization_id}/domains/{domain_id}`
pub(super) async fn remove(
    State(local): State<Arc<LocalClerk>>,
    Path((id, domain_id)): Path<(String, String)>,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| {
        let id = id_of(state, &id)?;
        state.delete_domain(&id, &domain_id)
    })?;
    Ok(Json(deleted("organization_domain", &domain_id)))
}

impl Filter {
    fn matches(&self, domain: &OrganizationDomain) -> bool {
        let mode = domain.enrollment_mode.as_str();
        let (unwanted, wanted): (Vec<&str>, Vec<&str>) =
            self.enrollment_mode.iter().map(String::as_str).partition(|one| one.starts_with('-'));
        self.verified.is_none_or(|verified| verified == domain.is_verified())
            && (wanted.is_empty() || wanted.contains(&mode))
            && !unwanted.iter().any(|one| one[1..] == *mode)
    }
}

fn mode(name: &str) -> Result<EnrollmentMode, ApiError> {
    EnrollmentMode::parse(name).ok_or_else(|| ApiError::enrollment_mode_unknown(name))
}
