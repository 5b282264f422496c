//! The routes.

use std::sync::Arc;

use axum::Router;
use axum::http::{Method, StatusCode, Uri};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Redirect;
use axum::routing::{get, post};

use crate::early_answers::read_body_before_answering;
use crate::errors::ApiError;
use crate::secret_key::require_secret_key;
use crate::local_clerk::{LocalClerk, SIGN_IN_PATH};
use crate::{avatar, backend_api, frontend_api, local_machine_tokens, local_tokens, sign_in};

/// All routes of the stand-in.
pub fn router(local: Arc<LocalClerk>) -> Router {
    let with_secret_key = Router::new()
        .nest("/v1", backend_api::router())
        .merge(backend_api::router_without_version())
        .route("/local/tokens", post(local_tokens::create))
        .route("/local/machine_tokens", post(local_machine_tokens::create))
        .route_layer(from_fn_with_state(Arc::clone(&local), require_secret_key));
    Router::new()
        .merge(with_secret_key)
        .merge(frontend_api::router())
        .merge(sign_in::router())
        .route("/.well-known/jwks.json", get(backend_api::jwks::show))
        .route("/avatars/{file}", get(avatar::show))
        .route("/", get(async || Redirect::to(SIGN_IN_PATH)))
        // Browsers ask for it with every page, and log an error if it is missing.
        .route("/favicon.ico", get(async || StatusCode::NO_CONTENT))
        .fallback(unknown_path)
        .method_not_allowed_fallback(unknown_method)
        .layer(from_fn(read_body_before_answering))
        .with_state(local)
}

async fn unknown_path(method: Method, uri: Uri) -> ApiError {
    ApiError::not_found(format!("clerk-local has no {method} {}.", uri.path()))
}

async fn unknown_method(method: Method, uri: Uri) -> ApiError {
    ApiError::method_not_allowed(format!("clerk-local does not support {method} on {}.", uri.path()))
}
