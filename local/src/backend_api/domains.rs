//! Domains of the instance, <https://clerk.com/docs/reference/backend-api/tag/domains>.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, patch, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};
use url::{Host, Url};

use super::collection::deleted;
use super::{RequestBody, nullable};
use crate::errors::ApiError;
use crate::ids;
use crate::local_clerk::LocalClerk;
use crate::state::State as Known;
use crate::state::domain::Domain;

type Local = State<Arc<LocalClerk>>;

/// The ID of the instance's own domain, which always exists.
const PRIMARY_ID: &str = "dmn_local";

/// The paths of these resources.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/domains", get(list).post(add))
        .route("/domains/{domain_id}", patch(update).delete(remove))
        .route("/proxy_checks", post(check_proxy))
        .route("/beta_features/change_domain", post(change_primary))
}

#[derive(Deserialize)]
struct New {
    name: String,
    is_satellite: bool,
    proxy_url: Option<String>,
}

#[derive(Deserialize)]
struct Changes {
    name: Option<String>,
    is_secondary: Option<bool>,
    #[serde(default, deserialize_with = "nullable")]
    proxy_url: Option<Option<String>>,
}

#[derive(Deserialize)]
struct ProxyCheck {
    domain_id: Option<String>,
    proxy_url: Option<String>,
}

#[derive(Deserialize)]
struct HomeUrl {
    home_url: Option<String>,
    is_secondary: Option<bool>,
}

/// `GET /v1/domains`: the instance's own one first.
async fn list(State(local): Local) -> Json<Value> {
    let state = local.state();
    let mut data = vec![payload(&local, &primary(&local, &state))];
    let satellites = state.domains.iter().filter(|domain| domain.id != PRIMARY_ID);
    data.extend(satellites.map(|domain| payload(&local, domain)));
    Json(json!({ "data": data, "total_count": data.len() }))
}

/// `POST /v1/domains`: a satellite.
async fn add(State(local): Local, RequestBody(new): RequestBody<New>) -> Result<Json<Value>, ApiError> {
    if !new.is_satellite {
        let fault = "must be true: there is one domain that is not a satellite".to_owned();
        return Err(ApiError::parameter_invalid("is_satellite", fault));
    }
    check_name(&new.name)?;
    check_proxy_url(new.proxy_url.as_deref())?;
    local.change(|state| {
        check_free(&local, state, &new.name, None)?;
        let row = Domain {
            id: ids::resource_id("dmn"),
            name: new.name,
            is_satellite: true,
            is_secondary: false,
            proxy_url: new.proxy_url,
            created_at: state.now_ms(),
        };
        let payload = payload(&local, &row);
        state.domains.insert(row);
        Ok(Json(payload))
    })
}

/// `PATCH /v1/domains/{domain_id}`
async fn update(
    State(local): Local,
    Path(id): Path<String>,
    RequestBody(changes): RequestBody<Changes>,
) -> Result<Json<Value>, ApiError> {
    local.change(|state| Ok(Json(payload(&local, &changed(&local, state, &id, changes)?))))
}

/// `DELETE /v1/domains/{domain_id}`
async fn remove(State(local): Local, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    if id == PRIMARY_ID {
        return Err(ApiError::primary_domain_kept());
    }
    local.change(|state| state.domains.remove(&id)).ok_or_else(|| missing(&id))?;
    Ok(Json(deleted("domain", &id)))
}

/// `POST /v1/proxy_checks`: succeeds without a request, because proxies of tests need not run.
async fn check_proxy(
    State(local): Local,
    RequestBody(wanted): RequestBody<ProxyCheck>,
) -> Result<Json<Value>, ApiError> {
    let domain_id = wanted.domain_id.ok_or_else(|| ApiError::parameter_missing("domain_id"))?;
    let proxy_url = wanted.proxy_url.ok_or_else(|| ApiError::parameter_missing("proxy_url"))?;
    check_proxy_url(Some(&proxy_url))?;
    let state = local.state();
    find(&local, &state, &domain_id)?;
    let now_ms = local.now_ms();
    Ok(Json(json!({
        "object": "proxy_check",
        "id": ids::resource_id("prchk"),
        "domain_id": domain_id,
        "proxy_url": proxy_url,
        "successful": true,
        "last_run_at": now_ms,
        "created_at": now_ms,
        "updated_at": now_ms,
    })))
}

