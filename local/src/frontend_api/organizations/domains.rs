//! `/v1/organizations/{organization_id}/domains`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::backend_api::Parameters;
use crate::errors::ApiError;
use crate::frontend_api::form::Form;
use crate::frontend_api::me::Me;
use crate::local_clerk::LocalClerk;
use crate::paging::Page;
use crate::roles::SystemPermission::{ManageDomains, ReadDomains};
use crate::state::organization_domain::EnrollmentMode;
use crate::state::organizations::NewDomain;
use crate::state::store::Change;

/// Which domains are wanted.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Filter {
    enrollment_mode: Vec<String>,
}

/// `GET …`: the newest first.
pub(super) async fn list(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    me: Me,
    Parameters(filter): Parameters<Filter>,
    Parameters(page): Parameters<Page>,
) -> Result<Json<Value>, ApiError> {
    let id = local.state().permitted(&me.user_id, &id, &[ReadDomains, ManageDomains])?;
    me.caller.answer(|view| {
        let modes = &filter.enrollment_mode;
        let is_wanted =
            |mode: EnrollmentMode| modes.is_empty() || modes.iter().any(|one| one == mode.as_str());
        let found = view.state().domains_of(&id).filter(|one| is_wanted(one.enrollment_mode));
        page.payload(found.collect(), |one| view.organization_domain(one))
    })
}

/// `GET …/{domain_id}`
pub(super) async fn show(
    State(local): State<Arc<LocalClerk>>,
    Path((id, domain_id)): Path<(String, String)>,
    me: Me,
) -> Result<Json<Value>, ApiError> {
    let id = local.state().permitted(&me.user_id, &id, &[ReadDomains, ManageDomains])?;
    me.caller.answer(|view| Ok(view.organization_domain(view.state().organization_domain(&id, &domain_id)?)))
}

/// `POST …`: an unverified domain.
pub(super) async fn create(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    me: Me,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    form.only(&["name", "enrollment_mode"])?;
    let enrollment_mode = form.filled("enrollment_mode").map(mode).transpose()?.unwrap_or_default();
    let new = NewDomain { name: form.required("name")?.to_owned(), enrollment_mode, verified: false };
    let domain = local.change(|state| {
        let id = state.permitted(&me.user_id, &id, &[ManageDomains])?;
        state.create_domain(&id, new)
    })?;
    me.caller.reply(|view| Ok(view.organization_domain(&domain)))
}

/// `POST …/{domain_id}/prepare_affiliation_verification`: sends a code to an address on the domain.
pub(super) async fn prepare_affiliation(
    State(local): State<Arc<LocalClerk>>,
    Path((id, domain_id)): Path<(String, String)>,
    me: Me,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    form.only(&["affiliation_email_address"])?;
    let address = form.required("affiliation_email_address")?;
    change(&local, &me, &id, &domain_id, |state, id| state.prepare_affiliation(id, &domain_id, address))
}

/// `POST …/{domain_id}/attempt_affiliation_verification`: takes the code.
pub(super) async fn attempt_affiliation(
    State(local): State<Arc<LocalClerk>>,
    Path((id, domain_id)): Path<(String, String)>,
    me: Me,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    form.only(&["code"])?;
    let code = form.required("code")?;
    change(&local, &me, &id, &domain_id, |state, id| state.attempt_affiliation(id, &domain_id, code))
}

/// `POST …/{domain_id}/update_enrollment_mode`
pub(super) async fn update_enrollment_mode(
    State(local): State<Arc<LocalClerk>>,
    Path((id, domain_id)): Path<(String, String)>,
    me: Me,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    form.only(&["enrollment_mode", "delete_pending"])?;
    let mode = mode(form.required("enrollment_mode")?)?;
    let delete_pending = form.flag("delete_pending")?.unwrap_or(false);
    change(&local, &me, &id, &domain_id, |state, id| {
        state.change_enrollment_mode(id, &domain_id, mode, delete_pending)
    })
}

/// `DELETE …/{domain_id}`
pub(super) async fn remove(
    State(local): State<Arc<LocalClerk>>,
    Path((id, domain_id)): Path<(String, String)>,
    me: Me,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| {
        let id = state.permitted(&me.user_id, &id, &[ManageDomains])?;
        state.delete_domain(&id, &domain_id)
    })?;
    me.caller.reply(|_| Ok(json!({ "object": "organization_domain", "id": domain_id, "deleted": true })))
}

fn change(
    local: &LocalClerk,
    me: &Me,
    id: &str,
    domain_id: &str,
    change: impl FnOnce(&mut Change<'_>, &str) -> Result<(), ApiError>,
) -> Result<Json<Value>, ApiError> {
    let id = local.change(|state| {
        let id = state.permitted(&me.user_id, id, &[ManageDomains])?;
        change(state, &id)?;
        Ok::<_, ApiError>(id)
    })?;
    me.caller.reply(|view| Ok(view.organization_domain(view.state().organization_domain(&id, domain_id)?)))
}

fn mode(name: &str) -> Result<EnrollmentMode, ApiError> {
    EnrollmentMode::parse(name).ok_or_else(|| ApiError::enrollment_mode_unknown(name))
}
