//! The instance, <https://clerk.com/docs/reference/backend-api/tag/instance-settings>, and its webhooks.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, patch, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::collection::as_is;
use super::{RequestBody, nullable};
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;

type Local = State<Arc<LocalClerk>>;

/// The paths of these resources.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/instance", get(show).patch(update))
        .route("/instance/restrictions", patch(update_restrictions))
        .route("/webhooks/svix", post(create_svix_app).delete(delete_svix_app))
        .route("/webhooks/svix_url", post(svix_url))
        .route("/accountless_applications", post(create_application))
        .route("/accountless_applications/complete", post(create_application))
}

#[derive(Deserialize)]
struct Changes {
    test_mode: Option<bool>,
    hibp: Option<bool>,
    enhanced_email_deliverability: Option<bool>,
    #[serde(default, deserialize_with = "nullable")]
    support_email: Option<Option<String>>,
    #[serde(default, deserialize_with = "nullable")]
    clerk_js_version: Option<Option<String>>,
    #[serde(default, deserialize_with = "nullable")]
    development_origin: Option<Option<String>>,
    allowed_origins: Option<Vec<String>>,
    cookieless_dev: Option<bool>,
    url_based_session_syncing: Option<bool>,
    preferred_sign_in_strategy_when_password_required: Option<String>,
}

#[derive(Deserialize)]
struct Restrictions {
    allowlist: Option<bool>,
    blocklist: Option<bool>,
    block_email_subaddresses: Option<bool>,
    block_disposable_email_domains: Option<bool>,
    ignore_dots_for_gmail_addresses: Option<bool>,
    allowlist_blocklist_disabled_on_sign_in: Option<bool>,
}

/// `GET /v1/instance`
async fn show(State(local): Local) -> Json<Value> {
    let state = local.state();
    let origins = &state.instance.settings.allowed_origins;
    Json(json!({
        "object": "instance",
        "id": local.signing_key().kid(),
        "environment_type": "development",
        "allowed_origins": (!origins.is_empty()).then_some(origins),
        "workspace_id": null,
    }))
}

/// `PATCH /v1/instance`: what is left out, or `null` where there is no "nothing", stays as it is.
async fn update(
    State(local): Local,
    RequestBody(changes): RequestBody<Changes>,
) -> Result<StatusCode, ApiError> {
    local.change(|state| {
        let settings = &mut state.instance.settings;
        set(&mut settings.test_mode, changes.test_mode);
        set(&mut settings.hibp, changes.hibp);
        set(&mut settings.enhanced_email_deliverability, changes.enhanced_email_deliverability);
        set(&mut settings.support_email, changes.support_email);
        set(&mut settings.clerk_js_version, changes.clerk_js_version);
        set(&mut settings.development_origin, changes.development_origin);
        set(&mut settings.allowed_origins, changes.allowed_origins);
        set(
            &mut settings.url_based_session_syncing,
            changes.url_based_session_syncing.or(changes.cookieless_dev),
        );
        if let Some(strategy) = changes.preferred_sign_in_strategy_when_password_required {
            settings.preferred_sign_in_strategy = Some(strategy).filter(|text| !text.is_empty());
        }
    });
    Ok(StatusCode::NO_CONTENT)
}

/// `PATCH /v1/instance/restrictions`
async fn update_restrictions(
    State(local): Local,
    RequestBody(changes): RequestBody<Restrictions>,
) -> Json<Value> {
    local.change(|state| {
        let own = &mut state.instance.restrictions;
        set(&mut own.allowlist, changes.allowlist);
        set(&mut own.blocklist, changes.blocklist);
        set(&mut own.block_email_subaddresses, changes.block_email_subaddresses);
        set(&mut own.block_disposable_email_domains, changes.block_disposable_email_domains);
        set(&mut own.ignore_dots_for_gmail_addresses, changes.ignore_dots_for_gmail_addresses);
        set(
            &mut own.allowlist_blocklist_disabled_on_sign_in,
            changes.allowlist_blocklist_disabled_on_sign_in,
        );
        Json(as_is("instance_restrictions", own))
    })
}

/// `POST /v1/webhooks/svix`: the page that answers is the stand-in's own.
async fn create_svix_app(State(local): Local) -> Result<Json<Value>, ApiError> {
    local.change(|state| match std::mem::replace(&mut state.instance.settings.has_svix_app, true) {
        true => Err(ApiError::svix_app("exists already")),
        false => Ok(()),
    })?;
    Ok(Json(json!({ "svix_url": local.url("/").as_str() })))
}

/// `POST /v1/webhooks/svix_url`
async fn svix_url(State(local): Local) -> Result<Json<Value>, ApiError> {
    match local.state().instance.settings.has_svix_app {
        true => Ok(Json(json!({ "svix_url": local.url("/").as_str() }))),
        false => Err(ApiError::svix_app("does not exist")),
    }
}

/// `DELETE /v1/webhooks/svix`: the endpoints end with it.
async fn delete_svix_app(State(local): Local) -> Result<StatusCode, ApiError> {
    local.change(|state| {
        if !std::mem::replace(&mut state.instance.settings.has_svix_app, false) {
            return Err(ApiError::svix_app("does not exist"));
        }
        state.webhook_endpoints.retain(|_| false);
        Ok(StatusCode::NO_CONTENT)
    })
}

/// `POST /v1/accountless_applications` and `…/complete`, without a key: the application is the stand-in itself.
async fn create_application(State(local): Local) -> Json<Value> {
    Json(json!({
        "object": "accountless_application",
        "publishable_key": local.publishable_key().as_str(),
        "secret_key": local.secret_key(),
        "claim_url": local.url("/").as_str(),
        "api_keys_url": local.url("/").as_str(),
    }))
}

fn set<T>(setting: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *setting = value;
    }
}
