//! OAuth applications and their access tokens, <https://clerk.com/docs/reference/backend-api/tag/oauth-applications>.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::collection::{Collection, deleted, find, find_mut, payloads, show};
use super::listing::Listing;
use super::machine_tokens::verify;
use super::{Parameters, RequestBody};
use crate::errors::ApiError;
use crate::ids;
use crate::local_clerk::LocalClerk;
use crate::state;
use crate::state::machine_token::MachineTokenKind::OauthToken;
use crate::state::oauth_application::OauthApplication;
use crate::state::table::Table;
use crate::views::View;

type Local = State<Arc<LocalClerk>>;

/// The paths of this resource.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/oauth_applications", get(list).post(create))
        .route(
            "/oauth_applications/{oauth_application_id}",
            get(show::<OauthApplication>).patch(update).delete(delete),
        )
        .route("/oauth_applications/{oauth_application_id}/rotate_secret", post(rotate_secret))
        .route("/oauth_applications/{oauth_application_id}/revoke_token", post(revoke_token))
}

/// The path of access tokens, which has no version.
pub(super) fn router_without_version() -> Router<Arc<LocalClerk>> {
    Router::new().route("/oauth_applications/access_tokens/verify", post(verify_token))
}

impl Collection for OauthApplication {
    const NAME: &'static str = "OAuth application";
    const OBJECT: &'static str = "oauth_application";

    fn table(state: &state::State) -> &Table<Self> {
        &state.oauth_applications
    }

    fn table_mut(state: &mut state::State) -> &mut Table<Self> {
        &mut state.oauth_applications
    }

    fn payload(&self, view: &View<'_>) -> Value {
        view.oauth_application(self)
    }
}

#[derive(Deserialize)]
struct Wanted {
    name: Option<String>,
    redirect_uris: Option<Vec<String>>,
    callback_url: Option<String>,
    scopes: Option<String>,
    consent_screen_enabled: Option<bool>,
    pkce_required: Option<bool>,
    public: Option<bool>,
}

#[derive(Deserialize)]
struct Filter {
    name_query: Option<String>,
}

#[derive(Deserialize)]
struct Token {
    token: String,
}

#[derive(Deserialize)]
struct AccessToken {
    access_token: Option<String>,
    secret: Option<String>,
}

/// `GET /v1/oauth_applications`
async fn list(
    State(local): Local,
    Parameters(listing): Parameters<Listing>,
    Parameters(filter): Parameters<Filter>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let mut found = payloads::<OauthApplication>(&View::backend(&local, &state));
    found.retain(|one| {
        let contains = |text: &String| {
            one["name"].as_str().is_some_and(|name| name.to_lowercase().contains(&text.to_lowercase()))
        };
        filter.name_query.as_ref().is_none_or(contains)
    });
    Ok(Json(listing.page(found, &["name"])?))
}

/// `POST /v1/oauth_applications`: the answer has the secret.
async fn create(
    State(local): Local,
    RequestBody(wanted): RequestBody<Wanted>,
) -> Result<Json<Value>, ApiError> {
    let row = local.change(|state| {
        let mut row = OauthApplication::new("", state.now_ms());
        wanted.apply_to(&mut row)?;
        state.oauth_applications.insert(row.clone());
        Ok::<_, ApiError>(row)
    })?;
    Ok(Json(with_secret(&local, &row)))
}

/// `PATCH /v1/oauth_applications/{oauth_application_id}`
async fn update(
    State(local): Local,
    Path(id): Path<String>,
    RequestBody(wanted): RequestBody<Wanted>,
) -> Result<Json<Value>, ApiError> {
    let row = local.change(|state| {
        let mut row = find::<OauthApplication>(state, &id)?.clone();
        wanted.apply_to(&mut row)?;
        row.updated_at = state.now_ms();
        *find_mut(state, &id)? = row.clone();
        Ok::<_, ApiError>(row)
    })?;
    Ok(Json(View::backend(&local, &local.state()).oauth_application(&row)))
}

/// `DELETE /v1/oauth_applications/{oauth_application_id}`: its tokens end with it.
async fn delete(State(local): Local, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    local.change(|state| {
        let client_id = find::<OauthApplication>(state, &id)?.client_id.clone();
        state.oauth_applications.remove(&id);
        state.machine_tokens.retain(|token| token.client_id != client_id);
        Ok(Json(deleted(OauthApplication::OBJECT, &id)))
    })
}

/// `POST /v1/oauth_applications/{oauth_application_id}/rotate_secret`
async fn rotate_secret(State(local): Local, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    let row = local.change(|state| {
        let now_ms = state.now_ms();
        let row = find_mut::<OauthApplication>(state, &id)?;
        row.client_secret = ids::client_secret();
        row.updated_at = now_ms;
        Ok::<_, ApiError>(row.clone())
    })?;
    Ok(Json(with_secret(&local, &row)))
}

/// `POST /v1/oauth_applications/{oauth_application_id}/revoke_token`
async fn revoke_token(
    State(local): Local,
    Path(id): Path<String>,
    RequestBody(Token { token }): RequestBody<Token>,
) -> Result<StatusCode, ApiError> {
    local.change(|state| {
        let client_id = &find::<OauthApplication>(state, &id)?.client_id;
        let found = state.machine_tokens.get(&token);
        let found = found.filter(|one| one.kind == OauthToken && one.client_id == *client_id);
        let found = found.ok_or_else(|| {
            ApiError::not_found("This OAuth application has no such access token.".to_owned())
        })?;
        let token_id = found.id.clone();
        state.revoke_machine_token(OauthToken, &token_id, None)?;
        Ok(StatusCode::NO_CONTENT)
    })
}

/// `POST /oauth_applications/access_tokens/verify`
async fn verify_token(
    State(local): Local,
    RequestBody(wanted): RequestBody<AccessToken>,
) -> Result<Json<Value>, ApiError> {
    let token = wanted.access_token.or(wanted.secret);
    verify(&local, OauthToken, &token.ok_or_else(|| ApiError::parameter_missing("access_token"))?)
}

impl Wanted {
    fn apply_to(self, row: &mut OauthApplication) -> Result<(), ApiError> {
        let redirect_uris = self.redirect_uris.or(self.callback_url.map(|url| vec![url]));
        for uri in redirect_uris.iter().flatten() {
            url::Url::parse(uri).map_err(|error| {
                ApiError::parameter_invalid(
                    "redirect_uris",
                    format!("has {uri:?}, which is not a URL: {error}"),
                )
            })?;
        }
        row.name = self.name.unwrap_or_else(|| std::mem::take(&mut row.name));
        row.redirect_uris = redirect_uris.unwrap_or_else(|| std::mem::take(&mut row.redirect_uris));
        row.scopes = self.scopes.unwrap_or_else(|| std::mem::take(&mut row.scopes));
        row.consent_screen_enabled = self.consent_screen_enabled.unwrap_or(row.consent_screen_enabled);
        row.public = self.public.unwrap_or(row.public);
        row.pkce_required = self.pkce_required.unwrap_or(row.pkce_required) || row.public;
        Ok(())
    }
}

/// A public application has none.
fn with_secret(local: &LocalClerk, row: &OauthApplication) -> Value {
    let mut payload = View::backend(local, &local.state()).oauth_application(row);
    if !row.public {
        payload["client_secret"] = json!(row.client_secret);
    }
    payload
}
