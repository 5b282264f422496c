//! The settings of organizations, <https://clerk.com/docs/reference/backend-api/tag/instance-settings>.

use std::sync::Arc;

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::RequestBody;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::State as Known;
use crate::state::organization_domain::EnrollmentMode;
use crate::state::organization_settings::MAX_DOMAINS;
use crate::state::organizations::RoleSetChanges;

type Local = State<Arc<LocalClerk>>;

/// How many roles an instance can have, as with Clerk.
const MAX_ROLES: usize = 10;
/// How many permissions an instance can have, as with Clerk.
const MAX_PERMISSIONS: usize = 50;

/// The path of this resource.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new().route("/instance/organization_settings", get(show).patch(update))
}

#[derive(Deserialize)]
struct Changes {
    enabled: Option<bool>,
    max_allowed_memberships: Option<u32>,
    admin_delete_enabled: Option<bool>,
    domains_enabled: Option<bool>,
    slug_disabled: Option<bool>,
    domains_enrollment_modes: Option<Vec<EnrollmentMode>>,
    creator_role_id: Option<String>,
    domains_default_role_id: Option<String>,
}

/// `GET /v1/instance/organization_settings`
async fn show(State(local): Local) -> Json<Value> {
    Json(payload(&local.state()))
}

/// `PATCH /v1/instance/organization_settings`: what is left out or `null` stays as it is.
async fn update(
    State(local): Local,
    RequestBody(changes): RequestBody<Changes>,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| {
        let role = |id: &Option<String>| id.as_ref().map(|id| Ok(state.role(id)?.key.clone())).transpose();
        let creator_role = role(&changes.creator_role_id)?;
        let default_role = role(&changes.domains_default_role_id)?;
        let initial = state.instance.initial_role_set().map(|set| set.key.clone());
        if let (Some(role), Some(key)) = (creator_role, initial) {
            let changes = RoleSetChanges { creator_role: Some(role.key()), ..RoleSetChanges::default() };
            state.update_role_set(&key, changes)?;
        }
        let settings = &mut state.instance.organization_settings;
        set(&mut settings.enabled, changes.enabled);
        set(&mut settings.max_allowed_memberships, changes.max_allowed_memberships);
        set(&mut settings.admin_delete_enabled, changes.admin_delete_enabled);
        set(&mut settings.domains_enabled, changes.domains_enabled);
        set(&mut settings.slug_disabled, changes.slug_disabled);
        set(&mut settings.domains_enrollment_modes, changes.domains_enrollment_modes);
        settings.domains_default_role = default_role.or(settings.domains_default_role.take());
        Ok(Json(payload(state)))
    })
}

fn payload(state: &Known) -> Value {
    let settings = &state.instance.organization_settings;
    let initial = state.instance.initial_role_set();
    let default_role = settings.domains_default_role.as_ref().or(initial.map(|set| &set.default_role));
    json!({
        "object": "organization_settings",
        "enabled": settings.enabled,
        "max_allowed_memberships": settings.max_allowed_memberships,
        "max_allowed_roles": MAX_ROLES,
        "max_allowed_permissions": MAX_PERMISSIONS,
        "max_allowed_domains": MAX_DOMAINS,
        "creator_role": initial.map_or("org:admin".to_owned(), |set| set.creator_role.key()),
        "admin_delete_enabled": settings.admin_delete_enabled,
        "slug_disabled": settings.slug_disabled,
        "domains_enabled": settings.domains_enabled,
        "domains_enrollment_modes": settings.domains_enrollment_modes,
        "domains_default_role": default_role.map_or("org:member".to_owned(), |role| role.key()),
        "initial_role_set_key": initial.map(|set| &set.key),
    })
}

fn set<T>(setting: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *setting = value;
    }
}