/// `POST /v1/beta_features/change_domain`: changes the instance's own domain.
async fn change_primary(
    State(local): Local,
    RequestBody(HomeUrl { home_url, is_secondary }): RequestBody<HomeUrl>,
) -> Result<StatusCode, ApiError> {
    let host = |text: String| {
        let url = Url::parse(&text).ok();
        let host = url.as_ref().and_then(Url::host_str).map(str::to_owned);
        host.ok_or_else(|| {
            ApiError::format_invalid("home_url", "must be a URL, like \"https://example.com\"")
        })
    };
    let name = home_url.map(host).transpose()?;
    let changes = Changes { name, is_secondary, proxy_url: None };
    local.change(|state| changed(&local, state, PRIMARY_ID, changes))?;
    Ok(StatusCode::NO_CONTENT)
}

fn changed(local: &LocalClerk, state: &mut Known, id: &str, changes: Changes) -> Result<Domain, ApiError> {
    let mut domain = find(local, state, id)?;
    if let Some(name) = changes.name {
        check_name(&name)?;
        check_free(local, state, &name, Some(id))?;
        domain.name = name;
    }
    if let Some(proxy_url) = changes.proxy_url {
        check_proxy_url(proxy_url.as_deref())?;
        domain.proxy_url = proxy_url;
    }
    domain.is_secondary = changes.is_secondary.unwrap_or(domain.is_secondary);
    match state.domains.get_mut(id) {
        Some(known) => *known = domain.clone(),
        None => state.domains.insert(domain.clone()),
    }
    Ok(domain)
}

fn find(local: &LocalClerk, state: &Known, id: &str) -> Result<Domain, ApiError> {
    if id == PRIMARY_ID {
        return Ok(primary(local, state));
    }
    state.domains.get(id).cloned().ok_or_else(|| missing(id))
}

/// The instance's own domain: that of its publishable key, unless it was changed.
fn primary(local: &LocalClerk, state: &Known) -> Domain {
    state.domains.get(PRIMARY_ID).cloned().unwrap_or_else(|| Domain {
        id: PRIMARY_ID.to_owned(),
        name: local.publishable_key().frontend_api().to_owned(),
        is_satellite: false,
        is_secondary: false,
        proxy_url: None,
        created_at: 0,
    })
}

fn check_free(local: &LocalClerk, state: &Known, name: &str, except: Option<&str>) -> Result<(), ApiError> {
    let primary = primary(local, state);
    let mut others =
        state.domains.iter().chain([&primary]).filter(|domain| Some(domain.id.as_str()) != except);
    match others.any(|domain| domain.name.eq_ignore_ascii_case(name)) {
        true => Err(ApiError::duplicate_record("name", "is a domain of the instance already")),
        false => Ok(()),
    }
}

fn check_name(name: &str) -> Result<(), ApiError> {
    let host = name.split_once(':').map_or(name, |(host, _)| host);
    let is_plain = !name.contains(['/', '@', '?', '#']) && !host.is_empty();
    match is_plain && Host::parse(host).is_ok() {
        true => Ok(()),
        false => Err(ApiError::format_invalid("name", "must be a host, like \"satellite.example.com\"")),
    }
}

fn check_proxy_url(url: Option<&str>) -> Result<(), ApiError> {
    let is_valid = |text: &str| Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
    match url.is_none_or(is_valid) {
        true => Ok(()),
        false => {
            Err(ApiError::format_invalid("proxy_url", "must be a URL, like \"https://example.com/__clerk\""))
        }
    }
}

fn payload(local: &LocalClerk, domain: &Domain) -> Value {
    let mut payload = json!({
        "object": "domain",
        "id": domain.id,
        "name": domain.name,
        "is_satellite": domain.is_satellite,
        "frontend_api_url": domain.proxy_url.as_deref().unwrap_or_else(|| local.origin()),
        "accounts_portal_url": (!domain.is_satellite).then(|| local.origin()),
        "development_origin": local.app_origin(),
        "cname_targets": [],
    });
    if let Some(url) = &domain.proxy_url {
        payload["proxy_url"] = json!(url);
    }
    payload
}

fn missing(id: &str) -> ApiError {
    ApiError::not_found(format!("There is no domain with the id {id:?}."))
}
