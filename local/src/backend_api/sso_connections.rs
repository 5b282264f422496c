//! Enterprise connections, <https://clerk.com/docs/reference/backend-api/tag/enterprise-connections>, and SAML
//! connections, their older form.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::collection::deleted;
use super::listing::Listing;
use super::merge::merged;
use super::{Parameters, RequestBody};
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::State as Known;
use crate::state::sso_connection::SsoConnection;
use crate::state::table::Table;
use crate::views::View;

type Local = State<Arc<LocalClerk>>;
type Body = RequestBody<Map<String, Value>>;

/// The two forms.
#[derive(Clone, Copy)]
enum Form {
    Enterprise,
    Saml,
}

use Form::{Enterprise, Saml};

/// The paths of these resources.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route(
            "/enterprise_connections",
            get(|local: Local, listing: Parameters<Listing>, filter: Parameters<Filter>| async move {
                list(Enterprise, &local.0, &listing.0, &filter.0)
            })
            .post(|local: Local, body: Body| async move {
                create(Enterprise, &local.0, body.0).map(|made| (StatusCode::CREATED, made))
            }),
        )
        .route(
            "/enterprise_connections/{enterprise_connection_id}",
            get(|local: Local, id: Path<String>| async move { show(Enterprise, &local.0, &id.0) })
                .patch(|local: Local, id: Path<String>, body: Body| async move {
                    update(Enterprise, &local.0, &id.0, body.0)
                })
                .delete(|local: Local, id: Path<String>| async move { delete(Enterprise, &local.0, &id.0) }),
        )
        .route(
            "/saml_connections",
            get(|local: Local, listing: Parameters<Listing>, filter: Parameters<Filter>| async move {
                list(Saml, &local.0, &listing.0, &filter.0)
            })
            .post(|local: Local, body: Body| async move { create(Saml, &local.0, body.0) }),
        )
        .route(
            "/saml_connections/{saml_connection_id}",
            get(|local: Local, id: Path<String>| async move { show(Saml, &local.0, &id.0) })
                .patch(|local: Local, id: Path<String>, body: Body| async move {
                    update(Saml, &local.0, &id.0, body.0)
                })
                .delete(|local: Local, id: Path<String>| async move { delete(Saml, &local.0, &id.0) }),
        )
}

#[derive(Deserialize)]
struct Filter {
    #[serde(default)]
    organization_id: Vec<String>,
    active: Option<bool>,
    query: Option<String>,
}

fn list(form: Form, local: &LocalClerk, listing: &Listing, filter: &Filter) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let view = View::backend(local, &state);
    let found = form.table(&state).iter().filter(|one| {
        let is_of = |wanted: &String| one.organization_id.as_ref() == Some(wanted);
        (filter.organization_id.is_empty() || filter.organization_id.iter().any(is_of))
            && filter.active.is_none_or(|active| active == one.active)
            && filter.query.as_ref().is_none_or(|text| one.name.contains(text) || one.domains.contains(text))
    });
    Ok(Json(listing.page(found.map(|one| form.payload(&view, one)).collect(), &["name"])?))
}

fn show(form: Form, local: &LocalClerk, id: &str) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    Ok(Json(form.payload(&View::backend(local, &state), form.find(&state, id)?)))
}

fn create(form: Form, local: &LocalClerk, body: Map<String, Value>) -> Result<Json<Value>, ApiError> {
    let row = local.change(|state| {
        let row = changed(form, state, &SsoConnection::new(form.prefix(), state.now_ms()), body)?;
        form.table_mut(state).insert(row.clone());
        Ok::<_, ApiError>(row)
    })?;
    Ok(Json(form.payload(&View::backend(local, &local.state()), &row)))
}

fn update(
    form: Form,
    local: &LocalClerk,
    id: &str,
    body: Map<String, Value>,
) -> Result<Json<Value>, ApiError> {
    let row = local.change(|state| {
        let mut row = changed(form, state, form.find(state, id)?, body)?;
        row.updated_at = state.now_ms();
        if let Some(known) = form.table_mut(state).get_mut(id) {
            *known = row.clone();
        }
        Ok::<_, ApiError>(row)
    })?;
    Ok(Json(form.payload(&View::backend(local, &local.state()), &row)))
}

fn delete(form: Form, local: &LocalClerk, id: &str) -> Result<Json<Value>, ApiError> {
    local.change(|state| form.table_mut(state).remove(id)).ok_or_else(|| form.missing(id))?;
    Ok(Json(deleted(form.object(), id)))
}

/// The row with the fields of a body, some of which have another place or name in it.
fn changed(
    form: Form,
    state: &Known,
    row: &SsoConnection,
    mut fields: Map<String, Value>,
) -> Result<SsoConnection, ApiError> {
    if let Some(Value::Object(saml)) = fields.shift_remove("saml") {
        fields.extend(saml);
    }
    for (single, list) in [("domain", "domains"), ("idp_certificate", "idp_certificates")] {
        if let Some(value @ Value::String(_)) = fields.shift_remove(single) {
            fields.entry(list).or_insert_with(|| json!([value]));
        }
    }
    fields.shift_remove("consent_verified_domains_deletion");
    let mut new = merged(row, &fields)?;
    new.domains = new.domains.iter().map(|domain| domain.to_lowercase()).collect();
    if new.domains.is_empty() {
        return Err(ApiError::parameter_missing("domains"));
    }
    if let Some(id) = &new.organization_id {
        state.organization(id)?;
    }
    let mut others = form.table(state).iter().filter(|other| other.id != new.id);
    if others.any(|other| other.domains.iter().any(|domain| new.domains.contains(domain))) {
        return Err(ApiError::duplicate_record("domains", "has a domain of another connection"));
    }
    Ok(new)
}

impl Form {
    fn table(self, state: &Known) -> &Table<SsoConnection> {
        match self {
            Enterprise => &state.enterprise_connections,
            Saml => &state.saml_connections,
        }
    }

    fn table_mut(self, state: &mut Known) -> &mut Table<SsoConnection> {
        match self {
            Enterprise => &mut state.enterprise_connections,
            Saml => &mut state.saml_connections,
        }
    }

    fn find<'s>(self, state: &'s Known, id: &str) -> Result<&'s SsoConnection, ApiError> {
        self.table(state).get(id).ok_or_else(|| self.missing(id))
    }

    fn payload(self, view: &View<'_>, row: &SsoConnection) -> Value {
        match self {
            Enterprise => view.enterprise_connection(row),
            Saml => view.saml_connection(row),
        }
    }

    fn prefix(self) -> &'static str {
        match self {
            Enterprise => "entcon",
            Saml => "samlc",
        }
    }

    fn object(self) -> &'static str {
        match self {
            Enterprise => "enterprise_connection",
            Saml => "saml_connection",
        }
    }

    fn missing(self, id: &str) -> ApiError {
        let kind = match self {
            Enterprise => "enterprise connection",
            Saml => "SAML connection",
        };
        ApiError::not_found(format!("There is no {kind} with the id {id:?}."))
    }
}
